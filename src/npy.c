// npy.c — the header of a .npy: a magic string, then a Python dictionary with three keys.
//
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#include "npy.h"

#include "status.h"

#include <string.h>

// NumPy pads the header of a plain array to 128 bytes at most.
enum { MAGIC_SIZE = 6, VERSION_SIZE = 2, MAX_HEADER = 1024 };

// A place in the header; offsets count from the first byte of the file.
typedef struct {
    const char *header;
    size_t size;
    size_t at;
} cursor;

typedef struct {
    uint32_t dims[3];
    size_t at[3];
    size_t rank;
} shape;

static void skip_space(cursor *c)
{
    while (c->at < c->size && (c->header[c->at] == ' ' || c->header[c->at] == '\n')) c->at++;
}

// Steps over `text`, and white space before it, if it is next.
static bool take(cursor *c, const char *text)
{
    skip_space(c);
    const size_t length = strlen(text);
    if (length > c->size - c->at || memcmp(c->header + c->at, text, length) != 0) return false;
    c->at += length;
    return true;
}

// A string in quotes of either kind; it may be any, so its length comes with it.
static bool take_string(cursor *c, const char **string, size_t *length)
{
    const char *quote = take(c, "'") ? "'" : take(c, "\"") ? "\"" : NULL;
    if (!quote) return false;
    *string = c->header + c->at;
    const char *end = memchr(*string, *quote, c->size - c->at);
    if (!end) return false;
    *length = (size_t)(end - *string);
    c->at += *length + 1;
    return true;
}

static bool equal(const char *string, size_t length, const char *text)
{
    return length == strlen(text) && memcmp(string, text, length) == 0;
}

static nn_status read_element_type(cursor *c)
{
    skip_space(c);
    const size_t at = c->at;
    const char *type;
    size_t length;
    if (!take_string(c, &type, &length)) return fail(NN_ERR_ELEMENT_TYPE, at);
    // A byte has no byte order, but writers differ in what they say of it.
    if (length == 3 && memchr("|<>=", *type, 4)) {
        type++;
        length--;
    }
    return equal(type, length, "u1") ? NN_OK : fail(NN_ERR_ELEMENT_TYPE, at);
}

static nn_status read_order(cursor *c)
{
    skip_space(c);
    if (take(c, "False")) return NN_OK;
    const size_t at = c->at;
    return take(c, "True") ? fail(NN_ERR_DIMENSIONS, at) : fail(NN_ERR_FORMAT, at);
}

static nn_status read_number(cursor *c, uint32_t *number)
{
    skip_space(c);
    const size_t first = c->at;
    uint64_t value = 0;
    for (; c->at < c->size && c->header[c->at] >= '0' && c->header[c->at] <= '9'; c->at++) {
        value = value * 10 + (uint64_t)(c->header[c->at] - '0');
        if (value > UINT32_MAX) return fail(NN_ERR_DIMENSIONS, first);
    }
    if (c->at == first) return fail(NN_ERR_FORMAT, first);
    take(c, "L"); // as Python 2 writes it where a C long has 32 bits
    *number = (uint32_t)value;
    return NN_OK;
}

static nn_status read_shape(cursor *c, shape *s)
{
    if (!take(c, "(")) return fail(NN_ERR_FORMAT, c->at);
    s->at[0] = c->at;
    bool more = true;
    for (s->rank = 0; !take(c, ")"); s->rank++) {
        if (!more) return fail(NN_ERR_FORMAT, c->at);
        if (s->rank == 3) return fail(NN_ERR_DIMENSIONS, c->at);
        skip_space(c);
        s->at[s->rank] = c->at;
        const nn_status status = read_number(c, &s->dims[s->rank]);
        if (status) return status;
        more = take(c, ",");
    }
    return NN_OK;
}

// One key and its value; every key comes once, in any order.
static nn_status read_item(cursor *c, shape *s, unsigned *seen)
{
    static const char *const keys[] = {"descr", "fortran_order", "shape"};
    skip_space(c);
    const size_t at = c->at;
    const char *key;
    size_t length;
    if (!take_string(c, &key, &length)) return fail(NN_ERR_FORMAT, at);
    unsigned k = 0;
    while (k < 3 && !equal(key, length, keys[k])) k++;
    if (k == 3 || (*seen >> k & 1) != 0 || !take(c, ":")) return fail(NN_ERR_FORMAT, at);
    *seen |= 1u << k;
    return k == 0 ? read_element_type(c) : k == 1 ? read_order(c) : read_shape(c, s);
}

static nn_status read_dictionary(cursor *c, shape *s)
{
    unsigned seen = 0;
    if (!take(c, "{")) return fail(NN_ERR_FORMAT, c->at);
    bool more = true;
    while (!take(c, "}")) {
        const nn_status status = more ? read_item(c, s, &seen) : fail(NN_ERR_FORMAT, c->at);
        if (status) return status;
        more = take(c, ",");
    }
    skip_space(c);
    return seen == 7 && c->at == c->size ? NN_OK : fail(NN_ERR_FORMAT, c->at);
}

// Reads the fixed part and the dictionary's text; *c stands at its beginning.
static nn_status read_header(cursor *c, char *header, zip_entry *entry)
{
    uint8_t fixed[MAGIC_SIZE + VERSION_SIZE];
    nn_status status = zip_entry_read(entry, fixed, sizeof fixed);
    if (status) return status;
    const uint8_t major = fixed[MAGIC_SIZE];
    if (memcmp(fixed, "\x93NUMPY", MAGIC_SIZE) != 0) return fail(NN_ERR_FORMAT, 0);
    if ((major != 1 && major != 2) || fixed[MAGIC_SIZE + 1] != 0)
        return fail(NN_ERR_FORMAT, MAGIC_SIZE);
    uint8_t length[4] = {0};
    status = zip_entry_read(entry, length, major == 1 ? 2 : 4);
    if (status) return status;
    const size_t at = entry->position;
    const size_t size = length[0] | (size_t)length[1] << 8;
    if (size > MAX_HEADER - at || length[2] != 0 || length[3] != 0)
        return fail(NN_ERR_FORMAT, sizeof fixed);
    *c = (cursor){header, at + size, at};
    return zip_entry_read(entry, (uint8_t *)header + at, size);
}

nn_status npy_read(array *a, zip_entry *entry, size_t rank)
{
    char header[MAX_HEADER];
    cursor c;
    shape s = {0};
    nn_status status = read_header(&c, header, entry);
    if (!status) status = read_dictionary(&c, &s);
    if (status) return status;
    if (s.rank != rank) return fail(NN_ERR_DIMENSIONS, s.at[0]);
    status = array_create(a, s.dims, s.at, rank);
    if (!status) status = zip_entry_read(entry, a->bytes, a->size);
    if (status) return status;
    a->filled = a->size;
    return zip_entry_end(entry);
}
