#include "CWording.h"

// Compilers that know #embed tell the build system which files they took in, so that an edited catalogue is built.
#ifdef __has_embed
#if __has_embed("../Wording/ru.txt")
#define EMBEDS 1
#endif
#endif

#ifdef EMBEDS

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char russian[] = {
#embed "../Wording/ru.txt"
};

struct digest_catalogue digest_catalogue_russian(void) { return (struct digest_catalogue){russian, sizeof russian}; }

#else

#include "../CLexicons/incbin.h"

TAKE(digest_catalogue, digest_catalogue_russian, "ru.txt")

#endif
