// status.h — how the engine's files report the world's faults; nn_error_at() reads it back.
#ifndef STATUS_H
#define STATUS_H

#include "nn.h"

// Remembers where the failure was and returns the status: `return fail(NN_ERR_TRUNCATED, length);`
nn_status fail(nn_status status, size_t at) NN_CHECKED;

#endif
