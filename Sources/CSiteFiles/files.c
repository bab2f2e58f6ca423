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

static const unsigned char filter[] = {
#embed "filter.js"
};

struct digest_site_file digest_site_filter(void) { return (struct digest_site_file){filter, sizeof filter}; }

struct digest_site_file digest_site_search(void) { return (struct digest_site_file){search, sizeof search}; }

struct digest_site_file digest_site_style(void) { return (struct digest_site_file){style, sizeof style}; }

#else

#include "../CLexicons/incbin.h"

TAKE(digest_site_file, digest_site_filter, "filter.js")
TAKE(digest_site_file, digest_site_search, "search.js")
TAKE(digest_site_file, digest_site_style, "style.css")

#endif
