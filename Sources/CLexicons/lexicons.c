#include "CLexicons.h"

// Compilers that know #embed tell the build system which files they took in, so that an edited lexicon is built.
#ifdef __has_embed
#if __has_embed("../TextAnalysis/Lexicons/models.txt")
#define EMBEDS 1
#endif
#endif

#ifdef EMBEDS

#pragma clang diagnostic ignored "-Wc23-extensions"

#define BEGIN(kind, name) static const unsigned char kind##_##name[] = {
#define END(kind, name)                                                                       \
    };                                                                                        \
    struct digest_lexicon digest_##kind##_##name(void) {                                      \
        return (struct digest_lexicon){kind##_##name, sizeof kind##_##name};                  \
    }

BEGIN(lexicon, models)
#embed "../TextAnalysis/Lexicons/models.txt"
END(lexicon, models)

BEGIN(lexicon, datasets)
#embed "../TextAnalysis/Lexicons/datasets.txt"
END(lexicon, datasets)

BEGIN(lexicon, organisations)
#embed "../TextAnalysis/Lexicons/organisations.txt"
END(lexicon, organisations)

BEGIN(lexicon, venues)
#embed "../TextAnalysis/Lexicons/venues.txt"
END(lexicon, venues)

BEGIN(lexicon, countries)
#embed "../TextAnalysis/Lexicons/countries.txt"
END(lexicon, countries)

BEGIN(lexicon, topics)
#embed "../TextAnalysis/Lexicons/topics.txt"
END(lexicon, topics)

BEGIN(lexicon, glossary)
#embed "../TextAnalysis/Lexicons/glossary.txt"
END(lexicon, glossary)

BEGIN(words, abbreviations)
#embed "../TextAnalysis/Lexicons/Words/abbreviations.txt"
END(words, abbreviations)

BEGIN(words, categories)
#embed "../TextAnalysis/Lexicons/Words/categories.txt"
END(words, categories)

BEGIN(words, characters)
#embed "../TextAnalysis/Lexicons/Words/characters.txt"
END(words, characters)

BEGIN(words, claims)
#embed "../TextAnalysis/Lexicons/Words/claims.txt"
END(words, claims)

BEGIN(words, claimweights)
#embed "../TextAnalysis/Lexicons/Words/claimweights.txt"
END(words, claimweights)

BEGIN(words, dates)
#embed "../TextAnalysis/Lexicons/Words/dates.txt"
END(words, dates)

BEGIN(words, digests)
#embed "../TextAnalysis/Lexicons/Words/digests.txt"
END(words, digests)

BEGIN(words, heads)
#embed "../TextAnalysis/Lexicons/Words/heads.txt"
END(words, heads)

BEGIN(words, links)
#embed "../TextAnalysis/Lexicons/Words/links.txt"
END(words, links)

BEGIN(words, markdown)
#embed "../TextAnalysis/Lexicons/Words/markdown.txt"
END(words, markdown)

BEGIN(words, marks)
#embed "../TextAnalysis/Lexicons/Words/marks.txt"
END(words, marks)

BEGIN(words, names)
#embed "../TextAnalysis/Lexicons/Words/names.txt"
END(words, names)

BEGIN(words, nameweights)
#embed "../TextAnalysis/Lexicons/Words/nameweights.txt"
END(words, nameweights)

BEGIN(words, people)
#embed "../TextAnalysis/Lexicons/Words/people.txt"
END(words, people)

BEGIN(words, posts)
#embed "../TextAnalysis/Lexicons/Words/posts.txt"
END(words, posts)

BEGIN(words, quantities)
#embed "../TextAnalysis/Lexicons/Words/quantities.txt"
END(words, quantities)

BEGIN(words, questions)
#embed "../TextAnalysis/Lexicons/Words/questions.txt"
END(words, questions)

BEGIN(words, sounds)
#embed "../TextAnalysis/Lexicons/Words/sounds.txt"
END(words, sounds)

BEGIN(words, stems)
#embed "../TextAnalysis/Lexicons/Words/stems.txt"
END(words, stems)

BEGIN(words, telegram)
#embed "../TextAnalysis/Lexicons/Words/telegram.txt"
END(words, telegram)

BEGIN(words, tex)
#embed "../TextAnalysis/Lexicons/Words/tex.txt"
END(words, tex)

BEGIN(words, topicweights)
#embed "../TextAnalysis/Lexicons/Words/topicweights.txt"
END(words, topicweights)

BEGIN(words, writing)
#embed "../TextAnalysis/Lexicons/Words/writing.txt"
END(words, writing)

#else

#include "incbin.h"

#define LEXICON(name) TAKE(digest_lexicon, digest_lexicon_##name, #name ".txt")
#define WORDS(name) TAKE(digest_lexicon, digest_words_##name, #name ".txt")

DIGEST_LEXICONS(LEXICON)
DIGEST_WORDS(WORDS)

#endif
