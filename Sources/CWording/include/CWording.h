// Catalogues of phrases as bytes inside the program. They are files of their own in Sources/Wording, so that people
// who speak a language can read and mend them. Nothing else belongs here.

#ifndef DIGEST_CWORDING_H
#define DIGEST_CWORDING_H

#include <stddef.h>

/// Bytes of one catalogue.
struct digest_catalogue {
    const unsigned char *bytes;
    size_t count;
};

/// `ru.txt`.
struct digest_catalogue digest_catalogue_russian(void);

#endif
