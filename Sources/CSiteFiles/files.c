#include "CSiteFiles.h"

// Compilers that know #embed tell the build system which files they took in, so that an edited file is built.
#ifdef __has_embed
#if __has_embed("style.css")
#define EMBEDS 1
#endif
#endif

#ifdef EMBEDS

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fields[] = {
#embed "fields.js"
};

static const unsigned char filter[] = {
#embed "filter.js"
};

static const unsigned char find[] = {
#embed "find.js"
};

static const unsigned char match[] = {
#embed "match.js"
};

static const unsigned char plan[] = {
#embed "plan.js"
};

static const unsigned char query[] = {
#embed "query.js"
};

static const unsigned char search[] = {
#embed "search.js"
};

static const unsigned char style[] = {
#embed "style.css"
};

struct digest_site_file digest_site_fields(void) { return (struct digest_site_file){fields, sizeof fields}; }

struct digest_site_file digest_site_filter(void) { return (struct digest_site_file){filter, sizeof filter}; }

struct digest_site_file digest_site_find(void) { return (struct digest_site_file){find, sizeof find}; }

struct digest_site_file digest_site_match(void) { return (struct digest_site_file){match, sizeof match}; }

struct digest_site_file digest_site_plan(void) { return (struct digest_site_file){plan, sizeof plan}; }

struct digest_site_file digest_site_query(void) { return (struct digest_site_file){query, sizeof query}; }

struct digest_site_file digest_site_search(void) { return (struct digest_site_file){search, sizeof search}; }

struct digest_site_file digest_site_style(void) { return (struct digest_site_file){style, sizeof style}; }

#else

#include "../CLexicons/incbin.h"

TAKE(digest_site_file, digest_site_fields, "fields.js")
TAKE(digest_site_file, digest_site_filter, "filter.js")
TAKE(digest_site_file, digest_site_find, "find.js")
TAKE(digest_site_file, digest_site_match, "match.js")
TAKE(digest_site_file, digest_site_plan, "plan.js")
TAKE(digest_site_file, digest_site_query, "query.js")
TAKE(digest_site_file, digest_site_search, "search.js")
TAKE(digest_site_file, digest_site_style, "style.css")

#endif
