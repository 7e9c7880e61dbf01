// file_writer.h — IDX, gzip, npy and zip files as tests need them, right ones and wrong ones.
#ifndef FILE_WRITER_H
#define FILE_WRITER_H
#include "gunzip.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint8_t bytes[4096];
    size_t count;
} buffer;

static inline void put(buffer *f, const void *bytes, size_t count)
{
    assert(count <= sizeof f->bytes - f->count);
    memcpy(f->bytes + f->count, bytes, count);
    f->count += count;
}

static inline void put_byte(buffer *f, unsigned byte)
{
    const uint8_t value = (uint8_t)byte;
    put(f, &value, 1);
}

static inline void put_little(buffer *f, uint32_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) put_byte(f, value >> 8 * i & 0xff);
}

static inline void put_big32(buffer *f, uint32_t value)
{
    for (unsigned shift = 32; shift > 0; shift -= 8) put_byte(f, value >> (shift - 8) & 0xff);
}

// A copy that ends where its block of memory ends, so that the address sanitizer sees a byte read
// too many. The caller frees it.
static inline uint8_t *exact_copy(const uint8_t *bytes, size_t count)
{
    uint8_t *copy = malloc(count > 0 ? count : 1);
    assert(copy);
    memcpy(copy, bytes, count);
    return copy;
}

// ---- IDX ----------------------------------------------------------------------------------------

static inline void put_idx_header(buffer *f, size_t rank, const uint32_t *dims)
{
    put(f, "\0\0\x08", 3);
    put_byte(f, (unsigned)rank);
    for (size_t i = 0; i < rank; i++) put_big32(f, dims[i]);
}

// ---- Deflate and gzip ---------------------------------------------------------------------------

typedef struct {
    buffer *out;
    uint32_t bits;
    unsigned count;
} bit_writer;

static inline void put_bits(bit_writer *w, uint32_t bits, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        w->bits |= (bits >> i & 1) << w->count;
        if (++w->count < 8) continue;
        put_byte(w->out, w->bits);
        w->bits = w->count = 0;
    }
}

// A Huffman code goes out from its first bit on, all else from its last (RFC 1951, 3.1.1).
static inline void put_code(bit_writer *w, uint32_t code, unsigned count)
{
    while (count > 0) put_bits(w, code >> --count, 1);
}

static inline void put_literal(bit_writer *w, uint8_t byte)
{
    if (byte < 144) {
        put_code(w, 0x30u + byte, 8);
    } else {
        put_code(w, 0x190u + byte - 144u, 9);
    }
}

// One block of fixed Huffman codes (RFC 1951, 3.2.6); three equal bytes more become a match.
static inline void put_deflated(buffer *out, const uint8_t *bytes, size_t count)
{
    bit_writer w = {out, 0, 0};
    put_bits(&w, 1 | 1 << 1, 3);
    for (size_t i = 0; i < count;) {
        put_literal(&w, bytes[i]);
        const size_t first = i++;
        while (i + 2 < count && bytes[i] == bytes[first] && bytes[i + 1] == bytes[first] &&
               bytes[i + 2] == bytes[first]) {
            put_code(&w, 257 - 256, 7); // length 3
            put_code(&w, 0, 5);         // distance 1
            i += 3;
        }
    }
    put_code(&w, 0, 7);
    if (w.count > 0) put_bits(&w, 0, 8 - w.count);
}

enum { GZIP_HCRC = 2, GZIP_EXTRA = 4, GZIP_NAME = 8, GZIP_COMMENT = 16, GZIP_HEADER = 10 };

// One member with the optional header fields of RFC 1952 that `flags` names.
static inline void put_gzip(buffer *out, const uint8_t *bytes, size_t count, unsigned flags)
{
    const size_t start = out->count;
    put(out, "\x1f\x8b\x08", 3);
    put_byte(out, flags);
    put(out, "\0\0\0\0\0\xff", 6);
    if (flags & GZIP_EXTRA) put(out, "\x04\0abcd", 6);
    if (flags & GZIP_NAME) put(out, "digits", 7);
    if (flags & GZIP_COMMENT) put(out, "ten of them", 12);
    if (flags & GZIP_HCRC)
        put_little(out, gunzip_crc32(0, out->bytes + start, out->count - start), 2);
    put_deflated(out, bytes, count);
    put_little(out, gunzip_crc32(0, bytes, count), 4);
    put_little(out, (uint32_t)count, 4);
}

// ---- npy and zip --------------------------------------------------------------------------------

static inline void put_npy(buffer *out, unsigned major, const char *header, const uint8_t *elements,
                           size_t count)
{
    put(out, "\x93NUMPY", 6);
    put_byte(out, major);
    put_byte(out, 0);
    put_little(out, (uint32_t)strlen(header), major == 1 ? 2 : 4);
    put(out, header, strlen(header));
    put(out, elements, count);
}

enum { ZIP_STORED = 0, ZIP_DEFLATED = 8 };

typedef struct {
    buffer archive;
    buffer directory;
    uint32_t entries;
} zip_writer;

// As NumPy does it: the local header has no sizes, and with a deflated entry no checksum either.
static inline void zip_add(zip_writer *zip, const char *name, const buffer *content,
                           unsigned method)
{
    static buffer packed;
    packed.count = 0;
    if (method == ZIP_DEFLATED) {
        put_deflated(&packed, content->bytes, content->count);
    } else {
        put(&packed, content->bytes, content->count);
    }
    const uint32_t at = (uint32_t)zip->archive.count;
    const uint32_t crc = gunzip_crc32(0, content->bytes, content->count);
    const uint32_t name_size = (uint32_t)strlen(name);
    const bool descriptor = method == ZIP_DEFLATED;

    put(&zip->archive, "PK\3\4", 4);
    put_little(&zip->archive, 45, 2);
    put_little(&zip->archive, descriptor ? 8 : 0, 2);
    put_little(&zip->archive, method, 2);
    put_little(&zip->archive, 0, 4);
    put_little(&zip->archive, descriptor ? 0 : crc, 4);
    put_little(&zip->archive, 0xffffffff, 4);
    put_little(&zip->archive, 0xffffffff, 4);
    put_little(&zip->archive, name_size, 2);
    put_little(&zip->archive, 4, 2);
    put(&zip->archive, name, name_size);
    put(&zip->archive, "\1\0\0\0", 4);
    put(&zip->archive, packed.bytes, packed.count);
    if (descriptor) {
        put(&zip->archive, "PK\7\10", 4);
        put_little(&zip->archive, crc, 4);
        put_little(&zip->archive, (uint32_t)packed.count, 4);
        put_little(&zip->archive, (uint32_t)content->count, 4);
    }

    put(&zip->directory, "PK\1\2", 4);
    put_little(&zip->directory, 45, 2);
    put_little(&zip->directory, 45, 2);
    put_little(&zip->directory, descriptor ? 8 : 0, 2);
    put_little(&zip->directory, method, 2);
    put_little(&zip->directory, 0, 4);
    put_little(&zip->directory, crc, 4);
    put_little(&zip->directory, (uint32_t)packed.count, 4);
    put_little(&zip->directory, (uint32_t)content->count, 4);
    put_little(&zip->directory, name_size, 2);
    put_little(&zip->directory, 0, 2); // extra
    put_little(&zip->directory, 3, 2); // comment
    put(&zip->directory, "\0\0\0\0\0\0\0", 8);
    put_little(&zip->directory, at, 4);
    put(&zip->directory, name, name_size);
    put(&zip->directory, "ink", 3);
    zip->entries++;
}

static inline void zip_finish(zip_writer *zip)
{
    const uint32_t at = (uint32_t)zip->archive.count;
    const uint32_t size = (uint32_t)zip->directory.count;
    put(&zip->archive, zip->directory.bytes, size);
    put(&zip->archive, "PK\5\6\0\0\0\0", 8);
    put_little(&zip->archive, zip->entries, 2);
    put_little(&zip->archive, zip->entries, 2);
    put_little(&zip->archive, size, 4);
    put_little(&zip->archive, at, 4);
    put_little(&zip->archive, 0, 2);
}

#endif
