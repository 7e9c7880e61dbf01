// network.h — a network: its layers, their weights, and arrays for a prediction. How it is trained
// is not its business.
#ifndef NETWORK_H
#define NETWORK_H

#include "arena.h"
#include "spec.h"

typedef struct {
    char *spec; // the line, cut into the layers' texts
    layer input, layers[MAX_LAYERS];
    nn_layer_info infos[MAX_LAYERS];
    size_t layer_count;
    size_t pixel_count, output_count;
    activation output; // of the last layer, applied with the loss

    // All weights in one array, kernels first so that the penalty knows them apart; scales lie with
    // the biases. Each begins at a multiple of 4 floats, with zeros between them.
    // Moving averages, which are not trained, come last.
    float *weights;
    size_t kernel_total, weight_total; // floats, with those zeros
    size_t moving_total;               // floats behind them
    layer_params params[MAX_LAYERS];   // each layer's part

    // Activations of one image, for predictions.
    buffers single_input, single[MAX_LAYERS];
} network;

// Reads the line and computes all shapes and sizes. Allocates nothing.
//
//   spec   as for spec_parse; must stay where it is until network_start
nn_status network_parse(network *n, char *spec, size_t height, size_t width) NN_CHECKED;

// Whether L-BFGS can train it: the objective is smooth and convex, and the same in every
// evaluation.
nn_status network_check_convex(const network *n) NN_CHECKED;

// Multiplications of the forward pass for one image.
uint64_t network_multiplications(const network *n);

// Floats of scratch that the layer with the largest needs.
uint64_t network_scratch(const network *n);

void network_place(network *n, arena *a, size_t spec_bytes);

// Copies the line, draws the weights and fills the layers' infos, once all arrays are placed.
void network_start(network *n, const char *spec, size_t spec_bytes, uint32_t seed);

// A layer's part of any array that lies as `weights` does; NULL where it has none, and while sizes
// are only measured.
static inline float *network_kernel(const layer *l, float *all)
{
    return all && l->kernel_count > 0 ? all + l->kernel_at : NULL;
}

static inline float *network_bias(const layer *l, float *all)
{
    return all && l->bias_count > 0 ? all + l->bias_at : NULL;
}

static inline float *network_moving(const layer *l, float *all)
{
    return all && l->moving_count > 0 ? all + l->moving_at : NULL;
}

// Floats of the weights with the moving averages.
static inline size_t network_total(const network *n)
{
    return n->weight_total + n->moving_total;
}

#endif
