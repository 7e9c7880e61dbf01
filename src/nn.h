// nn.h — everything JavaScript may call: data sets, models, training, prediction, measuring.
//
// The laws of this file. The object comes first, then outputs, inputs (each count right after its
// array) and scalars. A caller's mistake is an assert. The world's fault (bytes, memory, a line of
// text) is an nn_status, and then nothing has changed but nn_error_at(). Only functions named
// create, push or read allocate; training, evaluating and predicting never do. destroy accepts
// NULL. Everything is called from one thread.
//
// Images are rows of bytes from top left, 0 for the background and 255 for full ink. Layers keep
// Keras' layouts: images [height, width, channels], convolution kernels [height, width, in, out],
// dense kernels [in, out].
#ifndef NN_H
#define NN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __wasm__
#define NN_API __attribute__((used, visibility("default")))
#else
#define NN_API
#endif
#define NN_CHECKED __attribute__((warn_unused_result))

// ---- Failures -----------------------------------------------------------------------------------

typedef enum {
    NN_OK,
    NN_ERR_MEMORY,
    // Reading files. nn_error_at() is the offset in the decompressed bytes, unless it says
    // otherwise.
    NN_ERR_FORMAT,        // neither gzip nor IDX (nor zip, for nn_dataset_read_npz)
    NN_ERR_GZIP,          // damaged deflate data or gzip header; at: offset in the compressed bytes
    NN_ERR_CHECKSUM,      // CRC-32 or length of gzip or zip does not match; at: as NN_ERR_GZIP
    NN_ERR_TRUNCATED,     // the file ends before its own header says; at: its length
    NN_ERR_TRAILING,      // bytes after the announced end
    NN_ERR_ELEMENT_TYPE,  // elements are not unsigned bytes
    NN_ERR_DIMENSIONS,    // not [count] for labels or [count, height, width] for images, or a
                          // dimension is 0 or too large; at: the offset of the dimension
    NN_ERR_LABEL,         // a label above 9; at: its index
    NN_ERR_COUNT,         // as many labels as images are needed; at: the number of labels
    NN_ERR_IMAGE_SIZE,    // test images differ in size from training images
    NN_ERR_ARRAY_MISSING, // an .npz without x_train, y_train, x_test or y_test; at: which, 0 … 3
    // Layers as text. nn_error_at() is the column, 1 for the first character.
    NN_ERR_EMPTY_SPEC,  // no layer at all, or nothing between two bars
    NN_ERR_LAYER,       // no layer has this name
    NN_ERR_WORD,        // the layer does not know this word
    NN_ERR_NUMBER,      // a number is missing here, or out of its range
    NN_ERR_KERNEL_SIZE, // a kernel is not odd, or a kernel or pool is larger than its input
    NN_ERR_LAST_LAYER,  // the last layer must be dense, with softmax, sigmoid or step
    NN_ERR_ACTIVATION,  // softmax or step stands in a layer that is not the last
    NN_ERR_LAYER_COUNT, // more than 32 layers
    NN_ERR_CONVEX,      // NN_LBFGS with a second layer of weights, with dropout or step, there
    NN_STATUS_COUNT
} nn_status;

// One English sentence for a status, without a full stop; the two letters `{}` in it stand for the
// number that nn_error_at() gives.
NN_API const char *nn_status_text(nn_status status);

// Where the last failure was, in the unit that its status names.
NN_API size_t nn_error_at(void);

// ---- Memory for arguments -----------------------------------------------------------------------

// NULL when there is no more. nn_free accepts NULL.
NN_API void *nn_alloc(size_t bytes);
NN_API void nn_free(void *block);

// ---- Data sets ----------------------------------------------------------------------------------
// A data set has two pools, training and test, each of as many labels as images, all of one size.
// An image is named by its index: training images first, then test images.

typedef struct nn_dataset nn_dataset;
typedef enum { NN_TRAIN, NN_TEST } nn_pool;
typedef enum { NN_TRAIN_IMAGES, NN_TRAIN_LABELS, NN_TEST_IMAGES, NN_TEST_LABELS } nn_part;

// An empty one, or NULL without memory.
NN_API nn_dataset *nn_dataset_create(void);
NN_API void nn_dataset_destroy(nn_dataset *dataset);

// The next bytes of an IDX file (http://yann.lecun.com/exdb/mnist, "the IDX file format"), as they
// arrive and in pieces of any size; plain or in gzip (RFC 1952), which the first bytes tell.
//
//   part   which of the four files the bytes belong to; each is pushed from its start to its end
//
// On failure the data set can only be destroyed.
NN_API nn_status nn_dataset_push(nn_dataset *dataset, nn_part part, const uint8_t *bytes,
                                 size_t count) NN_CHECKED;

// The file's last byte has been pushed. Finds what is missing, and labels that do not match images
// as soon as both of a pool have ended. A data set may do without its test pool.
NN_API nn_status nn_dataset_end(nn_dataset *dataset, nn_part part) NN_CHECKED;

// All four arrays from NumPy's .npz: a zip (stored or deflated) with x_train.npy, y_train.npy,
// x_test.npy and y_test.npy of unsigned bytes in C order, as Keras' mnist.npz holds them.
//
//   dataset   empty
NN_API nn_status nn_dataset_read_npz(nn_dataset *dataset, const uint8_t *bytes,
                                     size_t count) NN_CHECKED;

// Images that the pool's headers announce; 0 while unknown.
NN_API size_t nn_dataset_count(const nn_dataset *dataset, nn_pool pool);
// Images from the pool's first on that are here with their labels.
NN_API size_t nn_dataset_ready(const nn_dataset *dataset, nn_pool pool);
// Pixels; 0 while unknown.
NN_API size_t nn_dataset_height(const nn_dataset *dataset);
NN_API size_t nn_dataset_width(const nn_dataset *dataset);
// [count, height, width] bytes and [count] digits; NULL while unknown.
NN_API const uint8_t *nn_dataset_images(const nn_dataset *dataset, nn_pool pool);
NN_API const uint8_t *nn_dataset_labels(const nn_dataset *dataset, nn_pool pool);

// ---- Subsets: the images that a run trains on, validates with, is tested on ---------------------

typedef struct nn_subset nn_subset;

// Of the pool's images whose digit is in `classes` (bit d for digit d), leaves out the first `skip`
// and takes the next `count`, or all there are. NULL without memory. The subset refers to the data
// set, which must outlive it. The pool's labels are complete. Only images that a header announces
// are in; while that of the training images is missing, none is, because it decides all indices.
//
//   draw   0: the pool's images come in its order; otherwise the seed with which they are shuffled
//          before any is left out or taken, so that parts of the same draw do not overlap
NN_API nn_subset *nn_subset_create(const nn_dataset *dataset, nn_pool pool, uint32_t classes,
                                   size_t skip, size_t count, uint32_t draw);
NN_API void nn_subset_destroy(nn_subset *subset);
NN_API size_t nn_subset_count(const nn_subset *subset);
// [count] image indices, in the order in which batches are cut from them.
NN_API const uint32_t *nn_subset_indices(const nn_subset *subset);
// The order of an epoch: a function of seed and epoch alone (Fisher and Yates, PCG32).
NN_API void nn_subset_shuffle(nn_subset *subset, uint32_t seed, uint32_t epoch);
// [count] what an evaluation found for each image: the digit, or 10 if the model chose a class that
// stands for none; and its probability 0 … 1, or of a perceptron whether that unit fires, 0 or 1.
NN_API const uint8_t *nn_subset_predictions(const nn_subset *subset);
NN_API const float *nn_subset_confidences(const nn_subset *subset);

// ---- Models -------------------------------------------------------------------------------------

typedef struct nn_model nn_model;

// Keras' optimizers with Keras' defaults (Keras 2.10, optimizer_v2; epsilon 1e-7).
typedef enum {
    NN_SGD,
    NN_MOMENTUM, // SGD, momentum 0.9
    NN_NESTEROV, // the same with Nesterov's step
    NN_ADAGRAD,  // accumulator starts at 0.1
    NN_ADADELTA, // rho 0.95
    NN_RMSPROP,  // rho 0.9
    NN_ADAM,     // beta 0.9 and 0.999
    NN_ADAMW,    // the same with weight decay
    NN_FTRL,     // accumulator starts at 0.1, learning rate power -0.5
    NN_LBFGS, // SciPy's L-BFGS-B as scikit-learn's LogisticRegression calls it; see nn_train_begin
    NN_OPTIMIZER_COUNT
} nn_optimizer;

// A network from a line of text: layers separated by bars, each a name, its numbers and its words.
//
//   rescaling 0..1 | -1..1    first if at all: pixel / 255, the default, or (pixel - 127) / 127
//   conv F KxK                F filters, K odd; `same` pads, otherwise `valid`; stride 1
//   maxpool N   avgpool N     windows of NxN, stride N
//   dropout R                 R of [0, 1) set to zero while training, the rest divided by 1 - R
//   flatten                   for the reader; dense flattens whatever it gets
//   dense N                   N units
//
// conv and dense take an activation (relu, sigmoid, tanh; none is linear), an initializer (glorot,
// the default: Glorot uniform; he: He normal; zeros) and `nobias`. The last layer is dense, and its
// activation decides the loss: softmax, of two units at least, categorical cross-entropy; sigmoid,
// the mean of the outputs' binary cross-entropies; step, the perceptron's criterion (Rosenblatt
// 1958), the sum over the units of how far a wrong one's input is from 0, and its rule, with
// `output - target` for the gradient. Biases start at zero.
//
//   model      out
//   spec       ends with a zero byte
//   height, width   of the images, in pixels
//   seed       of the weights and of dropout
NN_API nn_status nn_model_create(nn_model **model, const char *spec, size_t height, size_t width,
                                 nn_optimizer optimizer, uint32_t seed) NN_CHECKED;
NN_API void nn_model_destroy(nn_model *model);

// What a summary shows, and where the weights are. Read from JavaScript as 32-bit words.
typedef struct {
    const char *text;     // the layer as it stands in the spec, ends with a zero byte
    uint32_t shape[3];    // output height, width, channels; a dense layer's are 1, 1, units
    uint32_t param_count; // kernel and bias
    uint32_t kernel_rank; // dimensions of the kernel: 4, 2, or 0 without weights
    uint32_t kernel_shape[4];
    float *kernel; // row-major, to be read and written; NULL without weights
    float *bias;   // [shape[2]]; NULL without bias
} nn_layer_info;

NN_API size_t nn_model_layer_count(const nn_model *model);
NN_API const nn_layer_info *nn_model_layer(const nn_model *model, size_t index);
NN_API size_t nn_model_param_count(const nn_model *model);
// Units of the last layer.
NN_API size_t nn_model_output_count(const nn_model *model);

// ---- Training and evaluating: begun, then advanced in slices ------------------------------------

// One optimizer step on the images [first, first + count) of the subset's order.
//
//   rate   learning rate, as Keras means it for the model's optimizer
//   l2     adds l2 / 2 · ΣW² over all kernels, not biases, to the loss that is minimised; the loss
//          that is reported is without it. With NN_ADAMW no penalty but decay: each step also
//          takes rate · l2 · W from the kernels W
//   clip   the largest Euclidean norm of all gradients together, to which a longer one is scaled
//          (Keras' global_clipnorm); 0 for none
//
// With NN_LBFGS it is an iteration, line search included, which passes the images as often as that
// takes. It goes on from the last one where images (in any order), l2 and weights are the same, and
// begins anew otherwise; the first step's length, 1 / |gradient|, and when to end are taken from
// the objective that scikit-learn minimises, the one above times `count`. `rate` and `clip` are not
// used.
//
// The subset's images are ready. A digit d is the class d, or if the model has fewer than ten
// outputs its rank among the subset's classes; a model with one output takes two classes, 0 and 1.
NN_API void nn_train_begin(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                           size_t first, size_t count, float rate, float l2, float clip);

// Loss, accuracy and predictions on the whole subset; dropout rests.
NN_API void nn_evaluate_begin(nn_model *model, const nn_dataset *dataset, nn_subset *subset);

// Works on what was begun until it is done or `budget_ms` milliseconds have passed; the clock is
// looked at after pieces of work of a few milliseconds. 1 while work is left, otherwise 0.
NN_API int nn_advance(nn_model *model, double budget_ms);

// With NN_LBFGS, whether the last iteration that was done met scikit-learn's stopping rules: no
// component of the objective's gradient above 1e-4, or a decrease of at most 2.2e-9 of it, or none
// along any line. Further iterations on the same images then do nothing.
NN_API int nn_converged(const nn_model *model);

// Forgets what was begun. A step that was not finished leaves weights and optimizer as before it.
NN_API void nn_cancel(nn_model *model);

// Of what was begun last, once it is done: mean loss, in nats but for a perceptron (NaN or infinite
// when training has diverged) and how many images were classified correctly, both from before the
// step's update.
NN_API double nn_loss(const nn_model *model);
NN_API size_t nn_correct(const nn_model *model);
// Images that have passed the network so far, of what was begun last.
NN_API size_t nn_images_done(const nn_model *model);

// Whether the classes of the subset fit the model's outputs (see nn_train_begin).
NN_API int nn_model_fits(const nn_model *model, const nn_subset *subset);

// One image, at any time, also between two slices of training. Returns the class, as an evaluation
// finds it: the output that is largest before the last activation, or whether one alone is above 0.
//
//   outputs   [output_count] out: after the last activation; of a perceptron 1 or 0
//   pixels    [height, width]
NN_API size_t nn_predict(nn_model *model, float *outputs, const uint8_t *pixels);

// Where the time goes: milliseconds of all threads together since the model was created.
//
//   result   [layer_count + 2][2] forward and backward of each layer; then reading and judging
//            images; then the optimizer and 0
NN_API const double *nn_model_times(nn_model *model);

// ---- Threads ------------------------------------------------------------------------------------
// Only in the modules with shared memory. Whoever makes the threads gives each the same module and
// memory and a stack of its own. The number of threads changes no bit of a result.

// From now on work is shared among `threads`, 1 … 8, the caller's included; those that never come
// do no harm. Models are created afterwards.
NN_API void nn_pool_open(size_t threads);

// What thread 1 … threads - 1 calls: works and sleeps until nn_pool_close.
NN_API void nn_pool_worker(size_t thread);
NN_API void nn_pool_close(void);

// What a thread calls whose nn_pool_worker has trapped: the caller of nn_advance traps in its turn
// instead of waiting for a task that nobody ends.
NN_API void nn_pool_fail(void);

// ---- Measuring ----------------------------------------------------------------------------------

// Multiplies and adds vectors in registers, as the kernels do, and nothing else: the machine's
// peak. Returns the number of floating-point operations done, at least 1e6 · millions · tasks.
//
//   tasks   that the threads share; one has the caller work alone
NN_API double nn_bench_peak(size_t millions, size_t tasks);

// C += A · B once.  A [m, k], B [k, n], C [m, n]: the kernel under every dense and conv layer.
NN_API void nn_bench_gemm(float *C, const float *A, const float *B, size_t m, size_t n, size_t k);

#endif
