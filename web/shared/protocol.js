// protocol.js — the messages between the page and its worker, and both ends of their connection.

import { VERSION } from './version.js';

/**
 * The messages between the page and its worker. This table is their documentation.
 *
 * Page → worker { id, type, args }, answered by { id, result } or { id, error: { name, message, … } }.
 *
 *   type        args                                   result
 *   start       { arithmetic?, threads? }              EngineSummary. The first request, sent once. By default
 *                                                        strict arithmetic and a thread a processor
 *   begin       EngineGiven, moved                     EngineSummary. The first request to a worker that has no site to
 *                                                        load an engine from
 *   load        { dataset: id in data/manifest.json,   DataSummary, when complete; `data` events before. With
 *                 cache?: 'reload' }                     'reload', past the browser's cache, which may be damaged
 *   retry       {}                                     {}      tries a download at once that has broken
 *   open        { files: { name, bytes }[] } moved     DataSummary of the user's own files
 *   fill        { train: Images, test: Images }        {}      makes the data set of arrays, in place of the one before;
 *                                                        ends a run. Without test images there is no test pool
 *   images      { pool, indices, classes?,             { indices: Uint32Array, labels: Uint8Array,
 *                 augment? } or                          pixels: Uint8Array, 784 an image }; only images that
 *               { pool, random: count, seed } or         have arrived. Those of a batch, counted from 0, are the
 *               { batch: number, epoch: number,          images of a run's step in an epoch, counted from 0. With
 *                 seed: number, run: RunSettings }       classes, the indices that are asked for count the images
 *               or { invented: count, augment? }         of these digits alone. With augment: { line, seed?,
 *                                                        epoch? }, pixels as steps see them in that epoch,
 *                                                        counted from 0, of that network; by default in the
 *                                                        epoch under way, or else the next. Invented digits have
 *                                                        indices from FIRST_EXTRA on
 *   splits      { run: ImageSettings }                 SplitMembers
 *   create      ModelSettings,                         ModelSummary, { former?: Checkpoint | null }. Fresh weights,
 *               { tensors?: Tensor[],                    or the given tensors, which must be all; ends a run. If
 *                 trainerState?: TrainerState,           it fails, the network before stays. With trainerState and
 *                 epochs?: number,                       epochs of a checkpoint, all of the same settings, the
 *                 back?: boolean,                        network goes on as the one it comes from; without them
 *                 former?: boolean }                     the optimizer starts anew. `back`: the last trained network
 *                                                        before this one, with the moments of its run. `former` asks
 *                                                        for the network before this one, unless it is random
 *   train       RunSettings,                           { ended: 'done' | 'stopped' }; `progress`, `epoch` and
 *               { from?: RunPlace | null,                `result` events before. Continues with the current
 *                 until?: Piece | null,                  weights; can begin once its images have arrived. An early
 *                 early?: boolean }                      run waits for no test images: it validates with them
 *                                                        once they are here, and has no `result` before. With
 *                                                        the place of a checkpoint and its settings, on the
 *                                                        network of that checkpoint: goes on after the step
 *                                                        where it was, to the same events and (in strict
 *                                                        arithmetic) bits as a run that never stopped
 *   pause       {}                                     {}      takes effect within 30 ms, between two slices
 *   resume      { until?: Piece }                      {}      until: a run pauses again after this piece, which
 *                                                        a `paused` event tells
 *   rate        { rate: number }                       { epoch, step }: the first step of the run in training that
 *                                                        has this learning rate, the largest of its schedule. A
 *                                                        step under way begins anew with it. After the last
 *                                                        epoch if no step is left
 *   stop        { only?: 'look' }                      {}      keeps the weights as they are; only: ends a look at
 *                                                        the run, and nothing else
 *   predict     { pixels: Uint8Array(784) }            Prediction, at any time
 *   inside      { pixels: Uint8Array(784),             Inside, at any time; less than a millisecond for `fast`.
 *                 gradient?: Gradient,                   Of the network as a person has changed it, if so; with
 *                 weightGradients?: boolean,             trained: true, as it was trained
 *                 trained?: boolean,
 *                 weightsOf?: number[] }
 *   cover       { pixels, of, against? }               { value, drops: Float32Array(784) }: by how much the logit `of`,
 *                                                        minus that of `against`, drops where a square of 4×4 pixels
 *                                                        is paper, in the mean over the squares with each pixel
 *   check       { pixels, label, layer,                GradientCheck of the loss for that label and one weight,
 *                 tensor: 'kernel' | 'bias', at }        which is moved for a moment. Layers, units and places in
 *                                                        a tensor count from 0, here and below
 *   teach       { pixels, label, rate }                Taught. One step of the network's optimizer, from what it
 *                                                        remembers, with the gradient of this image's loss (plain
 *                                                        gradient descent for L-BFGS)
 *   edit        { changes: Change[] }                  {}      all or none
 *   silence     { layer, unit, silent: boolean }       {}      a unit, or channel of a map, that contributes nothing:
 *                                                        what comes after it multiplies it by 0. Of the last layer,
 *                                                        its logit is 0
 *   undo        {}                                     {}      takes back the last `teach`, `edit` or `silence`, to the
 *                                                        same bits
 *   putBack     {}                                     {}      takes back all of them
 *   effect      { classes?, layer? }                   Effect of them on the first 10,000 test images of these
 *                                                        digits that have arrived; `effect` events before. Before a
 *                                                        change it prepares one of that layer, 0 by default, or of one behind it
 *   exciting    { layer, unit, count, classes? }       FoundImages with value and place: the training images, of the
 *                                                        first 10,000 that have arrived, for which the strongest
 *                                                        place of a unit's map is largest
 *   similar     { pixels, count, classes? }            FoundImages with distance and layer: those of them that
 *                                                        the last hidden layer, whose number that is, makes most alike
 *                                                        to an image (Euclidean distance); null without such a layer,
 *                                                        and pixels from 0 to 1 are compared
 *   evaluate    { split: Split, run: ImageSettings }   Evaluation; `evaluating` events before
 *   predictions { split: Split, run: ImageSettings }   Predictions, all outputs for every image; `evaluating` events
 *                                                        before
 *   trial       { model: ModelSettings,                { ended: 'done' | 'stopped' }; `trial` events before.
 *                 run: RunSettings }                     Trains a temporary network from fresh weights; pause,
 *                                                        resume and stop apply to it
 *   race        { lanes: LaneSettings[],               { ended: 'done' | 'stopped' }; `race` events before. Trains
 *                 pace: Pace,                            two to four temporary networks in turns, from fresh weights
 *                 keep?: boolean }                       of one seed, on the same images in the same order: each to
 *                                                        the bits that it comes to alone. One that diverges or
 *                                                        cannot begin leaves the others to race; pause, resume and
 *                                                        stop apply to all. With keep the networks stay until the
 *                                                        next race
 *   pace        { pace: Pace }                         {}      of the race from its next turn on
 *   lanes       { pixels: Uint8Array(784) }            { predictions: (Prediction | null)[] } of the networks of the
 *                                                        race that is on, or whose networks were kept, at any time;
 *                                                        null for one that is not made yet or could not be
 *   learn       { digits: OwnDigits,                   LearntHand, or { ended: 'stopped' }; `learning` events
 *                 run: ImageSettings,                    before. Teaches copies of the network a person's digits;
 *                 tensors?: Tensor[] }                   the network itself stays as it is. With tensors, the copies
 *                                                        have those weights at first
 *   nearest     { pixels: Uint8Array(784), label }     Nearest, when all training images have arrived
 *   assemble    { networks: RunNetwork[] }             {}      these read together, in place of those before
 *   consult     { pixels: Uint8Array, 784 an image;    Opinions of the networks that read together, at any time. With
 *                 shifts: boolean }                      shifts, each reads an image also moved by a pixel to each
 *                                                        side, and its outputs are the mean
 *   judge       { run: ImageSettings,                  Judgement of these networks on the test images; `judging`
 *                 shifts: boolean }                      events before
 *   weights     { edited?: boolean }                   { layers, tensors: Tensor[] }, copies, at any time; with
 *                                                        edited: true, as a person has changed them
 *   checkpoint  { moment?: boolean }                   Checkpoint, copies, at any time; with moment: true, of the
 *                                                        earlier moment that is shown
 *   moments     {}                                     MomentsSummary of the last run, at any time; null if none has
 *                                                        begun since the network was made
 *   survey      {}                                     MomentsSummary; `moment` events before. Evaluates the moments
 *                                                        that are kept
 *   moment      { step,                                MomentSeen; `replaying` events before. Trains the steps from
 *                 pixels?: Uint8Array(784) }             the nearest moment again on a copy of the network, which
 *                                                        itself stays as it is
 *   ping        {}                                     {}      within 30 ms while a job is on; later while a
 *                                                        request that is not cut into slices is worked on: `start`
 *                                                        (compiles the engine), `create` (up to seconds for the
 *                                                        largest networks), `open` of an .npz (a second or two).
 *                                                        Without an answer for some seconds the worker has ended
 *
 * `pool` is 'train' or 'test'; indices count from 0 within it. `load` and `open` either succeed, which ends a
 * run on the data set before, or change nothing. Only one of `train`, `trial`, `race`, `learn`, `evaluate`, `predictions` and
 * `judge` can run at a time; another is rejected. A look (`survey`, `moment`) can also go on while a run is paused; it ends with an AbortError
 * when anything else is begun or resumed, another look included. `create` ends all of them but a trial and a race. Errors have a
 * name: BusyError (a look while something else is computed), EngineError (with status and at, see nn.h), DivergedError, CheckpointError (`from` is not of these
 * images, settings or this network; nothing was trained), AbortError (another `load` was sent, or
 * an evaluation was stopped), CrashError (the worker must be replaced), WeightsError (with status and values, see
 * files/errors.js), or that of any other Error. The page shows their messages.
 *
 * What a person changes (`teach`, `edit`, `silence`) is changed on a copy, which `inside`, `check`, `effect`, `exciting`
 * and `similar` look at; all but `effect` look at the moment that is shown, if it is not the last of the run. The network itself stays as it was trained: `predict`, `evaluate`, `weights`, `checkpoint` and all
 * that the page keeps, saves or publishes are of that. `create`, `train` and `resume` of a run give the copy up; while a
 * run goes on, no change is accepted. `effect`, `exciting` and `similar` are worked on one after the other, beside any run; the next
 * of its kind, or a change, ends one with an AbortError.
 *
 * Worker → page, first of all: { version }, which must be the page's own.
 *
 * Worker → page, unasked:
 *
 *   { event: 'data', dataset, bytes, totalBytes, ready, count,     ready, readyCounts: training images that have
 *     readyCounts }                                                arrived, in all and of each digit
 *   { event: 'broken', dataset, bytes, totalBytes, seconds }       the connection has broken there, and is tried
 *                                                                  again by itself; once a second, 0 as it is tried
 *   { event: 'counts', dataset, train, test }                      images of each digit, when all labels have
 *                                                                  arrived
 *   { event: 'progress', epoch, step, steps, loss, accuracy,       at most 10 a second, and after the last of
 *     points, imagesPerSecond, secondsLeft, isRough }              several steps or of a piece; loss and
 *                                                                  accuracy are means of the epoch so far, as in
 *                                                                  Keras; points: those of the curves since the
 *                                                                  last one, each a CurvePoint; isRough: whether it is
 *                                                                  the run's first second, whose speed says little
 *   { event: 'begun', mark }                                       before the first step of a run that goes on from no
 *                                                                  checkpoint: markOf of worker/weights.js
 *   { event: 'epoch', epoch, steps, loss, accuracy, valLoss, valAccuracy, seconds, mark }
 *                                                                  valLoss, valAccuracy: null if not validated
 *   { event: 'inventing', done, count }                            before the first step of a run with invented digits
 *                                                                  that have not been drawn yet, at most 10 a second
 *   { event: 'waiting' }                                           a run has trained an epoch, or all, and goes on with
 *                                                                  the test images, which have not arrived yet
 *   { event: 'paused' }                                            the piece of a run's `until` is trained; comes
 *                                                                  before the next step, if there is one
 *   { event: 'result', ...Evaluation }                             the test images, at the end of a run
 *   { event: 'evaluating', of: Split, done, count }                during an evaluation, in images
 *   { event: 'judging', done, count }                              while networks that read together are evaluated, in
 *                                                                  images
 *   { event: 'trial', of: 'progress' | 'epoch', … }                the same of a trial
 *   { event: 'race', lane, of: 'progress' | 'epoch', … }           the same of a lane of a race, counted from 0
 *   { event: 'race', lane, of: 'begun', paramCount, mark }         it has its network, and is before its first step
 *   { event: 'race', lane, of: 'mark', ...LaneMark }               it is measured, before its first step, on its way,
 *                                                                  and at its end
 *   { event: 'race', lane, of: 'ended', ...LaneEnd }
 *   { event: 'changed', ...PieceChange }                           the piece of a run's `until` is trained; before `paused`
 *   { event: 'moment', ...MomentFigures }                          during a look at the run
 *   { event: 'replaying', step, from, to }                         during one, at most 10 a second
 *   { event: 'learning', step, steps }                             while a hand is learnt, at most 10 a second; steps
 *                                                                  of all copies
 *
 *   { event: 'requests', requests, elsewhere }                     the worker has asked the network for so many files since
 *                                                                  it said so last; elsewhere: of other sites
 *   { event: 'edits', edits: Edits | null }                        after each change of the copy; null: there is none
 *   { event: 'effect', ...Effect }                                 what is known of their effect so far, at most 10 a second
 *
 * Epochs and steps count from 1 in every run; seconds are those of the epoch or the run, without pauses.
 *
 * The page's worker answers all requests but `begin` and `fill`. That of the package, web/package, answers `begin`,
 * `fill`, `create`, `train`, `stop`, `predict` and `weights`.
 *
 * @typedef {object} Requests        the same table as types: what a request takes, and what it is answered with
 * @property {(args: EngineWish) => EngineSummary} start
 * @property {(args: EngineGiven) => EngineSummary} begin
 * @property {(args: { dataset: string, cache?: RequestCache }) => DataSummary} load
 * @property {(args: {}) => {}} retry
 * @property {(args: { files: { name: string, bytes: Uint8Array }[] }) => DataSummary} open
 * @property {(args: { train: Images, test: Images }) => {}} fill
 * @property {(args: ImageChoice) => { indices: Uint32Array, labels: Uint8Array, pixels: Uint8Array }} images
 * @property {(args: { run: ImageSettings }) => SplitMembers} splits
 * @property {(args: ModelSettings & { tensors?: Tensor[], trainerState?: TrainerState, epochs?: number, back?: boolean,
 *   former?: boolean }) => ModelSummary & { former?: Checkpoint | null }} create
 * @property {(args: RunSettings & { from?: RunPlace | null, until?: Piece | null, early?: boolean }) => Ended} train
 * @property {(args: {}) => {}} pause
 * @property {(args: { until?: Piece }) => {}} resume
 * @property {(args: { rate: number }) => { epoch: number, step: number }} rate
 * @property {(args: { only?: 'look' }) => {}} stop
 * @property {(args: { pixels: Uint8Array }) => Prediction} predict
 * @property {(args: { pixels: Uint8Array, gradient?: Gradient, weightGradients?: boolean, trained?: boolean,
 *   weightsOf?: number[] }) => Inside} inside
 * @property {(args: { pixels: Uint8Array, of: number, against?: number }) => { value: number, drops: Float32Array }} cover
 * @property {(args: { pixels: Uint8Array, label: number, layer: number, tensor: 'kernel' | 'bias', at: number }) =>
 *   GradientCheck} check
 * @property {(args: { pixels: Uint8Array, label: number, rate: number }) => Taught} teach
 * @property {(args: { changes: Change[] }) => {}} edit
 * @property {(args: { layer: number, unit: number, silent: boolean }) => {}} silence
 * @property {(args: {}) => {}} undo
 * @property {(args: {}) => {}} putBack
 * @property {(args: { classes?: number[], layer?: number }) => Effect} effect
 * @property {(args: { layer: number, unit: number, count: number, classes?: number[] }) => FoundImages} exciting
 * @property {(args: { pixels: Uint8Array, count: number, classes?: number[] }) => FoundImages} similar
 * @property {(args: { split: Split, run: ImageSettings }) => Evaluation} evaluate
 * @property {(args: { split: Split, run: ImageSettings }) => Predictions} predictions
 * @property {(args: { model: ModelSettings, run: RunSettings }) => Ended} trial
 * @property {(args: { lanes: LaneSettings[], pace: Pace, keep?: boolean }) => Ended} race
 * @property {(args: { pace: Pace }) => {}} pace
 * @property {(args: { pixels: Uint8Array }) => { predictions: (Prediction | null)[] }} lanes
 * @property {(args: { digits: OwnDigits, run: ImageSettings, tensors?: Tensor[] }) => LearntHand | { ended: 'stopped' }} learn
 * @property {(args: { pixels: Uint8Array, label: number }) => Nearest} nearest
 * @property {(args: { networks: RunNetwork[] }) => {}} assemble
 * @property {(args: { pixels: Uint8Array, shifts: boolean }) => Opinions} consult
 * @property {(args: { run: ImageSettings, shifts: boolean }) => Judgement} judge
 * @property {(args: { edited?: boolean }) => { layers: string, tensors: Tensor[] }} weights
 * @property {(args: { moment?: boolean }) => Checkpoint} checkpoint
 * @property {(args: {}) => MomentsSummary | null} moments
 * @property {(args: {}) => MomentsSummary} survey
 * @property {(args: { step: number, pixels?: Uint8Array }) => MomentSeen} moment
 * @property {(args: {}) => {}} ping
 *
 * @typedef {{ ended: 'done' | 'stopped' }} Ended
 *
 * @typedef {object} EngineWish      a runtime that does not support it has the nearest that it does
 * @property {'strict' | 'relaxed'} [arithmetic]   'strict' by default
 * @property {number} [threads]      the number of processors by default
 *
 * @typedef {object} EngineGiven
 * @property {string} build          as in engine-<build>.wasm
 * @property {number} threads        1 … 8
 * @property {Uint8Array<ArrayBuffer>} wasm
 *
 * @typedef {object} Images
 * @property {Uint8Array} pixels     784 an image, 0 paper … 255 ink
 * @property {Uint8Array} labels     as many, 0 … 9
 *
 * @typedef {object} ImageChoice
 * @property {'train' | 'test'} [pool]
 * @property {ArrayLike<number>} [indices]
 * @property {number[]} [classes]
 * @property {number} [random]
 * @property {number} [invented]
 * @property {number} [seed]
 * @property {number} [batch]
 * @property {number} [epoch]
 * @property {RunSettings} [run]
 * @property {{ line: string, seed?: number, epoch?: number }} [augment]
 *
 * @typedef {object} EngineSummary   the engine in use, which may be less than was asked for
 * @property {string} build          as in engine-<build>.wasm
 * @property {'strict' | 'relaxed'} arithmetic   see variant.js
 * @property {number} threads        1 … 8
 * @property {boolean} isolated      whether the page is cross-origin isolated; if not, there is one thread
 *
 * @typedef {object} DataSummary
 * @property {string} dataset        'mnist', 'fashion-mnist' or 'own'
 * @property {number} trainCount     images in the training pool
 * @property {number} testCount      images in the test pool
 * @property {number} height         pixels
 * @property {number} width          pixels
 * @property {number[]} trainCounts  images of each digit, 0 … 9
 * @property {number[]} testCounts
 * @property {DataHint[]} [hints]    about a user's own files, if there are any
 *
 * @typedef {object} DataHint        what a person may not expect of their data, which are used all the same
 * @property {'split' | 'leftOut' | 'otherTable' | 'binary' | 'oneClass' | 'turned'} hint
 * @property {Record<string, string | number>} values   for the placeholders of its text
 *
 * @typedef {object} OwnDigits        digits that a person has written, the oldest first
 * @property {Uint8Array} labels      0 … 9
 * @property {Uint8Array} pixels      784 a digit, 0 paper … 255 ink
 *
 * @typedef {object} LearntHand
 * @property {'done'} ended
 * @property {Tensor[]} tensors       weights of the copy that has learnt all digits
 * @property {HandLesson} lesson
 * @property {{ loss: Float32Array, accuracy: Float32Array }} curve   of its batches, before each step
 * @property {number} seconds         that its steps took
 * @property {object} own             the digits of the run's classes
 * @property {Uint8Array} own.labels
 * @property {Uint8Array} own.before  the digit that the network reads for each
 * @property {Uint8Array} own.after   that a copy reads which has learnt the digits of two groups of three, and not
 *                                    this one's; 10 in both for a class without a digit
 * @property {{ before: Evaluation, after: Evaluation }} test   the run's test images, by the network and by the copy
 *                                    that has learnt all digits
 *
 * @typedef {object} HandLesson       how a hand was learnt
 * @property {number} steps
 * @property {number} batch           images in a step: half of the data set, half own
 * @property {number} rate            learning rate
 * @property {string} optimizer       a key of OPTIMIZERS
 * @property {number} count           own digits, of the run's classes
 * @property {ImageSettings} images   the run: half of each batch is of its training images
 *
 * @typedef {object} Nearest          the training images that are most like an image, pixel by pixel
 * @property {NearImage[]} any        five, the nearest first
 * @property {NearImage | null} same  the nearest with this label; null if no image has it
 * @property {number} limit           of 100 training images that are drawn at random, 99 have another one with their
 *                                    label within this distance
 * @property {number} count           training images that were compared
 *
 * @typedef {object} NearImage
 * @property {number} index           in the training pool
 * @property {number} label
 * @property {number} distance        Euclidean, with pixels from 0 to 1
 * @property {Uint8Array} pixels
 *
 * @typedef {object} SplitMembers    the images that a run with some settings uses
 * @property {Record<Split, number[]>} counts   images of each digit, 0 … 9
 * @property {(Split | 'unused')[]} splits   of each training image, by its index
 *
 * @typedef {object} ModelSettings
 * @property {string} layers         the line of layers, in the language of nn.h
 * @property {string} optimizer      a key of OPTIMIZERS in presets.js
 * @property {number} seed           of the weights, of dropout and of the order of the images; 0 … 4294967295
 *
 * @typedef {'images' | 'time'} Pace   of a race: the lane goes next that has trained on the fewest images, or for the
 *                                   shortest time
 *
 * @typedef {object} LaneSettings    of a network of a race; seed, images and epochs are those of all others
 * @property {ModelSettings} model
 * @property {RunSettings} run
 *
 * @typedef {object} LaneMark        a lane as it is measured
 * @property {number} images         that it has trained on
 * @property {number} seconds        that its steps took, without evaluations
 * @property {number} loss           mean, in nats, of the images that measure all lanes: the first that validate, or else
 *                                   that test
 * @property {number} accuracy       0 … 1
 * @property {number} count          of these images
 *
 * @typedef {object} LaneEnd         how a lane has ended
 * @property {'done' | 'stopped' | 'diverged' | 'failed'} ended
 * @property {Failure} [failure]     why it could not go on
 * @property {number} images         as in LaneMark
 * @property {number} seconds
 * @property {{ loss: number, accuracy: number, count: number, fingerprint: string }} [result]   of all test images, as in
 *                                   Evaluation, where it has come to its end
 * @property {RunNetwork} [network]  that it has ended with then
 *
 * @typedef {object} ModelSummary
 * @property {LayerSummary[]} layers
 * @property {number} paramCount     with the moving averages, as Keras counts
 * @property {number} movingCount    moving averages among them, which are not trained
 * @property {number} outputCount
 *
 * @typedef {object} LayerSummary
 * @property {string} text           as in the line of layers
 * @property {number[]} shape        output: [height, width, channels] or [units]
 * @property {number} paramCount
 *
 * @typedef {object} ImageSettings
 * @property {number[]} [classes]    digits to use in every split, at least two; all ten by default
 * @property {number | null} trainCount  training images; null takes all that are left
 * @property {number} validationCount    images held out for validation; 0 validates with the test images
 * @property {number} [holdoutCount]     images held out in addition; 0 by default
 * @property {number} [splitSeed]        seed of a shuffle of the training pool before it is split; 0, the
 *                                       default, keeps its order
 * @property {number | null} testCount   test images, from the first on; null takes all
 *
 * @typedef {object} StepSettings
 * @property {number} epochs
 * @property {number | 'all'} batch  images in a step; 'all' takes all training images in each step
 * @property {number} rate           learning rate, the largest of the schedule
 * @property {string} [schedule]     a key of SCHEDULES in schedules.js; 'constant' by default
 * @property {number} l2             factor of the L2 penalty (with AdamW, the weight decay); 0 for none
 * @property {number} [clip]         largest norm of all gradients together; 0, the default, clips nothing
 * @property {number} [average]      decay of the exponential averages of the weights, which are then evaluated and
 *                                   saved, from 0 to below 1; 0, the default, averages nothing
 * @property {string} [augment]      how training images are augmented, in the language of augmentation.js; '', the
 *                                   default, leaves them as they are. Not used by L-BFGS. Loss and accuracy of an
 *                                   epoch are then those of the augmented images; evaluations never augment
 * @property {number} [invented]     digits in forms that schools teach, which nobody has written, that are trained on
 *                                   besides: the first so many, of the run's classes; 0 by default. They are in no
 *                                   split: no evaluation reads them
 * @property {number} [shuffledLabels]   per cent of the images trained on, drawn by the split seed, whose labels are
 *                                   exchanged at random among them; 0, the default, leaves all as they are. Loss and
 *                                   accuracy of an epoch are then those of these labels; evaluations take the right ones
 * @property {number} [validateEvery]    epochs between validations; the last is always validated. 1 by default
 *
 * @typedef {ImageSettings & StepSettings} RunSettings
 *
 * A run takes its splits from the training pool in this order: validation, training, holdout; and from the test
 * pool the first images. No image is in two splits.
 *
 * @typedef {'train' | 'validation' | 'holdout' | 'test'} Split
 *
 * @typedef {'image' | 'batch' | 'epoch'} Piece   of a run: the next image of the order, alone as a batch of one, with
 *                                   the batches going on behind it; the next batch, or the rest of one under way;
 *                                   the rest of an epoch, with its validation
 *
 * @typedef {object} Prediction      of one image
 * @property {Float32Array} outputs
 * @property {number} predicted      the class, chosen as in an evaluation also where several outputs tie
 *
 * @typedef {object} Inside          one image in every layer, without dropout, batchnorm with its moving averages
 * @property {Float32Array} input    [784] what the first layer gets: pixels after rescaling, from 0 to 1 or from -1 to 1
 * @property {InsideLayer[]} layers  as in ModelSummary. rescaling and flatten have the numbers of what comes before
 * @property {Float32Array} outputs  as in Prediction, to the last bit
 * @property {number} predicted
 * @property {boolean} edited        whether a person has changed the network that this is of
 * @property {number} [value]        with { of }: the logit, or the difference of the two
 * @property {number} [biases]       with { of }: the part of `value` that is biases times their gradients. In a network
 *                                   of pieces that are linear (relu, pools) the rest is Σ input · dpixels
 * @property {number} [loss]         with { label }: of this image, as in Evaluation
 * @property {Float32Array} [dpixels]   [784] gradient with respect to `input`
 * @property {Tensor[]} [tensors]    with weightsOf: copies of the weights of these layers, counted from 0, with which the
 *                                   numbers were computed
 *
 * @typedef {object} InsideLayer     arrays are row-major in the layer's shape; gradients (with d before the name) are
 *                                   there if a gradient was asked for
 * @property {Float32Array} output   after the activation
 * @property {Float32Array} [sum]    before it, of conv, dense and batchnorm; of the last layer the logits
 * @property {Float32Array} [doutput]   of all layers but the last
 * @property {Float32Array} [dsum]
 * @property {Float32Array} [dkernel]   with weightGradients, in the shape of the tensor that `weights` gives
 * @property {Float32Array} [dbias]
 *
 * @typedef {{ label: number } | { of: number, against?: number }} Gradient   of which number: the loss if `label` is
 *                                   the right class; a logit, or the logit `of` minus the logit `against`. All are
 *                                   numbers of outputs; of a single output `label` is 0 or 1
 *
 * @typedef {object} Edits           what a person has changed
 * @property {number} count          changes
 * @property {{ layer: number, unit: number }[]} silent   units
 * @property {'teach' | 'edit' | 'silence' | null} last   what `undo` takes back; null if it is too long ago
 *
 * @typedef {object} Change          of some weights of a layer
 * @property {number} layer
 * @property {'kernel' | 'bias'} tensor   of batchnorm gamma and beta
 * @property {Uint32Array} at        places in the tensor, row-major
 * @property {Float32Array} values   as many
 *
 * @typedef {{ outputs: Float32Array, predicted: number, loss: number }} Said   of an image, with the loss for its label
 * @typedef {{ before: Said, after: Said }} Taught
 *
 * @typedef {object} GradientCheck
 * @property {number} weight
 * @property {number} gradient       from the backward pass
 * @property {{ step: number, value: number }[]} differences   (loss(w + step) - loss(w - step)) / (2 · step), the largest
 *                                   step first
 *
 * @typedef {object} Effect          images of each digit, 0 … 9
 * @property {Uint32Array} counts
 * @property {Uint32Array} before    that the trained network gets right
 * @property {Uint32Array} after     that the changed one does
 * @property {number} total          images that are counted in the end
 *
 * @typedef {object} FoundImages      of the training pool
 * @property {FoundImage[]} images   the best first
 * @property {number} count          images that were looked at
 * @property {number | null} [layer]   of `similar`: whose outputs were compared
 *
 * @typedef {object} FoundImage
 * @property {number} index          in the training pool
 * @property {number} label
 * @property {Uint8Array} pixels
 * @property {number} [value]        of `exciting`: of the strongest place, after the activation; of the last layer the logit
 * @property {[number, number]} [place]   its row and column
 * @property {number} [distance]     of `similar`
 *
 * @typedef {object} RunNetwork      a network apart from any worker
 * @property {string} layers         the line of layers
 * @property {Tensor[]} tensors      all weights
 *
 * @typedef {object} Opinions        of networks that read together
 * @property {{ members: Prediction[], together: Prediction }[]} images   by image: of each network, and the mean of all
 * @property {number} ms             that they took, in milliseconds
 *
 * @typedef {object} Score           of test images
 * @property {number} right          how many are read right
 * @property {number} ms             that all of them took, in milliseconds
 *
 * @typedef {object} Judgement       of networks that read together
 * @property {number} count          test images
 * @property {Score[]} alone         of each network
 * @property {Score} together        of the mean of all
 * @property {{ alone: Score[], together: Score } | null} moved   the same with images moved to each side too; null
 *                                   without shifts
 *
 * @typedef {object} Evaluation      of a split
 * @property {Split} split
 * @property {'train' | 'test'} pool
 * @property {number} loss           mean, in nats
 * @property {number} accuracy       0 … 1
 * @property {number} count
 * @property {Uint32Array} indices   of the images within the pool
 * @property {Uint8Array} labels
 * @property {Uint8Array} predictions  digits; 10 for a class without a digit
 * @property {Float32Array} confidences  the probability of each prediction
 * @property {string} fingerprint    of the weights that were evaluated, as in worker/weights.js
 * @property {number} seconds
 *
 * @typedef {object} Predictions     for every image of a split
 * @property {Split} split
 * @property {'train' | 'test'} pool
 * @property {number[]} classes      digits that the network tells apart, ascending
 * @property {string} layers         the line of layers
 * @property {string} fingerprint    of the weights
 * @property {Uint32Array} indices   of the images within the pool
 * @property {Uint8Array} labels
 * @property {Uint32Array} predicted   the class of each, as in Prediction
 * @property {Float32Array} outputs  [images, outputs]
 *
 * @typedef {object} PieceChange     what a piece of a run has changed
 * @property {Piece} piece
 * @property {number} epoch          of the run, from 1
 * @property {number} step           of the epoch: the last that was trained
 * @property {number} count          images that are answered before and after: the image, the batch, or the last
 *                                   thousand of the epoch; as its steps saw them, without dropout
 * @property {{ loss: number, accuracy: number }} before   mean over them, in nats
 * @property {{ loss: number, accuracy: number }} after
 * @property {LayerChange[]} layers  those with weights
 * @property {object} images         the first of them
 * @property {Uint32Array} images.indices   in the training pool
 * @property {Uint8Array} images.labels
 * @property {Uint8Array} images.pixels
 * @property {Uint8Array} images.before     predictions for all of them: digits, 10 for a class without one
 * @property {Uint8Array} images.after
 * @property {Float32Array} images.outputsBefore   for the first image
 * @property {Float32Array} images.outputsAfter
 *
 * @typedef {object} LayerChange
 * @property {number} index          of the layer, from 0
 * @property {number} change         Euclidean norm of the change of all its weights
 * @property {number} norm           of the weights before
 * @property {number} count          weights
 * @property {{ name: string, place: number, from: number, to: number }} most   the weight that has changed most: its
 *                                   tensor, and its place there
 *
 * @typedef {object} MomentsSummary
 * @property {number} first          step of the run with which its record begins; 0 unless it went on from a checkpoint
 * @property {number} last           step that was trained last; steps count from 1 over all epochs
 * @property {number} stepsPerEpoch  without single images
 * @property {number} epochs         of the run
 * @property {{ step: number, epoch: number, found: MomentFigures | null }[]} moments   that are kept, ascending, and the
 *                                   last step; epochs with batches as fractions; found is null until it is evaluated
 * @property {MomentPlane | null} plane   null until a look has fitted it
 * @property {number} bytes          that the moments take
 * @property {number} budgetBytes    that they may take
 *
 * @typedef {object} MomentPlane     the test images in it: up to 2,000, drawn at random
 * @property {Uint32Array} indices   in the test pool
 * @property {Uint8Array} labels
 * @property {number[]} shares       of the variance along its two axes; fitted once, at the last step
 *
 * @typedef {object} MomentFigures   the test images of the run at a moment
 * @property {number} step
 * @property {number} loss           mean, in nats
 * @property {number} accuracy       0 … 1
 * @property {number} count
 * @property {Uint32Array} confusion [10, 11] images by label and prediction; the last column is a class without a digit
 * @property {Float32Array} points   [images of the plane, 2] what the last layer reads of them, in the plane
 *
 * @typedef {object} MomentSeen
 * @property {number} step
 * @property {number} epoch          with batches as fractions
 * @property {MomentFigures} found
 * @property {MomentPlane} plane
 * @property {(Prediction & { point: Float32Array | null }) | null} drawing   the image that was sent
 * @property {string} fingerprint    of the weights, as in Evaluation
 *
 * @typedef {object} Tensor          weights of a layer
 * @property {string} name           the layer's number, from 0, and the kind: '0.kernel', '0.bias'; of batchnorm
 *                                   '1.gamma', '1.beta', '1.moving_mean', '1.moving_variance'
 * @property {number[]} shape
 * @property {Float32Array} values   row-major
 * @property {number} [epsilon]      of a variance from another tool: what is added to it
 *
 * @typedef {object} TrainerState    what an optimizer remembers between two steps
 * @property {number} steps          completed
 * @property {{ name: string, values: Uint8Array }[]} arrays   bytes as nn_state_read of nn.h writes them, under the
 *                                   optimizer's key; only of use to a network with the same settings
 *
 * @typedef {object} Checkpoint      of the network, and of the run that trains it
 * @property {string} layers         the line of layers
 * @property {Tensor[]} tensors      all weights
 * @property {TrainerState} trainerState
 * @property {number} epochs         begun so far in all runs; with the seed they give the order of the next
 * @property {RunPlace | null} run   null if none is on; those of trials do not count
 *
 * @typedef {object} RunPlace        how far a run has come, counted to its last completed step: one that is under
 *                                   way is trained again
 * @property {RunSettings} settings  with the learning rate that is in force
 * @property {number} epoch          from 1; one more than the last when only the test is left
 * @property {number} step           completed in this epoch
 * @property {number} order          of the images: epochs that the network had begun before this one
 * @property {number} lossSum        of the epoch so far, over its images
 * @property {number} correct
 * @property {number} images         trained on in this epoch so far
 * @property {{ lossSum: number, correct: number, images: number }} [point]   what they were at the last point of the
 *                                   curves; 0 in places of earlier versions
 * @property {number} elapsedMs      of the run, without pauses
 * @property {number} epochStartMs   elapsed when the epoch began
 * @property {{ count: number, checksum: number }} data   the training images, which must be the same
 */

/**
 * @typedef {object} CurvePoint      after the same batches of an epoch in each run of the same settings
 * @property {number} step           completed in the epoch
 * @property {number} batchLoss      mean of the batches since the point before
 * @property {number} batchAccuracy
 */

/**
 * What a handler returns: what is posted, and which of its buffers are moved rather than copied.
 * @template [Result=unknown]
 * @typedef {{ result: Result, transfer?: Transferable[] }} Reply
 */

/**
 * What answers requests of the table.
 * @template {keyof Requests} [Type=keyof Requests]
 * @typedef {{ [Each in Type]: (args: Parameters<Requests[Each]>[0]) => Promise<Reply<Given<Requests[Each]>>> }} Handlers
 */

/**
 * Answers the requests of a port, after it has said to which build of the site it belongs.
 * @param {any} port                               a MessagePort, or the worker's own global scope
 * @param {Record<string, (args: any) => Reply | Promise<Reply>>} handlers   by type of message
 */
export function serve(port, handlers) {
  port.postMessage({ version: VERSION });
  port.onmessage = async (/** @type {MessageEvent} */ { data: { id, type, args } }) => {
    try {
      if (!Object.hasOwn(handlers, type)) throw new Error(`unknown request: ${type}`);
      const { result, transfer = [] } = await handlers[type](args);
      port.postMessage({ id, result }, transfer);
    } catch (error) {
      const { name, message, status, at, values } = /** @type {any} */ (error);
      port.postMessage({ id, error: { name, message, status, at, values } });
    }
  };
}

/**
 * What went wrong, as the worker reports it.
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} message     in the engine's words
 * @property {string} [status]    a name of nn_status, or one of files/errors.js
 * @property {number} [at]        position in what was read: a byte, a column or a count
 * @property {Record<string, string | number>} [values]   that the sentence names
 */

/**
 * Sends a request of a table such as Requests, and gives its answer. It rejects with an Error that carries the name,
 * message, status and position from the worker. `end` gives the worker up, as if it had ended with this message.
 * @template [Table=AnyRequests]
 * @typedef {{
 *   <Type extends keyof Table>(type: Type, ...sent: Sent<Table[Type]>): Promise<Given<Table[Type]>>,
 *   end: (message: string) => void
 * }} Connection
 */

/**
 * @template Request
 * @typedef {Request extends (args: infer Args) => any ? ({} extends Args ? [args?: Args, transfer?: Transferable[]] :
 *   [args: Args, transfer?: Transferable[]]) : never} Sent
 */

/** @template Request @typedef {Request extends (args: any) => infer Result ? Result : never} Given */

/** A table that is not written down as types. @typedef {Record<string, (args: any) => any>} AnyRequests */

/**
 * The other end: sends requests and hears events. A worker that reports an error, or whose message cannot be
 * read, is terminated: `onDeath` is told once, and every request, waiting or to come, rejects with the same
 * CrashError. Its status is WORKER_UNSTARTED if the worker has not said its version: its script did not come, or is
 * damaged; and WORKER_FOREIGN if that is another than the page's.
 * @template [Table=AnyRequests]
 * @param {any} port                              a MessagePort or a Worker
 * @param {(event: any) => void} onEvent
 * @param {(error: Error & { status?: string }) => void} [onDeath]
 * @returns {Connection<Table>}
 */
export function connect(port, onEvent, onDeath = () => {}) {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let lastId = 0;
  /** @type {Error | null} */
  let death = null;
  let isKnown = false;
  /** @param {string} message @param {string} [status] */
  const die = (message, status) => {
    if (death) return;
    const error = Object.assign(new Error(message), { name: 'CrashError', status });
    death = error;
    if (port.terminate) port.terminate();
    else port.close();
    onDeath(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  port.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (death) return;
    if (data.version || !isKnown) isKnown = data.version === VERSION;
    if (!isKnown) return die('Its script belongs to another version of this page. Reload.', 'WORKER_FOREIGN');
    if (data.version) return;
    if (data.event) return onEvent(data);
    const { resolve, reject } = /** @type {any} */ (waiting.get(data.id));
    waiting.delete(data.id);
    const Kind = data.error?.name === 'RangeError' ? RangeError : Error;
    if (data.error) reject(Object.assign(new Kind(data.error.message), data.error));
    else resolve(data.result);
  };
  port.onerror = (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    die(event.message || 'It could not be started.', isKnown ? undefined : 'WORKER_UNSTARTED');
  };
  port.onmessageerror = () => die('Its message could not be read.');
  /** @param {string} type @param {object} [args] @param {Transferable[]} [transfer] */
  const request = (type, args = {}, transfer = []) =>
    new Promise((resolve, reject) => {
      if (death) return reject(death);
      waiting.set(++lastId, { resolve, reject });
      port.postMessage({ id: lastId, type, args }, transfer);
    });
  return Object.assign(/** @type {any} */ (request), {
    end: (/** @type {string} */ message) => die(message),
  });
}
