// gunzip.h — deflated bytes that arrive in chunks, inflated to where the caller wants them.
#ifndef GUNZIP_H
#define GUNZIP_H

#include "nn.h"

// Bytes still to be read; a reader moves the start on.
typedef struct {
    const uint8_t *bytes;
    size_t count;
} span;

typedef enum {
    GUNZIP_GZIP, // RFC 1952, one member or several; zeros may follow each, and anything the last
    GUNZIP_RAW,  // RFC 1951 without a frame, as in zip
} gunzip_frame;

typedef struct gunzip gunzip;

// NULL without memory.
gunzip *gunzip_create(gunzip_frame frame);
void gunzip_destroy(gunzip *g);

// Inflates until `room` is full, or until `input` is used up and nothing more follows from it.
//
//   produced   out: bytes written to `out`, also when it fails
//
// NN_ERR_FORMAT if it does not begin like gzip, NN_ERR_GZIP, NN_ERR_CHECKSUM, NN_ERR_MEMORY.
nn_status gunzip_read(gunzip *g, uint8_t *out, size_t room, size_t *produced,
                      span *input) NN_CHECKED;

// Whether the input so far is complete: it ends where a member ends.
int gunzip_ended(const gunzip *g);

// CRC-32 of RFC 1952 over all bytes so far; 0 before the first.
uint32_t gunzip_crc32(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
