// Files taken in by the assembler, for compilers without #embed. The build system does not see them: after an edit of
// one, touch the file that takes it in. The manifest gives their folders as search paths.

#ifndef DIGEST_INCBIN_H
#define DIGEST_INCBIN_H

#include <stddef.h>

#if defined(__APPLE__)
#define SECTION ".section __TEXT,__const\n"
#define SYMBOL(name) "_" #name
#else
#define SECTION ".section .rodata\n"
#define SYMBOL(name) #name
#endif

/// A function `symbol` that gives the bytes of the file at `path` and their count, as a `struct type`.
#define TAKE(type, symbol, path)                                                              \
    __asm__(SECTION ".global " SYMBOL(symbol##_start) "\n" SYMBOL(symbol##_start) ":\n"       \
            ".incbin \"" path "\"\n"                                                          \
            ".global " SYMBOL(symbol##_end) "\n" SYMBOL(symbol##_end) ":\n"                   \
            ".byte 0\n.text\n");                                                              \
    extern const unsigned char symbol##_start[];                                              \
    extern const unsigned char symbol##_end[];                                                \
    struct type symbol(void) {                                                                \
        return (struct type){symbol##_start, (size_t)(symbol##_end - symbol##_start)};        \
    }

#if defined(__ELF__)
// Without it the linker takes the whole program for one that runs code on its stack.
__asm__(".section .note.GNU-stack,\"\",@progbits\n.text\n");
#endif

#endif
