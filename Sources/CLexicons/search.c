#include "CLexicons.h"

#include <string.h>

// In C for the vectors: sixteen places are looked at in a few instructions, in builds for debugging too.
typedef unsigned char block __attribute__((vector_size(16)));
enum { width = 16 };

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

/// Whether one of the beginnings may stand somewhere in the block at `at`.
static int may_begin(const unsigned char *at, const struct telling *tellings, size_t count) {
    block found = {0};
    for (size_t i = 0; i < count; i++) {
        const struct telling *telling = &tellings[i];
        found |= (block)(load(at + telling->places[0]) == telling->bytes[0])
            & (block)(load(at + telling->places[1]) == telling->bytes[1])
            & (block)(load(at + telling->places[2]) == telling->bytes[2]);
    }
    return is_set(found);
}

static unsigned char small(unsigned char byte) {
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

static int begins(struct digest_lexicon file, size_t at, const unsigned char *beginning, size_t length) {
    if (length > file.count - at) return 0;
    for (size_t i = 0; i < length; i++) {
        if (small(file.bytes[at + i]) != beginning[i]) return 0;
    }
    return 1;
}

static int is_start(struct digest_lexicon file, size_t at) {
    if (at == 0) return 1;
    switch (file.bytes[at - 1]) {
    case ' ': case ';': case '\n': case '"': case '[': return 1;
    default: return 0;
    }
}

size_t digest_lexicon_find(struct digest_lexicon file, size_t from, const unsigned char *bytes,
                           const size_t *ends, size_t count) {
    struct telling tellings[most];
    for (size_t i = 0; i < count && i < most; i++) {
        size_t start = i == 0 ? 0 : ends[i - 1];
        tellings[i] = telling(bytes + start, ends[i] - start);
    }
    size_t at = from;
    while (at < file.count && count > 0) {
        // A block is read from its sixth byte on, too.
        if (at + width + 5 <= file.count && count <= most && !may_begin(file.bytes + at, tellings, count)) {
            at += width;
            continue;
        }
        for (size_t end = at + width; at < end && at < file.count; at++) {
            size_t start = 0;
            for (size_t i = 0; i < count; start = ends[i++]) {
                if (begins(file, at, bytes + start, ends[i] - start) && is_start(file, at)) return at;
            }
        }
    }
    return file.count;
}
