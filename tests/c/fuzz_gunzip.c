// fuzz_gunzip.c — libFuzzer: whatever the bytes, and however they are cut, they inflate to the same
// bytes and the same verdict.
//
// The first byte of an input chooses the frame (bit 0) and the size of the pieces that come in, the
// second the size of the pieces that go out.
#include "fuzzing.h"

#include "gunzip.h"

#include <string.h>

// Of what is inflated, the rest stays unread.
enum { MOST = 1 << 16 };

typedef struct {
    uint8_t bytes[MOST];
    size_t count;
    nn_status status;
    int ended;
} inflated;

static void inflate_all(inflated *out, gunzip_frame frame, const uint8_t *bytes, size_t count,
                        size_t piece_in, size_t piece_out)
{
    gunzip *g = gunzip_create(frame);
    require(g != NULL);
    *out = (inflated){.status = NN_OK};
    size_t at = 0, room, produced;
    do {
        const size_t in = count - at < piece_in ? count - at : piece_in;
        span input = {bytes + at, in};
        room = MOST - out->count < piece_out ? MOST - out->count : piece_out;
        out->status = gunzip_read(g, out->bytes + out->count, room, &produced, &input);
        require(produced <= room && input.count <= in);
        out->count += produced;
        at += in - input.count;
        if (produced < room && input.count > 0) break; // bytes after the end of a raw stream
    } while (out->status == NN_OK && out->count < MOST && (at < count || produced == room));
    out->ended = gunzip_ended(g);
    gunzip_destroy(g);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static inflated whole, cut;
    if (count < 2) return 0;
    const gunzip_frame frame = bytes[0] & 1 ? GUNZIP_RAW : GUNZIP_GZIP;
    inflate_all(&whole, frame, bytes + 2, count - 2, SIZE_MAX, SIZE_MAX);
    inflate_all(&cut, frame, bytes + 2, count - 2, bytes[0] / 2u + 1, bytes[1] + 1u);
    if (whole.count == MOST) return 0; // what follows depends on how far each has looked
    require(whole.status == cut.status && whole.count == cut.count);
    require(memcmp(whole.bytes, cut.bytes, whole.count) == 0);
    require(whole.ended == cut.ended);
    return 0;
}
