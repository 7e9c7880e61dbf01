// idx.c — what an IDX header may say: two zero bytes, the element type, the number of dimensions,
// then each dimension in four bytes, the most significant first.
#include "idx.h"

#include "status.h"

#include <assert.h>

enum { UNSIGNED_BYTE = 0x08, TYPE_AT = 2, RANK_AT = 3, DIMS_AT = 4 };

static size_t header_size(size_t rank)
{
    return DIMS_AT + 4 * rank;
}

static uint32_t big_endian(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Looks at the bytes in the order of the file, so that chunks of any size give the same error.
static nn_status check_magic(const uint8_t *header, size_t count, size_t rank)
{
    const uint8_t magic[DIMS_AT] = {0, 0, UNSIGNED_BYTE, (uint8_t)rank};
    for (size_t i = 0; i < DIMS_AT && i < count; i++) {
        if (header[i] == magic[i]) continue;
        return fail(i == TYPE_AT   ? NN_ERR_ELEMENT_TYPE
                    : i == RANK_AT ? NN_ERR_DIMENSIONS
                                   : NN_ERR_FORMAT,
                    i);
    }
    return NN_OK;
}

static nn_status read_header(const idx_reader *reader, array *a, size_t rank)
{
    nn_status status = check_magic(reader->header, reader->position, rank);
    if (status || reader->position < header_size(rank)) return status;
    uint32_t dims[3];
    size_t at[3];
    for (size_t i = 0; i < rank; i++) {
        at[i] = DIMS_AT + 4 * i;
        dims[i] = big_endian(reader->header + at[i]);
    }
    return array_create(a, dims, at, rank);
}

uint8_t *idx_room(idx_reader *reader, size_t *room, const array *a, size_t rank)
{
    if (!a->bytes) {
        *room = header_size(rank) - reader->position;
        return reader->header + reader->position;
    }
    if (a->filled < a->size) {
        *room = a->size - a->filled;
        return a->bytes + a->filled;
    }
    // Nothing may follow; a byte that does lands where the header was.
    *room = 1;
    return reader->header;
}

nn_status idx_advance(idx_reader *reader, array *a, size_t count, size_t rank)
{
    const size_t position = reader->position;
    reader->position += count;
    if (!a->bytes) return read_header(reader, a, rank);
    if (count > a->size - a->filled) return fail(NN_ERR_TRAILING, position);
    a->filled += count;
    return NN_OK;
}
