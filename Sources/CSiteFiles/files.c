#include "CSiteFiles.h"

// Compilers that know #embed tell the build system which files they took in, so that an edited file is built.
#ifdef __has_embed
#if __has_embed("style.css")
#define EMBEDS 1
#endif
#endif

#ifdef EMBEDS

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char search[] = {
#embed "search.js"
};

static const unsigned char style[] = {
#embed "style.css"
};

struct digest_site_file digest_site_search(void) { return (struct digest_site_file){search, sizeof search}; }

struct digest_site_file digest_site_style(void) { return (struct digest_site_file){style, sizeof style}; }

#else

// The assembler takes them in, which the build system does not see: after an edit, touch this file. The manifest
// gives the folder as a search path.
#if defined(__APPLE__)
#define SECTION ".section __TEXT,__const\n"
#define SYMBOL(name) "_" #name
#else
#define SECTION ".section .rodata\n"
#define SYMBOL(name) #name
#endif

#define TAKE(symbol, path)                                                                    \
    __asm__(SECTION ".global " SYMBOL(symbol##_start) "\n" SYMBOL(symbol##_start) ":\n"       \
            ".incbin \"" path "\"\n"                                                          \
            ".global " SYMBOL(symbol##_end) "\n" SYMBOL(symbol##_end) ":\n"                   \
            ".byte 0\n.text\n");                                                              \
    extern const unsigned char symbol##_start[];                                              \
    extern const unsigned char symbol##_end[];                                                \
    struct digest_site_file symbol(void) {                                                    \
        return (struct digest_site_file){symbol##_start, (size_t)(symbol##_end - symbol##_start)}; \
    }

#if defined(__ELF__)
// Without it the linker takes the whole program for one that runs code on its stack.
__asm__(".section .note.GNU-stack,\"\",@progbits\n.text\n");
#endif

TAKE(digest_site_search, "search.js")
TAKE(digest_site_style, "style.css")

#endif
