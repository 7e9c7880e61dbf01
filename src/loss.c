// loss.c — categorical cross-entropy over softmax and binary cross-entropy over sigmoid, from
// logits.
#include "loss.h"

#include "kernels.h"

#include <math.h>

static size_t largest(const float *values, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (values[i] > values[best]) best = i;
    return best;
}

// loss = ln Σ exp(z - max z) + max z - z[target], which never takes the logarithm of a rounded
// probability, and in which large logits cancel before anything is rounded.
static verdict judge_softmax(float *logits, size_t outputs, size_t target, float scale)
{
    verdict v = {.predicted = largest(logits, outputs)};
    const double behind = (double)logits[v.predicted] - (double)logits[target];
    v.loss = (double)softmax(logits, outputs) + behind;
    v.confidence = logits[v.predicted];
    logits[target] -= 1.0f;
    for (size_t i = 0; i < outputs; i++) logits[i] *= scale;
    return v;
}

// loss = max(z, 0) - z · t + ln(1 + exp(-|z|)), the mean over the outputs.
static verdict judge_sigmoid(float *logits, size_t outputs, size_t target, float scale)
{
    verdict v = {.predicted = outputs == 1 ? logits[0] > 0.0f : largest(logits, outputs)};
    for (size_t i = 0; i < outputs; i++) {
        const float z = logits[i];
        const float t = outputs == 1 ? (float)target : (float)(i == target);
        v.loss += (double)((z > 0.0f ? z : 0.0f) - z * t + log1pf(expf(-fabsf(z))));
    }
    v.loss /= (double)outputs;
    sigmoid(logits, outputs);
    v.confidence = outputs > 1 ? logits[v.predicted] : v.predicted ? logits[0] : 1.0f - logits[0];
    for (size_t i = 0; i < outputs; i++) {
        const float t = outputs == 1 ? (float)target : (float)(i == target);
        logits[i] = (logits[i] - t) * scale / (float)outputs;
    }
    return v;
}

verdict loss_judge(float *logits, size_t outputs, activation output, size_t target, float scale)
{
    return output == SOFTMAX ? judge_softmax(logits, outputs, target, scale)
                             : judge_sigmoid(logits, outputs, target, scale);
}

void loss_outputs(float *logits, size_t outputs, activation output)
{
    if (output == SOFTMAX)
        softmax(logits, outputs);
    else
        sigmoid(logits, outputs);
}
