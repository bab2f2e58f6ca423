#include "CLexicons.h"

#include <string.h>

// In C for the vectors: many places are looked at in a few instructions, in builds for debugging too.
typedef unsigned char block __attribute__((vector_size(16)));
enum { width = 16, stride = 4 * width };

static block load(const unsigned char *bytes) {
    block block;
    memcpy(&block, bytes, width);
    return block | 0x20;
}

static block splat(unsigned char byte) {
    block block;
    memset(&block, byte | 0x20, width);
    return block;
}

static int is_set(block block) {
    unsigned long long halves[2];
    memcpy(halves, &block, width);
    return (halves[0] | halves[1]) != 0;
}

/// More beginnings than these are looked for byte by byte.
enum { most = 64 };

/// The bytes of a beginning that tell most, and where they stand.
enum { told = 3 };
struct telling {
    block bytes[told];
    size_t places[told];
};

static struct telling telling(const unsigned char *beginning, size_t length) {
    // A Cyrillic letter is told by its second byte.
    size_t step = beginning[0] >= 0x80 ? 2 : 1;
    size_t place = step - 1;
    struct telling telling;
    for (int i = 0; i < told; i++) {
        if (place >= length) place = place >= step ? place - step : 0;
        telling.bytes[i] = splat(beginning[place]);
        telling.places[i] = place;
        place += step;
    }
    return telling;
}

static block may_begin_in(const unsigned char *at, const struct telling *telling) {
    return (block)(load(at + telling->places[0]) == telling->bytes[0])
        & (block)(load(at + telling->places[1]) == telling->bytes[1])
        & (block)(load(at + telling->places[2]) == telling->bytes[2]);
}

/// Marks those of the `stride` bytes from `at` on where one of the beginnings may stand; whether there are any.
static int mark(const unsigned char *at, const struct telling *tellings, size_t count, unsigned char *marks) {
    block found[4] = {{0}};
    for (size_t i = 0; i < count; i++) {
        // Side by side, so that one comes while another is waited for.
        found[0] |= may_begin_in(at, &tellings[i]);
        found[1] |= may_begin_in(at + width, &tellings[i]);
        found[2] |= may_begin_in(at + 2 * width, &tellings[i]);
        found[3] |= may_begin_in(at + 3 * width, &tellings[i]);
    }
    memcpy(marks, found, stride);
    return is_set(found[0] | found[1] | found[2] | found[3]);
}

static unsigned char small(unsigned char byte) {
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

static int is_start(struct digest_lexicon file, size_t at) {
    if (at == 0) return 1;
    switch (file.bytes[at - 1]) {
    case ' ': case ';': case '\n': case '"': case '[': return 1;
    default: return 0;
    }
}

static int begins(struct digest_lexicon file, size_t at, const unsigned char *beginning, size_t length) {
    if (length > file.count - at) return 0;
    for (size_t i = 0; i < length; i++) {
        if (small(file.bytes[at + i]) != beginning[i]) return 0;
    }
    return 1;
}

/// Whether one of the beginnings stands at `at`, where a word begins.
static int begins_any(struct digest_lexicon file, size_t at, const unsigned char *bytes, const size_t *ends,
                      size_t count) {
    size_t start = 0;
    for (size_t i = 0; i < count; start = ends[i++]) {
        if (begins(file, at, bytes + start, ends[i] - start)) return 1;
    }
    return 0;
}

/// The first marked place of a stride where one of the beginnings stands; `stride` when there is none.
static size_t first_marked(const unsigned char *marks, struct digest_lexicon file, size_t at,
                           const unsigned char *bytes, const size_t *ends, size_t count) {
    for (size_t i = 0; i < stride; i++) {
        unsigned long long eight;
        memcpy(&eight, marks + i / 8 * 8, 8);
        if (eight == 0) {
            i += 7;
        } else if (marks[i] && is_start(file, at + i) && begins_any(file, at + i, bytes, ends, count)) {
            return i;
        }
    }
    return stride;
}

size_t digest_lexicon_find(struct digest_lexicon file, size_t from, const unsigned char *bytes,
                           const size_t *ends, size_t count) {
    struct telling tellings[most];
    for (size_t i = 0; i < count && i < most; i++) {
        size_t start = i == 0 ? 0 : ends[i - 1];
        tellings[i] = telling(bytes + start, ends[i] - start);
    }
    size_t at = from;
    // The last bytes that tell stand up to five behind the first place.
    while (count > 0 && count <= most && at + stride + 5 <= file.count) {
        unsigned char marks[stride];
        if (mark(file.bytes + at, tellings, count, marks)) {
            size_t place = first_marked(marks, file, at, bytes, ends, count);
            if (place < stride) return at + place;
        }
        at += stride;
    }
    while (at < file.count && !(is_start(file, at) && begins_any(file, at, bytes, ends, count))) at++;
    return at < file.count ? at : file.count;
}
