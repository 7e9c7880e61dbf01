// test_spec.c — what a line of layers may say, what it then means, and where it is wrong if not.
#include "spec.h"

#include "test.h"

#include <string.h>

static layer layers[MAX_LAYERS];
static size_t count;
static char text[1024];

static nn_status parse(const char *line)
{
    snprintf(text, sizeof text, "%s", line);
    return spec_parse(layers, &count, text, (shape){28, 28, 1});
}

static const char LAST[] = " | dense 10 softmax";

static void test_every_mistake_is_named_with_its_column(void)
{
    static const struct {
        const char *line;
        nn_status status;
        size_t column;
    } mistakes[] = {
        {"", NN_ERR_EMPTY_SPEC, 1},
        {" \t ", NN_ERR_EMPTY_SPEC, 1},
        {"| dense 10 softmax", NN_ERR_EMPTY_SPEC, 1},
        {"dense 4 || dense 10 softmax", NN_ERR_EMPTY_SPEC, 10},
        {"dense 10 softmax |", NN_ERR_EMPTY_SPEC, 19},
        {"dens 10 softmax", NN_ERR_LAYER, 1},
        {"Dense 10 softmax", NN_ERR_LAYER, 1},
        {"dense10 softmax", NN_ERR_LAYER, 1},
        {"dense 4 relu |  pool 2 | dense 10 softmax", NN_ERR_LAYER, 17},
        {"dense 4 | rescaling 0..1 | dense 10 softmax", NN_ERR_LAYER, 11},
        {"dense 10 softmx", NN_ERR_WORD, 10},
        {"dense 10 20 softmax", NN_ERR_WORD, 10},
        {"dense 10 softmax same", NN_ERR_WORD, 18},
        {"maxpool 2 relu | dense 10 softmax", NN_ERR_WORD, 11},
        {"dropout 0.5 valid | dense 10 softmax", NN_ERR_WORD, 13},
        {"flatten 3 | dense 10 softmax", NN_ERR_WORD, 9},
        {"dense", NN_ERR_NUMBER, 6},
        {"dense softmax", NN_ERR_NUMBER, 7},
        {"dense 0 softmax", NN_ERR_NUMBER, 7},
        {"dense 65537 softmax", NN_ERR_NUMBER, 7},
        {"dense 18446744073709551617 softmax", NN_ERR_NUMBER, 7},
        {"dense -3 softmax", NN_ERR_NUMBER, 7},
        {"dense 10.5 softmax", NN_ERR_NUMBER, 7},
        {"dense 1 softmax", NN_ERR_ONE_OUTPUT, 1},
        {"dense 4 relu | dense 1 softmax", NN_ERR_ONE_OUTPUT, 16},
        {"maxpool | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"conv 3x3 | dense 10 softmax", NN_ERR_NUMBER, 6},
        {"conv 8 | dense 10 softmax", NN_ERR_NUMBER, 7},
        {"conv 8 3 | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"conv 8 3x | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"conv 8 3X3 | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"conv 8 3x3x3 | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"conv 8 257x1 same | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"dropout | dense 10 softmax", NN_ERR_NUMBER, 8},
        {"dropout 1 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout .999999999 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout 0.99999998 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout -0.1 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout 0.1.2 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout 1e-1 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout . | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout 0.999999999 | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"dropout nan | dense 10 softmax", NN_ERR_NUMBER, 9},
        {"rescaling | dense 10 softmax", NN_ERR_NUMBER, 10},
        {"rescaling 0..2 | dense 10 softmax", NN_ERR_NUMBER, 11},
        {"conv 8 2x3 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 8},
        {"conv 8 3x4 same | dense 10 softmax", NN_ERR_KERNEL_SIZE, 8},
        {"conv 8 29x1 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 1},
        {"maxpool 29 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 1},
        {"dense 4 | conv 2 1x3 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 11},
        {"maxpool 20 | avgpool 2 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 14},
        {"dense 10", NN_ERR_LAST_LAYER, 1},
        {"dense 10 relu", NN_ERR_LAST_LAYER, 1},
        {"conv 10 28x28 | flatten", NN_ERR_KERNEL_SIZE, 9},
        {"conv 10 3x3 softmax", NN_ERR_LAST_LAYER, 1},
        {"dense 10 sigmoid | flatten", NN_ERR_LAST_LAYER, 20},
        {"dense 4 softmax | dense 10 softmax", NN_ERR_ACTIVATION, 1},
        {"flatten | dense 1 softmax", NN_ERR_ONE_OUTPUT, 11},
        {"dense 10 softmax | flatten", NN_ERR_ACTIVATION, 1},
        {"flatten | dense 4 step | dense 10 softmax", NN_ERR_ACTIVATION, 11},
        {"conv 10 3x3 step", NN_ERR_LAST_LAYER, 1},
        {"maxpool 2 step | dense 10 step", NN_ERR_WORD, 11},
        {"maxpool 2 stride | dense 10 softmax", NN_ERR_NUMBER, 17},
        {"avgpool 2 stride 0 | dense 10 softmax", NN_ERR_NUMBER, 18},
        {"maxpool 2 stride relu | dense 10 softmax", NN_ERR_NUMBER, 18},
        {"maxpool 2 stride 1 relu | dense 10 softmax", NN_ERR_WORD, 20},
        {"maxpool 29 stride 1 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 1},
        {"dense 8 stride 2 | dense 10 softmax", NN_ERR_WORD, 9},
        {"conv 8 3x3 stride | dense 10 softmax", NN_ERR_NUMBER, 18},
        {"conv 8 3x3 stride 0 | dense 10 softmax", NN_ERR_NUMBER, 19},
        {"conv 8 29x1 stride 2 | dense 10 softmax", NN_ERR_KERNEL_SIZE, 1},
        {"batchnorm 2 | dense 10 softmax", NN_ERR_WORD, 11},
        {"batchnorm he | dense 10 softmax", NN_ERR_WORD, 11},
        {"batchnorm nobias | dense 10 softmax", NN_ERR_WORD, 11},
        {"batchnorm softmax | dense 10 softmax", NN_ERR_ACTIVATION, 1},
        {"dense 10 softmax | batchnorm", NN_ERR_ACTIVATION, 1},
        {"dense 10 | batchnorm sigmoid", NN_ERR_LAST_LAYER, 12},
        {"globalavgpool 2 | dense 10 softmax", NN_ERR_WORD, 15},
        {"globalavgpool relu | dense 10 softmax", NN_ERR_WORD, 15},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const nn_status status = parse(mistakes[i].line);
        CHECK_EQUAL(status, mistakes[i].status);
        CHECK_EQUAL(nn_error_at(), mistakes[i].column);
        if (status != mistakes[i].status || nn_error_at() != mistakes[i].column)
            printf("  of: %s\n", mistakes[i].line);
    }
}

// What stands before a mistake has been understood, so it is ASCII: bytes count characters.
static void test_columns_are_right_where_characters_have_several_bytes(void)
{
    static const struct {
        const char *line;
        size_t column;
    } lines[] = {{"dense 4 relü é | dense 10 softmax", 9},
                 {"dense 4 é rélu | dense 10 softmax", 9},
                 {"dense 4 relu | 数字 4 | dense 10 softmax", 16},
                 {"conv 8 3x３ | dense 10 softmax", 8},
                 {"dense ４ 数字 relu | dense 10 softmax", 7}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        CHECK(parse(lines[i].line) != NN_OK);
        CHECK_EQUAL(nn_error_at(), lines[i].column);
    }
}

static void test_there_are_at_most_32_layers(void)
{
    char line[1024] = "flatten";
    for (size_t i = 1; i < MAX_LAYERS - 1; i++) strcat(line, "|flatten");
    strcat(line, LAST);
    CHECK_EQUAL(parse(line), NN_OK);
    CHECK_EQUAL(count, MAX_LAYERS);
    strcat(line, LAST);
    CHECK_EQUAL(parse(line), NN_ERR_LAYER_COUNT);
    CHECK_EQUAL(nn_error_at(), strlen(line) - strlen(LAST) + 3);
}

static void test_spaces_and_tabs_separate_and_surround(void)
{
    CHECK_EQUAL(parse("  dense\t 8   relu|\tdropout 0.5\t|dense 10 softmax  "), NN_OK);
    CHECK_EQUAL(count, 3);
    CHECK(strcmp(layers[0].text, "dense\t 8   relu") == 0);
    CHECK(strcmp(layers[1].text, "dropout 0.5") == 0);
    CHECK(strcmp(layers[2].text, "dense 10 softmax") == 0);
    CHECK_EQUAL(layers[2].column, 33);
}

static void test_options_have_defaults(void)
{
    CHECK_EQUAL(parse("conv 6 3x5 | dense 3 sigmoid"), NN_OK);
    CHECK(layers[0].type == &conv_type && layers[1].type == &dense_type);
    CHECK_EQUAL(layers[0].count, 6);
    CHECK_EQUAL(layers[0].kernel_height, 3);
    CHECK_EQUAL(layers[0].kernel_width, 5);
    CHECK_EQUAL(layers[0].same, false);
    CHECK_EQUAL(layers[0].activation, LINEAR);
    CHECK_EQUAL(layers[0].initializer, GLOROT);
    CHECK_EQUAL(layers[0].bias_wanted, true);
    CHECK_EQUAL(layers[0].signed_range, false);
}

static void test_options_come_in_any_order(void)
{
    static const char *const lines[] = {"conv 6 3x3 same tanh he nobias",
                                        "conv 6 3x3 nobias he tanh same",
                                        "conv 6 3x3 he same nobias tanh"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[128];
        snprintf(line, sizeof line, "%s%s", lines[i], LAST);
        CHECK_EQUAL(parse(line), NN_OK);
        CHECK_EQUAL(layers[0].same, true);
        CHECK_EQUAL(layers[0].activation, TANH);
        CHECK_EQUAL(layers[0].initializer, HE);
        CHECK_EQUAL(layers[0].bias_count, 0);
    }
}

static void test_every_word_is_understood(void)
{
    CHECK_EQUAL(
        parse("rescaling -1..1 | conv 2 1x1 valid linear glorot | maxpool 2 | avgpool 2 | "
              "dropout 0 | flatten | dense 5 relu zeros | dense 5 sigmoid | dense 1 sigmoid"),
        NN_OK);
    CHECK_EQUAL(layers[0].signed_range, true);
    CHECK_EQUAL(layers[6].initializer, ZEROS);
    CHECK_EQUAL(layers[6].activation, RELU);
    CHECK_EQUAL(layers[7].activation, SIGMOID);
    CHECK_EQUAL(parse("dropout .25 | dropout 0.999 | dense 65536 softmax"), NN_OK);
    CHECK_NEAR(layers[0].rate, 0.25, 0.0);
    CHECK_NEAR(layers[1].rate, 0.999, 1e-7);
    CHECK_EQUAL(parse("dropout 0.9999999 | dense 10 softmax"), NN_OK);
    CHECK_NEAR(layers[0].rate, 0.9999999, 3e-8); // half of what floats below 1 are apart
    CHECK_EQUAL(parse("dense 10 step zeros"), NN_OK);
    CHECK_EQUAL(layers[0].activation, STEP);
    CHECK_EQUAL(parse("rescaling 0..1 | dense 1 sigmoid"), NN_OK);
    CHECK_EQUAL(layers[0].signed_range, false);
}

static void check_shape(size_t index, size_t height, size_t width, size_t channels, size_t params)
{
    const layer *const l = &layers[index];
    CHECK_EQUAL(l->out.height, height);
    CHECK_EQUAL(l->out.width, width);
    CHECK_EQUAL(l->out.channels, channels);
    CHECK_EQUAL(l->kernel_count + l->bias_count, params);
}

// Keras prints the same table.
static void test_shapes_and_parameters_of_a_convolutional_network(void)
{
    CHECK_EQUAL(parse("conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | "
                      "dense 128 relu | dropout 0.5 | dense 10 softmax"),
                NN_OK);
    check_shape(0, 26, 26, 32, 320);
    check_shape(1, 24, 24, 64, 18496);
    check_shape(2, 12, 12, 64, 0);
    check_shape(3, 12, 12, 64, 0);
    check_shape(4, 1, 1, 9216, 0);
    check_shape(5, 1, 1, 128, 1179776);
    check_shape(6, 1, 1, 128, 0);
    check_shape(7, 1, 1, 10, 1290);
}

// Pools leave out what fills no window; `same` keeps the size; dense flattens.
static void test_shapes_of_odd_sizes(void)
{
    CHECK_EQUAL(
        parse("conv 3 5x7 same nobias | avgpool 3 | conv 4 3x1 | maxpool 7 | dense 2 softmax"),
        NN_OK);
    check_shape(0, 28, 28, 3, 105);
    check_shape(1, 9, 9, 3, 0);
    check_shape(2, 7, 9, 4, 40);
    check_shape(3, 1, 1, 4, 0);
    check_shape(4, 1, 1, 2, 10);
}

// Without the word, windows are as far apart as they are wide.
static void test_the_stride_of_pooling(void)
{
    CHECK_EQUAL(
        parse("maxpool 2 stride 1 | avgpool 3 stride 2 | maxpool 3 | avgpool 1 stride 65536 | "
              "dense 2 softmax"),
        NN_OK);
    check_shape(0, 27, 27, 1, 0);
    check_shape(1, 13, 13, 1, 0);
    check_shape(2, 4, 4, 1, 0);
    CHECK_EQUAL(layers[2].stride, 3);
    check_shape(3, 1, 1, 1, 0);
}

// Keras' shapes: `same` divides the size and rounds up.
static void test_the_stride_of_convolutions(void)
{
    CHECK_EQUAL(parse("conv 4 3x3 same stride 2 relu | conv 4 3x3 stride 2 same | "
                      "conv 8 3x3 relu stride 2 | conv 2 1x1 stride 65536 | globalavgpool | "
                      "dense 2 softmax"),
                NN_OK);
    check_shape(0, 14, 14, 4, 40);
    check_shape(1, 7, 7, 4, 148);
    check_shape(2, 3, 3, 8, 296);
    check_shape(3, 1, 1, 2, 18);
    check_shape(4, 1, 1, 2, 0);
    CHECK_EQUAL(parse("conv 4 5x3 stride 3 | conv 4 1x1 | globalavgpool | dense 2 softmax"), NN_OK);
    check_shape(0, 8, 9, 4, 64);
    CHECK_EQUAL(layers[1].stride, 1);
    check_shape(2, 1, 1, 4, 0);
}

// Scale and offset are parameters, the moving averages are not.
static void test_shapes_and_parameters_of_batchnorm(void)
{
    CHECK_EQUAL(parse("conv 32 3x3 nobias | batchnorm relu | flatten | batchnorm | dense 5 tanh | "
                      "batchnorm linear | dense 2 softmax"),
                NN_OK);
    check_shape(1, 26, 26, 32, 64);
    CHECK_EQUAL(layers[1].activation, RELU);
    CHECK_EQUAL(layers[1].moving_count, 64);
    check_shape(3, 1, 1, 21632, 43264);
    check_shape(5, 1, 1, 5, 10);
    CHECK_EQUAL(layers[5].activation, LINEAR);
}

int main(void)
{
    RUN(test_every_mistake_is_named_with_its_column);
    RUN(test_columns_are_right_where_characters_have_several_bytes);
    RUN(test_there_are_at_most_32_layers);
    RUN(test_spaces_and_tabs_separate_and_surround);
    RUN(test_options_have_defaults);
    RUN(test_options_come_in_any_order);
    RUN(test_every_word_is_understood);
    RUN(test_shapes_and_parameters_of_a_convolutional_network);
    RUN(test_shapes_of_odd_sizes);
    RUN(test_the_stride_of_pooling);
    RUN(test_the_stride_of_convolutions);
    RUN(test_shapes_and_parameters_of_batchnorm);
    return test_summary();
}
