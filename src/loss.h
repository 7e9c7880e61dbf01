// loss.h — how wrong the outputs are, and in which direction less wrong would be.
#ifndef LOSS_H
#define LOSS_H

#include "layer.h"

// What one image's outputs say.
typedef struct {
    double loss;      // in nats, or a perceptron's criterion
    size_t predicted; // class
    float confidence; // probability of it; with STEP whether its unit fires, 0 or 1
} verdict;

// Judges one image.
//
//   gradient  [outputs] out: of the loss for the logits, times `scale`
//   logits    [outputs] before the last activation
//   outputs   without softmax, 1 means two classes: 1 with a positive logit, else 0
//   target    class
verdict loss_judge(float *gradient, const float *logits, size_t outputs, activation output,
                   size_t target, float scale);

// The last activation alone; returns the class.
size_t loss_outputs(float *logits, size_t outputs, activation output);

#endif
