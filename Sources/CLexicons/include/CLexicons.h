// The lexicons of TextAnalysis as bytes inside the program. They are plain text files; the assembler
// takes them in as they are, because as array literals they would take minutes to compile.

#ifndef DIGEST_CLEXICONS_H
#define DIGEST_CLEXICONS_H

#include <stddef.h>

/// Bytes of one file.
struct digest_lexicon {
    const unsigned char *bytes;
    size_t count;
};

struct digest_lexicon digest_lexicon_models(void);
struct digest_lexicon digest_lexicon_datasets(void);
struct digest_lexicon digest_lexicon_organisations(void);
struct digest_lexicon digest_lexicon_venues(void);
struct digest_lexicon digest_lexicon_countries(void);
struct digest_lexicon digest_lexicon_topics(void);
struct digest_lexicon digest_lexicon_glossary(void);

/// The first place in `file`, from `from` on, where a word begins with one of `count` beginnings; the length of
/// the file where there is none. The beginnings stand one behind the other in `bytes` and end at `ends`; none is
/// empty, and their ASCII letters are small and stand for either case.
size_t digest_lexicon_find(struct digest_lexicon file, size_t from, const unsigned char *bytes,
                           const size_t *ends, size_t count);

#endif
