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

/// `filter.js`: narrows a long list on a page, in the browser.
struct digest_site_file digest_site_filter(void);
/// `search.js`: the search of a site, in the browser.
struct digest_site_file digest_site_search(void);
/// `style.css`: the look of everything in HTML.
struct digest_site_file digest_site_style(void);

#endif
