// model.c — creates a model: measures the network and its trainer, allocates one block, places
// both.
#include "model.h"

#include "status.h"

#include <stdlib.h>
#include <string.h>

// More than a 32-bit memory could ever give.
static const uint64_t MAX_BYTES = UINT64_C(1) << 31;

// Multiplications for one image from which on threads share the work. Below, handing images from
// one thread to the other takes longer than what is done with them. Ten units for 28×28 pixels are
// 7,840.
static const uint64_t LEAST_SHARED = 16384;

static void place(nn_model *m, arena *a, size_t spec_bytes)
{
    (void)arena_take(a, 1, sizeof *m);
    network_place(&m->network, a, spec_bytes);
    m->trainer.network = &m->network;
    trainer_place(&m->trainer, a);
}

// A model from a draft, which has shapes and sizes but no arrays.
static nn_status build(nn_model **model, nn_model *draft, const char *spec, size_t spec_bytes)
{
    arena measured = {0};
    place(draft, &measured, spec_bytes);
    if (measured.used_bytes > MAX_BYTES) return fail(NN_ERR_MEMORY, 0);
    nn_model *const m = nn_alloc((size_t)measured.used_bytes); // calloc's are aligned to 8 bytes
    if (!m) return fail(NN_ERR_MEMORY, 0);
    memset(m, 0, (size_t)measured.used_bytes);
    *m = *draft;
    arena placed = {.base = (char *)m};
    place(m, &placed, spec_bytes);
    assert(placed.used_bytes == measured.used_bytes);
    network_start(&m->network, spec, spec_bytes, m->trainer.seed);
    trainer_start(&m->trainer);
    *model = m;
    return NN_OK;
}

nn_status nn_model_create(nn_model **model, const char *spec, size_t height, size_t width,
                          nn_optimizer optimizer, uint32_t seed)
{
    assert(height > 0 && width > 0 && optimizer < NN_OPTIMIZER_COUNT);
    const size_t spec_bytes = strlen(spec) + 1;
    char *const cut = malloc(spec_bytes);
    nn_model *const draft = calloc(1, sizeof *draft);
    nn_status status = cut && draft ? NN_OK : fail(NN_ERR_MEMORY, 0);
    if (!status) {
        memcpy(cut, spec, spec_bytes);
        status = network_parse(&draft->network, cut, height, width);
    }
    if (!status && optimizer == NN_LBFGS) status = network_check_convex(&draft->network);
    if (!status) {
        const bool shared = network_multiplications(&draft->network) >= LEAST_SHARED;
        draft->trainer.optimizer = optimizer;
        draft->trainer.seed = seed;
        draft->trainer.threads = shared ? threads_count() : 1;
        status = build(model, draft, cut, spec_bytes);
    }
    free(draft);
    free(cut);
    return status;
}

void nn_model_destroy(nn_model *model)
{
    nn_free(model);
}

size_t nn_model_layer_count(const nn_model *model)
{
    return model->network.layer_count;
}

const nn_layer_info *nn_model_layer(const nn_model *model, size_t index)
{
    assert(index < model->network.layer_count);
    return &model->network.infos[index];
}

size_t nn_model_param_count(const nn_model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < model->network.layer_count; i++)
        count += model->network.infos[i].param_count;
    return count;
}

size_t nn_model_output_count(const nn_model *model)
{
    return model->network.output_count;
}
