// loss.c — categorical cross-entropy over softmax, binary cross-entropy over sigmoid and the
// perceptron's criterion over steps, from logits.
#include "loss.h"

#include "kernels.h"

#include <math.h>

// loss = ln Σ exp(z - max z) + max z - z[target], which never takes the logarithm of a rounded
// probability, and in which large logits cancel before anything is rounded.
static prediction softmax_loss(float *gradient, const float *logits, size_t outputs, size_t target,
                               float scale)
{
    prediction p = {.class = largest(logits, outputs)};
    const double behind = (double)logits[p.class] - (double)logits[target];
    p.loss = (double)softmax(gradient, logits, outputs) + behind;
    p.confidence = gradient[p.class];
    const float of_target = (gradient[target] - 1.0f) * scale;
    for (size_t i = 0; i < outputs; i++) gradient[i] *= scale;
    gradient[target] = of_target;
    return p;
}

// What output i should be. A single output stands for the second of two classes.
static float target_of(size_t i, size_t outputs, size_t target)
{
    return i + (outputs == 1) == target ? 1.0f : 0.0f;
}

// The loss of each output z against its target t is
//
//     sigmoid   max(z, 0) - z · t + ln(1 + exp(-|z|)), of which the mean is taken
//     step      max(z, 0) - z · t, which is |z| if the unit is wrong; the sum, as each learns alone
static prediction unit_losses(float *gradient, const float *logits, size_t outputs,
                              activation output, size_t target, float scale)
{
    prediction p = {0};
    const float units = output == SIGMOID ? (float)outputs : 1.0f;
    for (size_t i = 0; i < outputs; i++) {
        const float z = logits[i];
        const float t = target_of(i, outputs, target);
        p.loss += (double)((z > 0.0f ? z : 0.0f) - z * t);
        if (output == SIGMOID) p.loss += (double)log1pf(expf(-fabsf(z)));
    }
    p.loss /= (double)units;
    floats_copy(gradient, logits, outputs);
    p.class = loss_outputs(gradient, outputs, output);
    p.confidence = gradient[outputs > 1 ? p.class : 0];
    if (outputs == 1 && !p.class) p.confidence = 1.0f - p.confidence;
    for (size_t i = 0; i < outputs; i++) {
        const float t = target_of(i, outputs, target);
        gradient[i] = (gradient[i] - t) * scale / units;
    }
    return p;
}

prediction loss_of(float *gradient, const float *logits, size_t outputs, activation output,
                   size_t target, float scale)
{
    return output == SOFTMAX ? softmax_loss(gradient, logits, outputs, target, scale)
                             : unit_losses(gradient, logits, outputs, output, target, scale);
}

size_t loss_outputs(float *logits, size_t outputs, activation output)
{
    const size_t class = outputs == 1 ? logits[0] > 0.0f : largest(logits, outputs);
    if (output == SOFTMAX)
        softmax(logits, logits, outputs);
    else if (output == SIGMOID)
        sigmoid(logits, outputs);
    else
        for (size_t i = 0; i < outputs; i++) logits[i] = logits[i] > 0.0f ? 1.0f : 0.0f;
    return class;
}
