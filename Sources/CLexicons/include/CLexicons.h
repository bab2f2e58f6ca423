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

#endif
