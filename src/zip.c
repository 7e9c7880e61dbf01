// zip.c — finds entries by the central directory, whose sizes hold even where local headers have
// none (PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16).
#include "zip.h"

#include "status.h"

#include <string.h>

enum {
    LOCAL_MAGIC = 0x04034b50,
    LOCAL_SIZE = 30,
    DIRECTORY_MAGIC = 0x02014b50,
    DIRECTORY_SIZE = 46,
    END_MAGIC = 0x06054b50,
    END_SIZE = 22,
    MAX_COMMENT = 0xffff,
    STORED = 0,
    DEFLATED = 8,
    ENCRYPTED = 1,
};

static uint32_t u16(const uint8_t *bytes)
{
    return (uint32_t)bytes[1] << 8 | bytes[0];
}

static uint32_t u32(const uint8_t *bytes)
{
    return u16(bytes + 2) << 16 | u16(bytes);
}

// Whether `size` bytes at `at` end before `end`; written so that no sum overflows 32 bits.
static bool fits(size_t at, size_t size, size_t end)
{
    return at <= end && size <= end - at;
}

// The last signature that leaves room for the record; *at is its offset.
static bool find_end(size_t *at, span file)
{
    const size_t most = END_SIZE + MAX_COMMENT;
    for (size_t back = END_SIZE; back <= file.count && back <= most; back++) {
        *at = file.count - back;
        if (u32(file.bytes + *at) == END_MAGIC) return true;
    }
    return false;
}

nn_status zip_open(zip *archive, span file)
{
    if (file.count < 4) return fail(NN_ERR_TRUNCATED, file.count);
    if (u32(file.bytes) != LOCAL_MAGIC) return fail(NN_ERR_FORMAT, 0);
    size_t at;
    if (!find_end(&at, file)) return fail(NN_ERR_TRUNCATED, file.count);
    const uint8_t *end = file.bytes + at;
    const size_t comment = u16(end + 20);
    const size_t rest = file.count - at - END_SIZE;
    if (comment > rest) return fail(NN_ERR_TRUNCATED, file.count);
    if (comment < rest) return fail(NN_ERR_TRAILING, file.count - (rest - comment));
    const size_t directory_at = u32(end + 16);
    const size_t directory_size = u32(end + 12);
    // Two disks, a directory elsewhere, and zip64, whose fields here are all ones.
    if (u32(end + 4) != 0 || u16(end + 8) != u16(end + 10) ||
        !fits(directory_at, directory_size, at) || directory_at + directory_size != at)
        return fail(NN_ERR_FORMAT, at);
    *archive = (zip){file, directory_at, at, u16(end + 10)};
    return NN_OK;
}

// Walks the directory; *found is the entry's record, or NULL.
static nn_status find_entry(const uint8_t **found, const zip *archive, const char *name)
{
    const size_t length = strlen(name);
    size_t at = archive->directory_at;
    for (size_t i = 0; i < archive->entry_count; i++) {
        const uint8_t *record = archive->file.bytes + at;
        if (!fits(at, DIRECTORY_SIZE, archive->directory_end) || u32(record) != DIRECTORY_MAGIC)
            return fail(NN_ERR_FORMAT, at);
        const size_t name_size = u16(record + 28);
        const size_t size = DIRECTORY_SIZE + name_size + u16(record + 30) + u16(record + 32);
        if (!fits(at, size, archive->directory_end)) return fail(NN_ERR_FORMAT, at);
        *found = record;
        if (name_size == length && memcmp(record + DIRECTORY_SIZE, name, length) == 0) return NN_OK;
        at += size;
    }
    return fail(NN_ERR_ARRAY_MISSING, 0);
}

nn_status zip_entry_open(zip_entry *entry, const zip *archive, const char *name)
{
    const uint8_t *record;
    const nn_status status = find_entry(&record, archive, name);
    if (status) return status;
    const size_t record_at = (size_t)(record - archive->file.bytes);
    const uint32_t method = u16(record + 10);
    const size_t packed = u32(record + 20);
    const size_t local_at = u32(record + 42);
    if ((u16(record + 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED) ||
        !fits(local_at, LOCAL_SIZE, archive->directory_at))
        return fail(NN_ERR_FORMAT, record_at);
    const uint8_t *local = archive->file.bytes + local_at;
    const size_t local_size = LOCAL_SIZE + u16(local + 26) + u16(local + 28);
    const size_t data_at = local_at + local_size;
    if (u32(local) != LOCAL_MAGIC || !fits(local_at, local_size, archive->directory_at) ||
        !fits(data_at, packed, archive->directory_at))
        return fail(NN_ERR_FORMAT, local_at);
    *entry = (zip_entry){
        .data = {archive->file.bytes + data_at, packed},
        .data_at = data_at,
        .data_end = data_at + packed,
        .size = u32(record + 24),
        .expected_crc = u32(record + 16),
    };
    if (method == STORED && entry->size != packed) return fail(NN_ERR_CHECKSUM, record_at);
    if (method == STORED) return NN_OK;
    entry->gunzip = gunzip_create(GUNZIP_RAW);
    return entry->gunzip ? NN_OK : fail(NN_ERR_MEMORY, 0);
}

void zip_entry_close(zip_entry *entry)
{
    gunzip_destroy(entry->gunzip);
    entry->gunzip = NULL;
}

nn_status zip_entry_read(zip_entry *entry, uint8_t *out, size_t count)
{
    if (count > entry->size - entry->position) return fail(NN_ERR_TRUNCATED, entry->size);
    size_t produced = count;
    if (!entry->gunzip) {
        memcpy(out, entry->data.bytes, count);
        entry->data.bytes += count;
        entry->data.count -= count;
    } else {
        const nn_status status = gunzip_read(entry->gunzip, out, count, &produced, &entry->data);
        if (status) return fail(status, entry->data_at + nn_error_at());
    }
    if (produced < count) return fail(NN_ERR_CHECKSUM, entry->data_end);
    entry->crc = gunzip_crc32(entry->crc, out, count);
    entry->position += count;
    return NN_OK;
}

nn_status zip_entry_end(zip_entry *entry)
{
    if (entry->position < entry->size) return fail(NN_ERR_TRAILING, entry->position);
    uint8_t beyond;
    size_t produced = 0;
    if (entry->gunzip) {
        const nn_status status = gunzip_read(entry->gunzip, &beyond, 1, &produced, &entry->data);
        if (status) return fail(status, entry->data_at + nn_error_at());
    }
    const bool whole = !entry->gunzip || gunzip_ended(entry->gunzip);
    if (produced > 0 || !whole || entry->data.count > 0 || entry->crc != entry->expected_crc)
        return fail(NN_ERR_CHECKSUM, entry->data_end);
    return NN_OK;
}
