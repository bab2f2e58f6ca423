// What every site has as it is: its look and its search, as bytes inside the program. They are files of their own
// so that editors, linters and tests read them as what they are. Nothing else belongs here.

#ifndef DIGEST_CSITEFILES_H
#define DIGEST_CSITEFILES_H

#include <stddef.h>

/// Bytes of one file.
struct digest_site_file {
    const unsigned char *bytes;
    size_t count;
};

/// `fields.js`: what the fields of a query find on a site.
struct digest_site_file digest_site_fields(void);
/// `filter.js`: narrows a long list on a page, in the browser.
struct digest_site_file digest_site_filter(void);
/// `find.js`: what a query finds on a site, and in which order.
struct digest_site_file digest_site_find(void);
/// `match.js`: which items of a site have which words.
struct digest_site_file digest_site_match(void);
/// `plan.js`: how a query is understood.
struct digest_site_file digest_site_plan(void);
/// `query.js`: what a query is.
struct digest_site_file digest_site_query(void);
/// `search.js`: the page that a site is searched on.
struct digest_site_file digest_site_search(void);
/// `style.css`: the look of everything in HTML.
struct digest_site_file digest_site_style(void);

#endif
