// model.h — what JavaScript holds: a network and its trainer, in one block of memory.
#ifndef MODEL_H
#define MODEL_H

#include "trainer.h"

struct nn_model {
    network network;
    trainer trainer;
};

#endif
