// test_plan.c — the plan of a step: every operation, in the order that plan.c draws.
#include "model.h"

#include "synthetic.h"
#include "test.h"

#include <string.h>

typedef struct {
    const char *layer; // its name, NULL for the trainer's own
    phase phase;
    bool chained;
} planned;

static void check_plan(const char *spec, nn_optimizer optimizer, const planned *expected,
                       size_t count)
{
    nn_model *const model = model_of(spec, 28, 28, optimizer, 1);
    const plan *const p = &model->trainer.plan;
    CHECK_EQUAL(p->count, count);
    for (size_t i = 0; i < count && i < p->count; i++) {
        const plan_op *const o = &p->ops[i];
        CHECK_EQUAL(o->chained, expected[i].chained);
        CHECK_EQUAL(o->layer == NULL, expected[i].layer == NULL);
        if (!o->layer || !expected[i].layer) continue;
        CHECK(strcmp(o->layer->type->name, expected[i].layer) == 0);
        CHECK_EQUAL(o->op->phase, expected[i].phase);
    }
    CHECK(!p->ops[p->loss].layer && !p->ops[p->norm].layer && !p->ops[p->update].layer);
    CHECK_EQUAL(p->norm, count - 2);
    CHECK_EQUAL(p->update, count - 1);
    CHECK(strcmp(p->ops[p->input].layer->type->name, "input") == 0);
    nn_model_destroy(model);
}

// The second convolution is Winograd's; no layer before the first needs its gradient.
static void test_the_plan_of_a_convolutional_network_is_as_drawn(void)
{
    static const planned expected[] = {
        {"conv", PREPARE, false},
        {"input", FORWARD, false},
        {"conv", FORWARD, true},
        {"conv", FORWARD, true},
        {"maxpool", FORWARD, true},
        {"dense", FORWARD, false},
        {0}, // loss
        {"dense", BACKWARD, false},
        {"dense", BACKWARD, false},
        {"dense", BACKWARD, false},
        {"maxpool", BACKWARD, false},
        {"conv", BACKWARD, true},
        {"conv", BACKWARD, true},
        {"conv", FINISH, false},
        {"conv", FINISH, false},
        {0}, // norm
        {0}, // update
    };
    check_plan("conv 8 3x3 relu | conv 8 3x3 relu | maxpool 2 | dense 10 softmax", NN_ADAM,
               expected, sizeof expected / sizeof *expected);
}

static void test_the_first_layer_with_weights_computes_no_gradient_of_its_input(void)
{
    static const planned expected[] = {
        {"input", FORWARD, false},
        {"avgpool", FORWARD, true},
        {"dense", FORWARD, false},
        {0},
        {"dense", BACKWARD, false},
        {"dense", BACKWARD, false},
        {0},
        {0},
    };
    static const char spec[] = "avgpool 2 | flatten | dense 10 softmax";
    check_plan(spec, NN_SGD, expected, sizeof expected / sizeof *expected);
    check_plan(spec, NN_LBFGS, expected, sizeof expected / sizeof *expected);
}

// Statistics and their gradients are of the whole batch. The first layer has no gradient to pass
// on, so nothing waits for it.
static void test_batchnorm_parts_the_plan(void)
{
    static const planned expected[] = {
        {"batchnorm", PREPARE, false},
        {"batchnorm", PREPARE, false},
        {"input", FORWARD, false},
        {"batchnorm", FORWARD, true},
        {"batchnorm", FORWARD, false}, // statistics
        {"batchnorm", FORWARD, false},
        {"conv", FORWARD, true},
        {"batchnorm", FORWARD, true},
        {"batchnorm", FORWARD, false}, // statistics
        {"batchnorm", FORWARD, false},
        {"maxpool", FORWARD, true},
        {"dense", FORWARD, false},
        {0},
        {"dense", BACKWARD, false},
        {"dense", BACKWARD, false},
        {"dense", BACKWARD, false},
        {"maxpool", BACKWARD, false},
        {"batchnorm", BACKWARD, true},
        {"batchnorm", BACKWARD, false}, // sums of gradients
        {"batchnorm", BACKWARD, false},
        {"conv", BACKWARD, true},
        {"batchnorm", BACKWARD, true},
        {"batchnorm", BACKWARD, false}, // gradients of scale and offset
        {"conv", FINISH, false},
        {0},
        {0},
    };
    static const char spec[] =
        "batchnorm | conv 8 3x3 | batchnorm relu | maxpool 2 | dense 10 softmax";
    nn_model *const model = model_of(spec, 28, 28, NN_SGD, 1);
    const plan *const p = &model->trainer.plan;
    CHECK_EQUAL(p->barrier_count, 3);
    CHECK(p->barriers[0] == 4 && p->barriers[1] == 8 && p->barriers[2] == 18);
    nn_model_destroy(model);
    check_plan(spec, NN_SGD, expected, sizeof expected / sizeof *expected);
}

// The longest plan there can be: every layer has as many operations as any.
static void test_the_plan_of_32_layers_has_room(void)
{
    char spec[1024] = "conv 8 1x1 | ";
    for (size_t i = 1; i < MAX_LAYERS - 1; i++) strcat(spec, "batchnorm | ");
    strcat(spec, "dense 10 softmax");
    nn_model *const model = model_of(spec, 6, 6, NN_SGD, 1);
    CHECK(model->trainer.plan.count <= MAX_PLAN_OPS);
    CHECK(!model->trainer.plan.ops[model->trainer.plan.count].run);
    nn_model_destroy(model);
}

int main(void)
{
    RUN(test_the_plan_of_a_convolutional_network_is_as_drawn);
    RUN(test_the_first_layer_with_weights_computes_no_gradient_of_its_input);
    RUN(test_batchnorm_parts_the_plan);
    RUN(test_the_plan_of_32_layers_has_room);
    return test_summary();
}
