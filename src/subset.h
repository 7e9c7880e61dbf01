// subset.h — what a subset is made of, for the files that train on it and evaluate it.
#ifndef SUBSET_H
#define SUBSET_H

#include "nn.h"

// One block of memory; every array begins at a multiple of 16 bytes.
struct nn_subset {
    const nn_dataset *dataset;
    nn_pool pool;
    uint32_t classes; // bit d: digit d is in
    size_t count;
    uint32_t *chosen;       // [count] of images, see dataset_image, as they were chosen
    uint32_t *indices;      // [count] in the order of an epoch
    float *confidences;     // [count] probability of the predicted class
    uint8_t *predictions;   // [count] classes
    uint8_t *chosen_labels; // [count] digits, those of the data set unless they are exchanged
    uint8_t *labels;        // [count] in the order of an epoch
};

#endif
