// test_npz.c — NumPy's .npz as NumPy writes it, and everything that can be broken in it.
#include "nn.h"

#include "file_writer.h"
#include "test.h"

enum { TRAIN_COUNT = 3, TEST_COUNT = 2, HEIGHT = 4, WIDTH = 5, PIXELS = HEIGHT * WIDTH };

static const uint8_t train_labels[] = {3, 0, 9};
static const uint8_t test_labels[] = {1, 7};

static const char x_train[] = "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, 5), }   \n";
static const char y_train[] = "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }        \n";
static const char x_test[] = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 5), }    \n";
static const char y_test[] = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }         \n";

static uint8_t pixel(size_t i)
{
    return (uint8_t)(i % 7 < 3 ? 0 : i * 37);
}

static buffer npy(const char *header, const uint8_t *elements, size_t count, unsigned major)
{
    buffer out = {.count = 0};
    put_npy(&out, major, header, elements, count);
    return out;
}

static buffer images(const char *header, size_t count, unsigned major)
{
    uint8_t pixels[TRAIN_COUNT * PIXELS];
    for (size_t i = 0; i < count * PIXELS; i++) pixels[i] = pixel(i);
    return npy(header, pixels, count * PIXELS, major);
}

// An .npz that is right but for the header of x_train.npy.
static buffer npz(const char *x_train_header, unsigned major, unsigned method)
{
    static zip_writer zip;
    zip.archive.count = zip.directory.count = zip.entries = 0;
    const buffer entries[] = {
        npy(y_test, test_labels, TEST_COUNT, 1), images(x_test, TEST_COUNT, 1),
        images(x_train_header, TRAIN_COUNT, major), npy(y_train, train_labels, TRAIN_COUNT, 1)};
    zip_add(&zip, "y_test.npy", &entries[0], method);
    zip_add(&zip, "x_test.npy", &entries[1], method);
    zip_add(&zip, "x_train.npy", &entries[2], method);
    zip_add(&zip, "y_train.npy", &entries[3], method);
    zip_finish(&zip);
    return zip.archive;
}

static bool holds_content(const nn_dataset *d)
{
    if (nn_dataset_count(d, NN_TRAIN) != TRAIN_COUNT ||
        nn_dataset_count(d, NN_TEST) != TEST_COUNT ||
        nn_dataset_ready(d, NN_TRAIN) != TRAIN_COUNT ||
        nn_dataset_ready(d, NN_TEST) != TEST_COUNT || nn_dataset_height(d) != HEIGHT ||
        nn_dataset_width(d) != WIDTH)
        return false;
    for (size_t i = 0; i < TRAIN_COUNT * PIXELS; i++)
        if (nn_dataset_images(d, NN_TRAIN)[i] != pixel(i)) return false;
    for (size_t i = 0; i < TEST_COUNT * PIXELS; i++)
        if (nn_dataset_images(d, NN_TEST)[i] != pixel(i)) return false;
    return memcmp(nn_dataset_labels(d, NN_TRAIN), train_labels, TRAIN_COUNT) == 0 &&
           memcmp(nn_dataset_labels(d, NN_TEST), test_labels, TEST_COUNT) == 0;
}

// Reads it; when it is refused the data set must still be empty, otherwise hold the content.
static nn_status read_npz(const uint8_t *bytes, size_t count)
{
    nn_dataset *d = nn_dataset_create();
    uint8_t *copy = exact_copy(bytes, count);
    const nn_status status = nn_dataset_read_npz(d, copy, count);
    free(copy);
    if (!status) {
        CHECK(holds_content(d));
    } else {
        CHECK_EQUAL(nn_dataset_count(d, NN_TRAIN), 0);
        CHECK_EQUAL(nn_dataset_count(d, NN_TEST), 0);
        CHECK(nn_dataset_images(d, NN_TRAIN) == NULL && nn_dataset_labels(d, NN_TEST) == NULL);
    }
    nn_dataset_destroy(d);
    return status;
}

static nn_status read_with_header(const char *x_train_header)
{
    const buffer file = npz(x_train_header, 1, ZIP_STORED);
    return read_npz(file.bytes, file.count);
}

static void test_npz_reads_stored_and_deflated_of_both_versions(void)
{
    for (unsigned major = 1; major <= 2; major++) {
        const buffer stored = npz(x_train, major, ZIP_STORED);
        const buffer deflated = npz(x_train, major, ZIP_DEFLATED);
        CHECK_EQUAL(read_npz(stored.bytes, stored.count), NN_OK);
        CHECK_EQUAL(read_npz(deflated.bytes, deflated.count), NN_OK);
    }
}

static void test_npz_takes_headers_as_various_writers_put_them(void)
{
    static const char *const headers[] = {
        "{'shape':(3,4,5),'fortran_order':False,'descr':'u1'}",
        "{\"descr\": \"<u1\", \"fortran_order\": False, \"shape\": (3, 4, 5)}\n",
        "{'descr': '>u1', 'fortran_order': False, 'shape': (3L, 4L, 5L), }\n",
        "  {  'descr' : '=u1' , 'fortran_order' : False , 'shape' : ( 3 , 4 , 5 , ) , } \n",
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        CHECK_EQUAL(read_with_header(headers[i]), NN_OK);
}

static void check_header(const char *before, const char *after, nn_status expected)
{
    char header[200];
    snprintf(header, sizeof header, "%s%s", before, after);
    CHECK_EQUAL(read_with_header(header), expected);
    // Ten bytes stand before the text, and `before` ends where it goes wrong.
    CHECK_EQUAL(nn_error_at(), 10 + strlen(before));
}

static void test_npz_refuses_other_element_types(void)
{
    const char *before = "{'descr': ";
    const char *const types[] = {"'|i1'", "'<f4'", "'|b1'",         "'<u2'",
                                 "'u11'", "'|O'",  "[('a', '|u1')]"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        char after[100];
        snprintf(after, sizeof after, "%s, 'fortran_order': False, 'shape': (3, 4, 5), }",
                 types[i]);
        check_header(before, after, NN_ERR_ELEMENT_TYPE);
    }
}

static void test_npz_refuses_other_shapes(void)
{
#define ORDERED "{'descr': '|u1', 'fortran_order': False, 'shape': ("
    check_header(ORDERED, ")}", NN_ERR_DIMENSIONS);
    check_header(ORDERED, "60,)}", NN_ERR_DIMENSIONS);
    check_header(ORDERED, "0, 4, 5)}", NN_ERR_DIMENSIONS);
    check_header(ORDERED "3, 4, ", "1025)}", NN_ERR_DIMENSIONS);
    check_header(ORDERED, "1000000, 1000, 1000)}", NN_ERR_DIMENSIONS);
    check_header(ORDERED, "4294967299, 4, 5)}", NN_ERR_DIMENSIONS);           // 3 in 32 bits
    check_header(ORDERED, "18446744073709551619, 4, 5)}", NN_ERR_DIMENSIONS); // and in 64
    check_header(ORDERED "3, 4, 5, ", "1)}", NN_ERR_DIMENSIONS);
    check_header("{'descr': '|u1', 'fortran_order': ", "True, 'shape': (3, 4, 5)}",
                 NN_ERR_DIMENSIONS);
}

static void test_npz_refuses_headers_that_are_no_such_dictionary(void)
{
    check_header(ORDERED, "-3, 4, 5)}", NN_ERR_FORMAT);
    check_header(ORDERED "3 ", "4 5)}", NN_ERR_FORMAT);
    check_header("{'descr': '|u1', ", "'descr': '|u1', 'shape': (3, 4, 5)}", NN_ERR_FORMAT);
    check_header("{", "'colour': '|u1'}", NN_ERR_FORMAT);
    check_header("{'descr': '|u1', 'fortran_order': ", "0, 'shape': (3, 4, 5)}", NN_ERR_FORMAT);
    check_header("{'descr': '|u1', 'shape': (3, 4, 5)}", "", NN_ERR_FORMAT);
    check_header(ORDERED "3, 4, 5)} ", "}", NN_ERR_FORMAT);
    check_header(ORDERED "3, 4, 5)", "", NN_ERR_FORMAT);
    check_header("", "", NN_ERR_FORMAT);
#undef ORDERED
}

static void test_npz_refuses_arrays_longer_or_shorter_than_their_header_says(void)
{
    CHECK_EQUAL(
        read_with_header("{'descr': '|u1', 'fortran_order': False, 'shape': (4, 4, 5), }   \n"),
        NN_ERR_TRUNCATED);
    CHECK_EQUAL(
        read_with_header("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 5), }   \n"),
        NN_ERR_TRAILING);
}

static void test_npz_says_which_array_is_missing(void)
{
    static const char *const names[] = {"x_train.npy", "y_train.npy", "x_test.npy", "y_test.npy"};
    const buffer whole = npz(x_train, 1, ZIP_DEFLATED);
    for (size_t part = 0; part < 4; part++) {
        buffer file = whole;
        for (size_t i = 0; i + strlen(names[part]) <= file.count; i++)
            if (memcmp(file.bytes + i, names[part], strlen(names[part])) == 0) file.bytes[i] = 'z';
        CHECK_EQUAL(read_npz(file.bytes, file.count), NN_ERR_ARRAY_MISSING);
        CHECK_EQUAL(nn_error_at(), part);
    }
}

static void test_npz_refuses_labels_and_sizes_that_do_not_fit(void)
{
    const struct {
        buffer x_train, y_train, x_test;
        nn_status expected;
    } cases[] = {
        {images(x_train, 3, 1), npy(y_train, (const uint8_t *)"\1\2\12", 3, 1),
         images(x_test, 2, 1), NN_ERR_LABEL},
        {images(x_train, 3, 1), npy(y_test, test_labels, 2, 1), images(x_test, 2, 1), NN_ERR_COUNT},
        {images(x_train, 3, 1), npy(y_train, train_labels, 3, 1),
         images("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 4), }", 2, 1),
         NN_ERR_IMAGE_SIZE},
    };
    const buffer labels = npy(y_test, test_labels, 2, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        static zip_writer zip;
        zip.archive.count = zip.directory.count = zip.entries = 0;
        zip_add(&zip, "x_train.npy", &cases[i].x_train, ZIP_STORED);
        zip_add(&zip, "y_train.npy", &cases[i].y_train, ZIP_STORED);
        zip_add(&zip, "x_test.npy", &cases[i].x_test, ZIP_STORED);
        zip_add(&zip, "y_test.npy", &labels, ZIP_STORED);
        zip_finish(&zip);
        CHECK_EQUAL(read_npz(zip.archive.bytes, zip.archive.count), cases[i].expected);
    }
}

static void test_npz_refuses_every_truncation(void)
{
    const buffer file = npz(x_train, 1, ZIP_DEFLATED);
    for (size_t count = 0; count < file.count; count++) {
        CHECK_EQUAL(read_npz(file.bytes, count), NN_ERR_TRUNCATED);
        CHECK_EQUAL(nn_error_at(), count);
    }
}

static void test_npz_refuses_trailing_and_foreign_bytes(void)
{
    buffer file = npz(x_train, 1, ZIP_STORED);
    put(&file, "more", 4);
    CHECK_EQUAL(read_npz(file.bytes, file.count), NN_ERR_TRAILING);
    CHECK_EQUAL(nn_error_at(), file.count - 4);
    CHECK_EQUAL(read_npz((const uint8_t *)"\x1f\x8b\x08\0\0\0", 6), NN_ERR_FORMAT);
}

// read_npz checks the content of whatever is not refused.
static void test_npz_refuses_every_flipped_bit_or_gives_the_same(void)
{
    for (unsigned method = ZIP_STORED; method <= ZIP_DEFLATED; method += ZIP_DEFLATED) {
        buffer file = npz(x_train, 1, method);
        size_t refused = 0;
        for (size_t bit = 0; bit < 8 * file.count; bit++) {
            file.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
            if (read_npz(file.bytes, file.count) != NN_OK) {
                refused++;
                CHECK(nn_error_at() <= file.count);
            }
            file.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        // Every bit of the arrays is under a checksum; dates and local names are not.
        CHECK(refused > 8 * (2 * PIXELS + 4 * 70));
    }
}

static void test_npz_refuses_encryption_other_methods_and_zip64(void)
{
    const buffer whole = npz(x_train, 1, ZIP_STORED);
    size_t record = 0;
    while (memcmp(whole.bytes + record, "PK\1\2", 4) != 0) record++;
    const struct {
        size_t offset;
        uint8_t value;
    } changes[] = {{8, 1}, {10, 9}, {23, 0xff}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        buffer file = whole;
        file.bytes[record + changes[i].offset] = changes[i].value;
        CHECK_EQUAL(read_npz(file.bytes, file.count), NN_ERR_FORMAT);
    }
}

// Deflate goes one byte further than the directory's size, whose checksum covers the rest.
static void test_npz_refuses_more_deflated_bytes_than_the_directory_says(void)
{
    const buffer array = npy(y_test, (const uint8_t *)"\1\7\5", TEST_COUNT + 1, 1);
    const size_t size = array.count - 1;
    static zip_writer zip;
    zip.archive.count = zip.directory.count = zip.entries = 0;
    zip_add(&zip, "y_test.npy", &array, ZIP_DEFLATED);
    zip.directory.count = 16;
    put_little(&zip.directory, gunzip_crc32(0, array.bytes, size), 4);
    zip.directory.count = 24;
    put_little(&zip.directory, (uint32_t)size, 4);
    zip.directory.count = 46 + strlen("y_test.npy") + strlen("ink");

    const buffer others[] = {images(x_train, TRAIN_COUNT, 1), npy(y_train, train_labels, 3, 1),
                             images(x_test, TEST_COUNT, 1)};
    zip_add(&zip, "x_train.npy", &others[0], ZIP_DEFLATED);
    zip_add(&zip, "y_train.npy", &others[1], ZIP_DEFLATED);
    zip_add(&zip, "x_test.npy", &others[2], ZIP_DEFLATED);
    zip_finish(&zip);
    CHECK_EQUAL(read_npz(zip.archive.bytes, zip.archive.count), NN_ERR_CHECKSUM);
}

static void test_npz_refuses_a_directory_record_cut_by_the_directory_end(void)
{
    const buffer array = npy(y_test, test_labels, TEST_COUNT, 1);
    static zip_writer zip;
    zip.archive.count = zip.directory.count = zip.entries = 0;
    zip_add(&zip, "other.npy", &array, ZIP_STORED);
    put(&zip.directory, "PK\1\2", 4);
    zip.entries++;
    zip_finish(&zip);
    CHECK_EQUAL(read_npz(zip.archive.bytes, zip.archive.count), NN_ERR_FORMAT);
    CHECK_EQUAL(nn_error_at(), zip.archive.count - 22 - 4);
}

int main(void)
{
    RUN(test_npz_reads_stored_and_deflated_of_both_versions);
    RUN(test_npz_takes_headers_as_various_writers_put_them);
    RUN(test_npz_refuses_other_element_types);
    RUN(test_npz_refuses_other_shapes);
    RUN(test_npz_refuses_headers_that_are_no_such_dictionary);
    RUN(test_npz_refuses_arrays_longer_or_shorter_than_their_header_says);
    RUN(test_npz_says_which_array_is_missing);
    RUN(test_npz_refuses_labels_and_sizes_that_do_not_fit);
    RUN(test_npz_refuses_every_truncation);
    RUN(test_npz_refuses_trailing_and_foreign_bytes);
    RUN(test_npz_refuses_every_flipped_bit_or_gives_the_same);
    RUN(test_npz_refuses_more_deflated_bytes_than_the_directory_says);
    RUN(test_npz_refuses_a_directory_record_cut_by_the_directory_end);
    RUN(test_npz_refuses_encryption_other_methods_and_zip64);
    return test_summary();
}
