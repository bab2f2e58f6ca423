#include "CLexicons.h"

#if defined(__APPLE__)
#define SECTION ".section __TEXT,__const\n"
#define END ".text\n"
#define SYMBOL(name) "_" #name
#else
#define SECTION ".section .rodata\n"
#define END ".text\n"
#define SYMBOL(name) #name
#endif

// The files lie in TextAnalysis/Lexicons, which the manifest gives as a search path.
#define LEXICON(name)                                                          \
    __asm__(SECTION ".global " SYMBOL(digest_##name##_start) "\n"              \
            SYMBOL(digest_##name##_start) ":\n"                                \
            ".incbin \"" #name ".txt\"\n"                                      \
            ".global " SYMBOL(digest_##name##_end) "\n"                        \
            SYMBOL(digest_##name##_end) ":\n"                                  \
            ".byte 0\n" END);                                                  \
    extern const unsigned char digest_##name##_start[];                        \
    extern const unsigned char digest_##name##_end[];                          \
    struct digest_lexicon digest_lexicon_##name(void) {                        \
        struct digest_lexicon lexicon = {                                      \
            digest_##name##_start,                                             \
            (size_t)(digest_##name##_end - digest_##name##_start)};            \
        return lexicon;                                                        \
    }

#if defined(__ELF__)
// Without it the linker takes the whole program for one that runs code on its stack.
__asm__(".section .note.GNU-stack,\"\",@progbits\n" END);
#endif

LEXICON(models)
LEXICON(datasets)
LEXICON(organisations)
LEXICON(venues)
LEXICON(countries)
LEXICON(topics)
LEXICON(glossary)
