// The lexicons and word lists of TextAnalysis as bytes inside the program. They are plain text files that the
// compiler takes in as they are, because as array literals they would take minutes to compile. Nothing else
// belongs here.

#ifndef DIGEST_CLEXICONS_H
#define DIGEST_CLEXICONS_H

#include <stddef.h>

/// Bytes of one file.
struct digest_lexicon {
    const unsigned char *bytes;
    size_t count;
};

/// The files of `TextAnalysis/Lexicons`, without `.txt`. Each has a function `digest_lexicon_…`.
#define DIGEST_LEXICONS(FILE) \
    FILE(models)              \
    FILE(datasets)            \
    FILE(organisations)       \
    FILE(venues)              \
    FILE(countries)           \
    FILE(topics)              \
    FILE(glossary)

/// The files of `TextAnalysis/Lexicons/Words`, without `.txt`. Each has a function `digest_words_…`.
#define DIGEST_WORDS(FILE) \
    FILE(abbreviations) \
    FILE(categories) \
    FILE(characters) \
    FILE(claims) \
    FILE(claimweights) \
    FILE(dates) \
    FILE(digests) \
    FILE(heads) \
    FILE(links) \
    FILE(markdown) \
    FILE(marks) \
    FILE(names) \
    FILE(nameweights) \
    FILE(people) \
    FILE(posts) \
    FILE(quantities) \
    FILE(questions) \
    FILE(sounds) \
    FILE(stems) \
    FILE(telegram) \
    FILE(tex) \
    FILE(topicweights) \
    FILE(writing)

#define DIGEST_LEXICON(name) struct digest_lexicon digest_lexicon_##name(void);
DIGEST_LEXICONS(DIGEST_LEXICON)
#undef DIGEST_LEXICON

#define DIGEST_WORD_FILE(name) struct digest_lexicon digest_words_##name(void);
DIGEST_WORDS(DIGEST_WORD_FILE)
#undef DIGEST_WORD_FILE

/// The first place in `file`, from `from` on, where a word begins with one of `count` beginnings; the length of
/// the file where there is none. The beginnings stand one behind the other in `bytes` and end at `ends`; none is
/// empty, and their ASCII letters are small and stand for either case.
size_t digest_lexicon_find(struct digest_lexicon file, size_t from, const unsigned char *bytes,
                           const size_t *ends, size_t count);

#endif
