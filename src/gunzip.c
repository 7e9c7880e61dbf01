// gunzip.c — zlib behind two words, read and ended; the only file that includes zlib.h.
#include "gunzip.h"

#include "status.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { MAGIC_SIZE = 2, FIRST_BYTE = 0x1f };

struct gunzip {
    z_stream stream;
    gunzip_frame frame;
    size_t position; // compressed bytes read
    int ended;
    int padded; // what follows is no member
};

gunzip *gunzip_create(gunzip_frame frame)
{
    gunzip *g = calloc(1, sizeof *g);
    if (!g) return NULL;
    g->frame = frame;
    const int window_bits = frame == GUNZIP_GZIP ? MAX_WBITS + 16 : -MAX_WBITS;
    if (inflateInit2(&g->stream, window_bits) != Z_OK) {
        free(g);
        return NULL;
    }
    return g;
}

void gunzip_destroy(gunzip *g)
{
    if (!g) return;
    inflateEnd(&g->stream);
    free(g);
}

// zlib tells a wrong trailer from damaged data only by its message.
static nn_status damage(const gunzip *g)
{
    const char *message = g->stream.msg ? g->stream.msg : "";
    if (strcmp(message, "incorrect data check") == 0 ||
        strcmp(message, "incorrect length check") == 0)
        return fail(NN_ERR_CHECKSUM, g->position);
    if (g->frame == GUNZIP_GZIP && g->position <= MAGIC_SIZE) return fail(NN_ERR_FORMAT, 0);
    return fail(NN_ERR_GZIP, g->position);
}

// One call of inflate; zlib counts in unsigned int, which may be smaller than size_t.
static int inflate_chunk(gunzip *g, uint8_t *out, size_t room, size_t *produced, span *input)
{
    z_stream *stream = &g->stream;
    const uInt in = input->count < UINT_MAX ? (uInt)input->count : UINT_MAX;
    const uInt most = room < UINT_MAX ? (uInt)room : UINT_MAX;
    stream->next_in = (z_const Bytef *)(uintptr_t)input->bytes; // zlib does not write there
    stream->avail_in = in;
    stream->next_out = out;
    stream->avail_out = most;
    const int result = inflate(stream, Z_NO_FLUSH);
    const size_t consumed = in - stream->avail_in;
    *produced = most - stream->avail_out;
    input->bytes += consumed;
    input->count -= consumed;
    g->position += consumed;
    return result;
}

// Anything may follow the members but what begins like one: tapes and some servers pad files, and
// `gzip` passes it by, too.
static void skip_padding(gunzip *g, span *input)
{
    for (; input->count > 0 && (g->padded || *input->bytes != FIRST_BYTE); input->count--) {
        g->padded = g->padded || *input->bytes != 0;
        input->bytes++;
        g->position++;
    }
}

nn_status gunzip_read(gunzip *g, uint8_t *out, size_t room, size_t *produced, span *input)
{
    *produced = 0;
    for (;;) {
        if (g->ended && g->frame == GUNZIP_GZIP) skip_padding(g, input);
        if (g->ended && (g->frame == GUNZIP_RAW || input->count == 0)) return NN_OK;
        if (g->ended) {
            inflateReset(&g->stream);
            g->ended = 0;
        }
        const size_t count = input->count;
        size_t chunk;
        const int result = inflate_chunk(g, out + *produced, room - *produced, &chunk, input);
        *produced += chunk;
        g->ended = result == Z_STREAM_END;
        if (result == Z_MEM_ERROR) return fail(NN_ERR_MEMORY, g->position);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return damage(g);
        if (chunk == 0 && input->count == count) return NN_OK;
    }
}

int gunzip_ended(const gunzip *g)
{
    return g->ended;
}

uint32_t gunzip_crc32(uint32_t crc, const uint8_t *bytes, size_t count)
{
    while (count > 0) {
        const uInt chunk = count < UINT_MAX ? (uInt)count : UINT_MAX;
        crc = (uint32_t)crc32(crc, bytes, chunk);
        bytes += chunk;
        count -= chunk;
    }
    return crc;
}
