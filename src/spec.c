// spec.c — the parser for lines of layers; nn.h describes the language.
#include "spec.h"

#include "status.h"

#include <string.h>

// Bounds that keep products of a few sizes within 64 bits; memory decides within them.
enum { MAX_COUNT = 65536, MAX_KERNEL = 255 };

// The text of one layer, and where the next word is.
typedef struct {
    const char *line; // of all layers: columns count from here
    const char *at, *end;
} reader;

static const layer_type *const types[] = {
    &dense_type,     &conv_type,    &maxpool_type, &avgpool_type,   &globalavgpool_type,
    &batchnorm_type, &dropout_type, &flatten_type, &rescaling_type,
};

static size_t column(const reader *r)
{
    return (size_t)(r->at - r->line) + 1;
}

static void skip_spaces(reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t')) r->at++;
}

static size_t word_length(const reader *r)
{
    size_t length = 0;
    while (r->at + length < r->end && r->at[length] != ' ' && r->at[length] != '\t') length++;
    return length;
}

// Takes the word if it is next.
static bool take_word(reader *r, const char *word)
{
    const size_t length = strlen(word);
    if (word_length(r) != length || memcmp(r->at, word, length) != 0) return false;
    r->at += length;
    skip_spaces(r);
    return true;
}

// Takes decimal digits that make a number of 1 … limit.
static bool take_number(reader *r, size_t *number, size_t limit)
{
    const char *const start = r->at;
    size_t value = 0;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9' && value <= limit; r->at++)
        value = value * 10 + (size_t)(*r->at - '0');
    *number = value;
    if (value >= 1 && value <= limit) return true;
    r->at = start;
    return false;
}

static nn_status read_count(reader *r, size_t *count)
{
    const size_t start = column(r);
    if (!take_number(r, count, MAX_COUNT) || word_length(r) > 0) return fail(NN_ERR_NUMBER, start);
    skip_spaces(r);
    return NN_OK;
}

// "3x3": height and width.
static nn_status read_kernel(reader *r, layer *l)
{
    const size_t start = column(r);
    if (!take_number(r, &l->kernel_height, MAX_KERNEL) || r->at == r->end || *r->at++ != 'x' ||
        !take_number(r, &l->kernel_width, MAX_KERNEL) || word_length(r) > 0)
        return fail(NN_ERR_NUMBER, start);
    if (l->kernel_height % 2 == 0 || l->kernel_width % 2 == 0)
        return fail(NN_ERR_KERNEL_SIZE, start);
    return NN_OK;
}

// A decimal fraction of [0, 1), of at most nine digits. (strtof would bring 8 kB into the module.)
static nn_status read_rate(reader *r, layer *l)
{
    const size_t start = column(r), length = word_length(r);
    uint32_t digits = 0, scale = 1, count = 0;
    bool fraction = false, number = true;
    for (const char *at = r->at; at < r->at + length; at++) {
        const bool digit = *at >= '0' && *at <= '9';
        number &= digit ? ++count <= 9 : *at == '.' && !fraction;
        if (!number) break;
        if (digit) digits = digits * 10 + (uint32_t)(*at - '0');
        if (digit && fraction) scale *= 10;
        fraction |= !digit;
    }
    if (!number || count == 0) return fail(NN_ERR_NUMBER, start);
    l->rate = (float)((double)digits / scale);
    if (l->rate >= 1.0f) return fail(NN_ERR_NUMBER, start); // also where nine digits round to it
    r->at += length;
    return NN_OK;
}

static nn_status read_range(reader *r, layer *l)
{
    l->signed_range = take_word(r, "-1..1");
    if (!l->signed_range && !take_word(r, "0..1")) return fail(NN_ERR_NUMBER, column(r));
    return NN_OK;
}

static nn_status read_argument(reader *r, layer *l, argument kind)
{
    switch (kind) {
    case COUNT: return read_count(r, &l->count);
    case KERNEL: return read_kernel(r, l);
    case RATE: return read_rate(r, l);
    case RANGE: return read_range(r, l);
    case NO_ARGUMENT: break;
    }
    return NN_OK;
}

static const struct {
    const char *word;
    activation activation;
} activations[] = {
    {"linear", LINEAR}, {"relu", RELU},       {"sigmoid", SIGMOID},
    {"tanh", TANH},     {"softmax", SOFTMAX}, {"step", STEP},
};

static const struct {
    const char *word;
    initializer initializer;
} initializers[] = {{"glorot", GLOROT}, {"he", HE}, {"zeros", ZEROS}};

// Takes one of the words without a number that come after the arguments, if the layer has it.
static bool take_option(reader *r, layer *l)
{
    if (l->type->has_padding && take_word(r, "same")) {
        l->same = true;
        return true;
    }
    if (l->type->has_padding && take_word(r, "valid")) {
        l->same = false;
        return true;
    }
    for (size_t i = 0; l->type->has_activation && i < sizeof activations / sizeof *activations; i++)
        if (take_word(r, activations[i].word)) {
            l->activation = activations[i].activation;
            return true;
        }
    if (!l->type->has_initializer) return false;
    for (size_t i = 0; i < sizeof initializers / sizeof *initializers; i++)
        if (take_word(r, initializers[i].word)) {
            l->initializer = initializers[i].initializer;
            return true;
        }
    if (!take_word(r, "nobias")) return false;
    l->bias_wanted = false;
    return true;
}

// One layer's text, without its shapes.
static nn_status read_layer(reader *r, layer *l)
{
    skip_spaces(r);
    if (r->at == r->end) return fail(NN_ERR_EMPTY_SPEC, column(r));
    *l = (layer){.bias_wanted = true, .text = r->at, .column = column(r)};
    for (size_t i = 0; i < sizeof types / sizeof *types && !l->type; i++)
        if (take_word(r, types[i]->name)) l->type = types[i];
    if (!l->type) return fail(NN_ERR_LAYER, l->column);
    l->ops = l->type->ops;
    for (size_t i = 0; i < sizeof l->type->arguments / sizeof *l->type->arguments; i++) {
        const nn_status status = read_argument(r, l, l->type->arguments[i]);
        if (status) return status;
        skip_spaces(r);
    }
    while (r->at < r->end) {
        if (l->type->has_stride && take_word(r, "stride")) {
            const nn_status status = read_count(r, &l->stride);
            if (status) return status;
        } else if (!take_option(r, l))
            return fail(NN_ERR_WORD, column(r));
    }
    return NN_OK;
}

// Whether the layer's sizes fit WebAssembly's 32-bit size_t. Otherwise they would wrap before the
// arena counts them in 64 bits. What is refused needs more than 2 GB for one array: the output for
// a micro-batch, the kernel, or in a convolution the sums of gradients, the padded image, or the
// patches of a strip of output pixels.
static bool is_countable(const layer *l)
{
    const uint64_t most = UINT64_C(1) << 29; // floats
    const uint64_t out = (uint64_t)l->out.height * l->out.width * l->out.channels;
    uint64_t kernel = l->kernel_rank > 0;
    for (size_t i = 0; i < l->kernel_rank; i++) kernel *= l->kernel_shape[i];
    if (out > most / MICRO_BATCH || kernel > most) return false;
    if (l->kernel_rank < 4) return true;
    const uint64_t patch = kernel / l->kernel_shape[3];
    const uint64_t height = l->in.height + l->kernel_height;
    const uint64_t width = l->in.width + l->kernel_width;
    return kernel <= most / 16 && patch <= most / (128 + l->out.width) &&
           height * width * l->in.channels <= most;
}

// Shapes from the first layer to the last.
static nn_status infer_shapes(layer *layers, size_t count, shape input)
{
    for (size_t i = 0; i < count; i++) {
        layer *const l = &layers[i];
        l->index = i;
        l->in = i == 0 ? input : layers[i - 1].out;
        l->out = l->in;
        if (l->type->infer_shape && !l->type->infer_shape(l))
            return fail(NN_ERR_KERNEL_SIZE, l->column);
        if (!is_countable(l)) return fail(NN_ERR_MEMORY, 0);
        if (l->activation >= SOFTMAX && i + 1 < count) return fail(NN_ERR_ACTIVATION, l->column);
        if (l->type == &rescaling_type && i > 0) return fail(NN_ERR_LAYER, l->column);
    }
    const layer *const last = &layers[count - 1];
    if (last->type != &dense_type || (last->activation != SIGMOID && last->activation < SOFTMAX))
        return fail(NN_ERR_LAST_LAYER, last->column);
    if (last->activation == SOFTMAX && last->count == 1)
        return fail(NN_ERR_ONE_OUTPUT, last->column);
    return NN_OK;
}

nn_status spec_parse(layer *layers, size_t *count, char *spec, shape input)
{
    char *text = spec;
    *count = 0;
    for (bool more = true; more; (*count)++) {
        char *const bar = text + strcspn(text, "|");
        more = *bar == '|';
        *bar = '\0';
        char *end = bar;
        while (end > text && (end[-1] == ' ' || end[-1] == '\t')) *--end = '\0';
        if (*count == MAX_LAYERS) return fail(NN_ERR_LAYER_COUNT, (size_t)(text - spec) + 1);
        reader r = {spec, text, end};
        const nn_status status = read_layer(&r, &layers[*count]);
        if (status) return status;
        text = bar + 1;
    }
    return infer_shapes(layers, *count, input);
}
