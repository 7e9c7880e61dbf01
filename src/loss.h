// loss.h — how wrong the outputs are, and in which direction less wrong would be.
#ifndef LOSS_H
#define LOSS_H

#include "layer.h"

// What one image's outputs say.
typedef struct {
    double loss;      // in nats, or a perceptron's criterion
    size_t class;     // the one predicted
    float confidence; // its probability; with STEP 1 if its unit fires, else 0
} prediction;

// The prediction for one image, and the gradient of its loss.
//
//   gradient  [outputs] out: of the loss with respect to the logits, times `scale`
//   logits    [outputs] before the last activation
//   outputs   one means two classes: 1 with a positive logit, else 0. Softmax takes at least two
//   target    class
prediction loss_of(float *gradient, const float *logits, size_t outputs, activation output,
                   size_t target, float scale);

// The last activation alone; returns the class.
size_t loss_outputs(float *logits, size_t outputs, activation output);

#endif
