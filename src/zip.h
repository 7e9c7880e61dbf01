// zip.h — the entries of a zip archive that is in memory, stored or deflated; not zip64.
#ifndef ZIP_H
#define ZIP_H
#include "gunzip.h"

#include <stdbool.h>

typedef struct {
    span file;
    size_t directory_at; // offset of the central directory, which goes up to directory_end
    size_t directory_end;
    size_t entry_count;
} zip;

// One entry while it is being read.
typedef struct {
    span data;       // as it is in the archive, what is still to be read
    size_t data_at;  // offset of its first byte in the archive
    size_t data_end; // and of what follows it
    size_t size;     // bytes once inflated
    size_t position; // of them read
    uint32_t crc;    // of what was read
    uint32_t expected_crc;
    gunzip *gunzip; // NULL if stored
} zip_entry;

// NN_ERR_FORMAT if the bytes do not begin like a zip or the directory makes no sense,
// NN_ERR_TRUNCATED if it is not there, NN_ERR_TRAILING if something follows it.
nn_status zip_open(zip *archive, span file) NN_CHECKED;

// Goes to the entry of this name. NN_ERR_ARRAY_MISSING if there is none; the caller then says which
// array it is. NN_ERR_FORMAT if it is encrypted, compressed otherwise or out of bounds.
nn_status zip_entry_open(zip_entry *entry, const zip *archive, const char *name) NN_CHECKED;
void zip_entry_close(zip_entry *entry);

// The next `count` bytes. NN_ERR_TRUNCATED if the entry has fewer left, NN_ERR_GZIP,
// NN_ERR_CHECKSUM.
nn_status zip_entry_read(zip_entry *entry, uint8_t *out, size_t count) NN_CHECKED;

// All has been read. NN_ERR_TRAILING if not, NN_ERR_GZIP, NN_ERR_CHECKSUM.
nn_status zip_entry_end(zip_entry *entry) NN_CHECKED;

#endif
