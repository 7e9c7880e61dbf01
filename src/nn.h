// nn.h — everything JavaScript may call: data sets, models, training, prediction, measuring.
//
// Conventions. The object comes first, then outputs, inputs (each count right after its array) and
// scalars. A caller's mistake is an assert. What the caller cannot know (damaged bytes, too little
// memory, a wrong line of text) is an nn_status, and then nothing has changed but nn_error_at().
// Only functions named create, push or read allocate; training, evaluating and predicting never do.
// destroy accepts NULL. Everything but nn_threads_worker and nn_threads_fail is called from one
// thread.
//
// Pointers that getters return stay valid until their object is destroyed: no call moves an array.
// (A view of WebAssembly's memory is another matter: a call that allocates may detach it.)
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
    NN_ERR_COUNT,         // labels are more or fewer than images; at: the number of labels
    NN_ERR_IMAGE_SIZE,    // test images differ in size from training images
    NN_ERR_ARRAY_MISSING, // an .npz without x_train, y_train, x_test or y_test; at: which, 0 … 3
    // Layers as text. nn_error_at() is the column, 1 for the first character.
    NN_ERR_EMPTY_SPEC,  // no layer at all, or nothing between two bars
    NN_ERR_LAYER,       // no layer has this name
    NN_ERR_WORD,        // the layer does not know this word
    NN_ERR_NUMBER,      // a number is missing here, or out of its range
    NN_ERR_KERNEL_SIZE, // a kernel is not odd, or it or a pooling window exceeds its input
    NN_ERR_LAST_LAYER,  // the last layer must be dense, with softmax, sigmoid or step
    NN_ERR_ACTIVATION,  // softmax or step stands in a layer that is not the last
    NN_ERR_LAYER_COUNT, // more than 32 layers
    NN_ERR_CONVEX, // NN_LBFGS needs exactly one layer with weights, no batchnorm, no dropout and
                   // no step; at: the column of the layer that breaks this
    NN_ERR_ONE_OUTPUT, // softmax over a single output, which would always be 1
    NN_ERR_STATE,      // an optimizer's state does not fit the model; at: the bytes that it needs
    NN_STATUS_COUNT
} nn_status;

// One English sentence for a status, without a full stop. The characters `{}` in it are to be
// replaced by the number that nn_error_at() gives.
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

// The next bytes of an IDX file (http://yann.lecun.com/exdb/mnist, "the IDX file format"), in
// chunks of any size, as they arrive. The file is plain or gzip (RFC 1952), which its first byte
// shows.
//
//   part   which of the four files the bytes belong to; each is pushed from its start to its end
//
// On failure the data set can only be destroyed.
NN_API nn_status nn_dataset_push(nn_dataset *dataset, nn_part part, const uint8_t *bytes,
                                 size_t count) NN_CHECKED;

// The file's last byte has been pushed. Fails if the file is incomplete or, once both files of a
// pool have ended, if their counts differ. A data set may lack the test pool.
NN_API nn_status nn_dataset_end(nn_dataset *dataset, nn_part part) NN_CHECKED;

// All four arrays from NumPy's .npz: a zip (stored or deflated) with x_train.npy, y_train.npy,
// x_test.npy and y_test.npy of unsigned bytes in C order, as Keras' mnist.npz holds them.
//
//   dataset   empty
NN_API nn_status nn_dataset_read_npz(nn_dataset *dataset, const uint8_t *bytes,
                                     size_t count) NN_CHECKED;

// A pool from arrays, which are copied.
//
//   pool     of which nothing has been pushed
//   images   [count, height, width]
//   labels   [count] digits 0 … 9
//
// NN_ERR_DIMENSIONS, NN_ERR_LABEL, NN_ERR_IMAGE_SIZE, NN_ERR_MEMORY; nothing has changed then.
NN_API nn_status nn_dataset_fill(nn_dataset *dataset, nn_pool pool, const uint8_t *images,
                                 const uint8_t *labels, size_t count, size_t height,
                                 size_t width) NN_CHECKED;

// Adds images that belong to no pool, behind those added before; subsets take them if they are
// asked to. The size of the training images is known.
//
//   images   [count, height, width]
//   labels   [count] digits 0 … 9
//
// NN_ERR_MEMORY; nothing has been added then.
NN_API nn_status nn_dataset_add(nn_dataset *dataset, const uint8_t *images, const uint8_t *labels,
                                size_t count) NN_CHECKED;

// The index of the first of them, and where they are; NULL without any.
#define NN_FIRST_EXTRA (UINT32_C(1) << 31)
NN_API const uint8_t *nn_dataset_extra_images(const nn_dataset *dataset);

// Images that the pool's headers announce; 0 while unknown.
NN_API size_t nn_dataset_count(const nn_dataset *dataset, nn_pool pool);
// Images, from the pool's first on, of which all pixels and the label have arrived.
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
// set, which must outlive it.
//
// All labels of the pool have been pushed. So has the header of the training images, also for a
// subset of the test pool: indices of test images count from the number of training images on.
// Without these headers the subset is empty. The pixels may come later.
//
//   draw    0: the images keep the pool's order; otherwise the seed with which they are shuffled
//           before any is left out, so that parts of the same draw do not overlap
//   extra   of the first so many that nn_dataset_add has added, those with these digits are taken,
//           too, behind the others
NN_API nn_subset *nn_subset_create(const nn_dataset *dataset, nn_pool pool, uint32_t classes,
                                   size_t skip, size_t count, uint32_t draw, size_t extra);
NN_API void nn_subset_destroy(nn_subset *subset);
NN_API size_t nn_subset_count(const nn_subset *subset);
// [count] image indices, in the order in which batches are cut from them.
NN_API const uint32_t *nn_subset_indices(const nn_subset *subset);
// [count] digits of these images, as steps and evaluations take them.
NN_API const uint8_t *nn_subset_labels(const nn_subset *subset);
// A checksum of the images and their labels, in any order; all are ready. Other images have another
// one, except by chance, once in 2^32.
NN_API uint32_t nn_subset_checksum(const nn_subset *subset);
// The order of an epoch: a function of seed and epoch alone (Fisher and Yates, PCG32).
NN_API void nn_subset_shuffle(nn_subset *subset, uint32_t seed, uint32_t epoch);
// Draws `count` of the images at random and exchanges their labels among themselves at random:
// there are as many of each digit as before, and an image may get its own again. Labels of the data
// set and of other subsets stay. The images are then in the order in which they were chosen.
NN_API void nn_subset_exchange_labels(nn_subset *subset, size_t count, uint32_t seed);
// [count] of the last evaluation, in the order of the indices then; zeros before the first.
// Predicted digit, or 10 if the predicted class has no digit. Confidence: its probability, 0 … 1;
// for `step`, 1 if the unit fired, else 0.
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
    NN_LBFGS,    // SciPy's L-BFGS-B as scikit-learn's LogisticRegression calls it; see
                 // nn_train_begin
    NN_OPTIMIZER_COUNT
} nn_optimizer;

// A network from a line of text: layers separated by bars, each a name, its numbers and its words.
//
//   rescaling 0..1 | -1..1    first if at all: pixel / 255, the default, or (pixel - 127) / 127
//   conv F KxK                F filters, K odd; `same` pads, otherwise `valid`; 1 apart, or S with
//                             `stride S`
//   maxpool N   avgpool N     windows of NxN, N apart, or S with `stride S`
//   globalavgpool             the mean of each channel: one number a channel
//   batchnorm                 normalises each channel over the batch; momentum 0.99, epsilon 0.001
//   dropout R                 R of [0, 1) set to zero while training, the rest divided by 1 - R
//   flatten                   for the reader; dense flattens whatever it gets
//   dense N                   N units
//
// conv, dense and batchnorm take an activation (relu, sigmoid, tanh; none is linear), conv and
// dense also an initializer (glorot, the default: Glorot uniform; he: He normal; zeros) and
// `nobias`. Biases start at zero. The last layer is dense, and its activation decides the loss:
//
//   softmax   categorical cross-entropy; at least two units
//   sigmoid   the mean of the units' binary cross-entropies
//   step      the perceptron's criterion (Rosenblatt 1958): the sum, over units with a wrong
//             output, of the distance of their input from 0. The gradient is the rule's
//             `output - target`
//
// With sigmoid and step one unit is enough for two classes.
//
//   model      out
//   spec       ends with a zero byte
//   height, width   of the images, in pixels
//   seed       of the weights and of dropout
NN_API nn_status nn_model_create(nn_model **model, const char *spec, size_t height, size_t width,
                                 nn_optimizer optimizer, uint32_t seed) NN_CHECKED;
NN_API void nn_model_destroy(nn_model *model);

// What a summary shows, and where the weights are. Read from JavaScript as 32-bit words. Weights
// may be read at any time, and written while nothing is under way: before a begin, after nn_advance
// has returned 0, or after nn_cancel.
typedef struct {
    const char *text;     // the layer as it stands in the spec, ends with a zero byte
    uint32_t shape[3];    // output height, width, channels; a dense layer's are 1, 1, units
    uint32_t param_count; // kernel and bias
    uint32_t kernel_rank; // dimensions of the kernel: 4, 2, 1 for a scale, or 0 without weights
    uint32_t kernel_shape[4];
    float *kernel; // row-major; of batchnorm gamma; NULL without weights
    float *bias;   // [shape[2]]; of batchnorm beta; NULL without bias
    float *moving; // [2, shape[2]] of batchnorm: moving mean and variance, which are not trained
                   // but belong to the weights wherever these go; NULL for other layers
} nn_layer_info;

NN_API size_t nn_model_layer_count(const nn_model *model);
NN_API const nn_layer_info *nn_model_layer(const nn_model *model, size_t index);
NN_API size_t nn_model_param_count(const nn_model *model);
// Units of the last layer.
NN_API size_t nn_model_output_count(const nn_model *model);

// ---- Training and evaluating: begun, then advanced in slices ------------------------------------

// How far images are changed, each part by a number drawn uniformly from minus its range to its
// range; 0 leaves a part out. Written by JavaScript as six 32-bit floats.
typedef struct {
    float shift;   // pixels, in each direction
    float rotate;  // degrees, at most 180
    float scale;   // of the factor, around 1; below 1
    float shear;   // degrees by which upright lines lean, below 90
    float elastic; // pixels in each direction, at 5 × 5 nodes over the image, bilinear between
                   // them: a smooth random field as of Simard, Steinkraus and Platt (2003)
    float stroke;  // pixels by which lines become wider or narrower
} nn_augmentation;

// Begins one optimizer step on the images [first, first + count) of the subset's order. Cancels
// what was under way.
//
//   rate   learning rate, as Keras means it for the model's optimizer
//   l2     adds l2 / 2 · ΣW² over all kernels, not biases, to the loss that is minimised; the loss
//          that is reported is without it. With NN_ADAMW no penalty but decay: each step also
//          takes rate · l2 · W from the kernels W
//   clip   the largest Euclidean norm of all gradients together, to which a longer one is scaled
//          (Keras' global_clipnorm); 0 for none
//   average   from 0 to below 1, the decay of exponential averages of the weights; 0 for none. The
//          model's weights are then the averages, which predictions, evaluations and whoever reads
//          them see; moving averages of batchnorm are averaged, too. Training goes on with the
//          latest weights, which the optimizer keeps. After n steps the decay is at most
//          (1 + n) / (10 + n). A step without averages goes on from what they are then
//
// With NN_LBFGS a step is one iteration: a line search, which passes over the images once for each
// point that it tries. `rate`, `clip` and `average` are not used. The objective is scikit-learn's,
// the sum of the images' losses, which is `count` times the one above. What earlier iterations have
// learned about its curvature is used again if images (in any order), l2 and weights are those of
// the last iteration; otherwise L-BFGS starts again, with a first step of length 1.
//
// The subset's images are ready (nn_dataset_ready). Digit d is class d; if the model has fewer than
// ten outputs, it is d's rank among the subset's classes. A model with one output, sigmoid or step,
// has two classes, 0 and 1.
NN_API void nn_train_begin(nn_model *model, const nn_dataset *dataset, const nn_subset *subset,
                           size_t first, size_t count, float rate, float l2, float clip,
                           float average);

// Has the step that has just begun see its images augmented, as people might also have drawn them.
// What happens to an image depends on these numbers and its index alone. nn_correct and nn_loss are
// then those of the augmented images. Evaluations and predictions never see them so, nor does a
// step with NN_LBFGS, which compares losses of the same images.
//
//   epoch   any number; another one changes every image in another way
NN_API void nn_train_augment(nn_model *model, const nn_augmentation *ranges, uint32_t seed,
                             uint32_t epoch);

// One image as that step sees it: [height, width] bytes, which nn_free frees. NULL without memory.
NN_API uint8_t *nn_augmented_create(const nn_dataset *dataset, size_t index,
                                    const nn_augmentation *ranges, uint32_t seed, uint32_t epoch);

// Begins computing loss, accuracy and predictions on the whole subset, without dropout. Cancels
// what was under way.
NN_API void nn_evaluate_begin(nn_model *model, const nn_dataset *dataset, nn_subset *subset);

// Has the evaluation that has just begun keep the numbers at a place of the network: for each of
// its first images those that the layer with this index reads, or the logits, behind all layers.
//
//   place   index of a layer, or the number of layers
//   kept    [count, size] out: complete once nn_advance has returned 0; size is the product of the
//           input's shape. Stays until then, or until nn_cancel
//   count   at most the images of the subset
NN_API void nn_evaluate_keep(nn_model *model, size_t place, float *kept, size_t count);

// Has the evaluation that has just begun begin at a place, with numbers that another evaluation of
// the same images has kept there: if the layers before have the same weights, it finds the same.
//
//   place   index of a layer
//   kept    [images of the subset, size]; stays as nn_evaluate_keep's
NN_API void nn_evaluate_from(nn_model *model, size_t place, const float *kept);

// Works on what was begun until it is done or `budget_ms` milliseconds have passed. The clock is
// read after each task, which takes up to a few milliseconds. Returns 1 while work is left,
// otherwise 0.
NN_API int nn_advance(nn_model *model, double budget_ms);

// With NN_LBFGS, whether the last finished iteration met one of scikit-learn's stopping rules: no
// component of the objective's gradient exceeds 1e-4, the objective has decreased by at most 2.2e-9
// of itself, or no line search finds a decrease. Further iterations on the same images then do
// nothing.
NN_API int nn_converged(const nn_model *model);

// Ends what is under way, if anything. Weights and optimizer are then as before the unfinished
// step.
NN_API void nn_cancel(nn_model *model);

// Of what was begun last, once nn_advance has returned 0: mean loss per image, and how many images
// were classified correctly, both with the weights from before the step's update. The loss is in
// nats; with `step` it is the perceptron's criterion. It is NaN or infinite when training has
// diverged. Before anything has begun, the loss is NaN and the others are 0.
NN_API double nn_loss(const nn_model *model);
NN_API size_t nn_correct(const nn_model *model);
// Images that have passed the network so far, of what was begun last; with NN_LBFGS over all
// passes, in the several passes of a large batch with batchnorm as a share of them.
NN_API size_t nn_images_done(const nn_model *model);

// Whether the classes of the subset fit the model's outputs (see nn_train_begin).
NN_API int nn_model_fits(const nn_model *model, const nn_subset *subset);

// The outputs for one image, at any time, also between two calls of nn_advance; then with the
// weights from before the step. Returns the predicted class: the largest output before the last
// activation, or, with one output, whether that is above 0.
//
// An evaluation may add the same products in another order. Outputs then differ in their last bits
// (1e-6 of a probability), and the class only where two outputs are as close as that.
//
//   outputs   [output_count] out: after the last activation; with `step` 1 or 0
//   pixels    [height, width]
NN_API size_t nn_predict(nn_model *model, float *outputs, const uint8_t *pixels);

// ---- Inspection: one image in every layer, and what a change would do ---------------------------
// On arrays of its own, which exist only where somebody has asked for them. At any time, also
// between two calls of nn_advance, and then with the weights from before the step: nothing of a
// step under way is touched. As in a prediction there is no dropout, and batchnorm takes its moving
// averages.

typedef struct nn_inspection nn_inspection;

// Of one layer. Read from JavaScript as 32-bit words. Shapes are those of the layer's
// nn_layer_info; layers that do not compute (rescaling, flatten) share the arrays of what comes
// before them. Gradients are those of nn_inspection_backward, and zeros before it.
typedef struct {
    const float *output; // after the activation; of the last layer what nn_predict gives
    const float *sum; // before it, of conv, dense and batchnorm; of the last layer the logits. NULL
                      // for layers without an activation
    const float *doutput;         // gradient with respect to the output; NULL for the last layer
    const float *dsum;            // and to the sum
    const float *dkernel, *dbias; // and to the weights; NULL without
} nn_layer_inspection;

// NULL without memory. The model must outlive it.
NN_API nn_inspection *nn_inspection_create(const nn_model *model);
NN_API void nn_inspection_destroy(nn_inspection *inspection);

// Passes an image through all layers. Returns the predicted class, as nn_predict does, whose
// outputs these are to the last bit.
//
//   pixels   [height, width]
NN_API size_t nn_inspection_forward(nn_inspection *inspection, const uint8_t *pixels);

// The loss of that image, in the unit of nn_loss.
//
//   dlogits   [output_count] out: its gradient with respect to the logits
//   class     the right one: below the number of outputs, or below 2 with one output
NN_API double nn_inspection_loss(const nn_inspection *inspection, float *dlogits, size_t class);

// The gradients of Σ dlogits · logits, for that image, with respect to everything before the
// logits. With those of nn_inspection_loss these are the loss's; a single 1 asks for one logit.
//
//   dlogits   [output_count]
NN_API void nn_inspection_backward(nn_inspection *inspection, const float *dlogits);

NN_API const nn_layer_inspection *nn_inspection_layer(const nn_inspection *inspection,
                                                      size_t index);
// [height, width] what the first layer gets: pixels after rescaling; and the gradient with respect
// to that.
NN_API const float *nn_inspection_input(const nn_inspection *inspection);
NN_API const float *nn_inspection_dinput(const nn_inspection *inspection);

// One step of a model's optimizer with the gradients of an inspection of it, without penalty,
// clipping or averages. Cancels what was under way. A model trained with NN_LBFGS, which has no
// step for a single image, takes plain gradient descent.
//
//   rate   learning rate, as for nn_train_begin
NN_API void nn_inspection_step(nn_model *model, const nn_inspection *inspection, float rate);

// Where the time goes: milliseconds of all threads together since the model was created. Brought up
// to date by each call.
//
//   result   [layer_count + 2][2] forward and backward of each layer; then reading images and
//            computing the loss; then the optimizer and 0
NN_API const double *nn_model_times(nn_model *model);

// ---- Checkpoints: what a model needs to go on to the same bits ----------------------------------
// A model of the same layers, optimizer and seed that gets weights, number of steps and state of
// another goes on as that one would, to the same bits in strict arithmetic.

// Optimizer steps completed. One that is under way does not count.
NN_API size_t nn_model_steps(const nn_model *model);

// What the optimizer remembers, as it is between two steps, also while one is under way.
//
//   state   [nn_state_bytes] out: for each number that the optimizer remembers about a weight
//           [weights] floats: of kernels of all layers, then of biases, each with zeros up to a
//           multiple of 4 floats. With averages of the weights, then the latest weights, in the
//           same order with moving averages behind them, and as a uint32_t how many steps the
//           averages have. With NN_LBFGS lbfgs_figures, [2, weights] doubles of the weights
//           reached and of the gradient there, and [LBFGS_PAIRS, 2, weights] doubles of the pairs;
//           see lbfgs.h
NN_API size_t nn_state_bytes(nn_model *model);
NN_API void nn_state_read(nn_model *model, uint8_t *state);

// Replaces number of steps and state by those of another model, whose weights are set in addition.
// Cancels what was under way.
//
//   steps   as nn_model_steps gave it, at most 4294967294
//   state   [bytes] as nn_state_read wrote it
//
// NN_ERR_STATE if they cannot be this model's; nothing is changed then.
NN_API nn_status nn_state_write(nn_model *model, size_t steps, const uint8_t *state,
                                size_t bytes) NN_CHECKED;

// ---- Threads ------------------------------------------------------------------------------------
// For modules with shared memory. Whoever starts the threads gives each the same module and memory
// and a stack of its own. The number of threads changes no bit of a result.

// From now on tasks are shared among `threads`, 1 … 8, the caller's included. Those that never call
// nn_threads_worker do no harm. Models are created afterwards. Before threads are opened again
// after nn_threads_close, all workers have returned or been terminated, none of them within a task:
// a late one would take tasks under another's number.
NN_API void nn_threads_open(size_t threads);

// Called by thread 1 … threads - 1: runs tasks, and sleeps in between, until nn_threads_close.
NN_API void nn_threads_worker(size_t thread);
NN_API void nn_threads_close(void);

// Called by a thread whose nn_threads_worker has trapped: the thread that waits in nn_advance then
// traps, too, instead of waiting for a task that will never end.
NN_API void nn_threads_fail(void);

// ---- Measuring ----------------------------------------------------------------------------------

// Multiplies and adds vectors in registers, as the kernels do, and nothing else: the machine's
// peak. Returns the number of floating-point operations done, at least 1e6 · millions · tasks.
//
//   tasks   that the threads share; one has the caller work alone
NN_API double nn_bench_peak(size_t millions, size_t tasks);

// C += A · B once.  A [m, k], B [k, n], C [m, n]: the kernel under every dense and conv layer.
NN_API void nn_bench_gemm(float *C, const float *A, const float *B, size_t m, size_t n, size_t k);

#endif
