// lbfgs.c — L-BFGS (Nocedal 1980; Nocedal and Wright, Numerical Optimization, algorithm 7.4) with
// the line search of Moré and Thuente (1994).
//
// Constants and rules are those of L-BFGS-B 3.0 without bounds, as SciPy calls it for
// scikit-learn's LogisticRegression (1.2): from the same start both go the same way.
#include "lbfgs.h"

#include <float.h>
#include <math.h>
#include <string.h>

// Largest gradient and relative decrease of the objective at which an iteration is the last one.
static const double GRADIENT_TOLERANCE = 1e-4, DECREASE_TOLERANCE = 1e7 * DBL_EPSILON;

// Strong Wolfe conditions: the share of the first slope by which the objective must fall, and to
// which the slope must. An interval shorter than a share of its far end is not divided further.
static const double FALL = 1e-3, SLOPE = 0.9, NARROW = 0.1;

enum { MAX_EVALUATIONS = 20 };

// Changes of the objective below this share of it are taken from the slopes at both ends: sums of
// losses in float are off by 1e-7 of their size, the slopes by far less of such a change. This
// makes of the first condition Hager and Zhang's approximate one (2005), and keeps the end from
// chance.
static const double ROUNDING = 1e-6;

static double dot(const double *a, const double *b, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) sum += a[i] * b[i];
    return sum;
}

static void add(double *y, double factor, const double *x, size_t count)
{
    for (size_t i = 0; i < count; i++) y[i] += factor * x[i];
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

// ---- The line search ----------------------------------------------------------------------------

static double along(const line_point *a, const line_point *b, double share)
{
    return a->step + share * (b->step - a->step);
}

// Of two steps the one nearer to `from`, or the one farther away.
static double choose(double from, double a, double b, bool nearer)
{
    return (fabs(a - from) < fabs(b - from)) == nearer ? a : b;
}

// Where the cubic with the objectives and slopes of both points has its minimum, from `a` on in
// lengths of the way to `b`; 0 where it has none.
static double cubic(const line_point *a, const line_point *b)
{
    const double way = b->step - a->step;
    const double theta = 3.0 * (a->objective - b->objective) / way + a->slope + b->slope;
    const double scale = larger(fabs(theta), larger(fabs(a->slope), fabs(b->slope)));
    const double square = theta / scale * (theta / scale) - a->slope / scale * (b->slope / scale);
    if (!(square > 0.0)) return 0.0;
    const double gamma = copysign(scale * sqrt(square), way) - a->slope;
    return (gamma + theta) / (gamma + gamma + a->slope + b->slope);
}

// The next step after `trial`: the four cases of section 4 of Moré and Thuente.
static double next_step(line_search *s, const line_point *best, const line_point *other,
                        const line_point *trial)
{
    const double share = cubic(trial, best), by_cubic = along(trial, best, share);
    if (trial->objective > best->objective) { // a minimum lies between them
        s->bracketed = true;
        const double rise =
            (trial->objective - best->objective) / (trial->step - best->step) - best->slope;
        const double by_square = along(best, trial, best->slope / rise / -2.0);
        return choose(best->step, by_cubic, (by_cubic + by_square) / 2.0, true);
    }
    const double secant = along(trial, best, trial->slope / (trial->slope - best->slope));
    if (trial->slope * best->slope < 0.0) { // here, too
        s->bracketed = true;
        return choose(trial->step, by_cubic, secant, false);
    }
    const bool steeper = fabs(trial->slope) >= fabs(best->slope);
    if (!s->bracketed) {
        if (steeper || share >= 0.0) return s->max;
        const double step = choose(trial->step, by_cubic, secant, false);
        return larger(s->min, choose(trial->step, step, s->max, true));
    }
    if (steeper) return along(trial, other, cubic(trial, other));
    const double step = share < 0.0 ? choose(trial->step, by_cubic, secant, true) : secant;
    return choose(trial->step, step, along(trial, other, 0.66), true);
}

// The objective less the line that a sufficient fall follows.
static line_point tilted(const line_point *p, double slope)
{
    return (line_point){p->step, p->objective - p->step * slope, p->slope - slope};
}

static bool is_exhausted(const line_search *s)
{
    return s->bracketed && (s->trial.step <= s->min || s->trial.step >= s->max ||
                            s->max - s->min <= NARROW * s->max);
}

// Whether the search ends at its trial; otherwise that has moved to another step.
static bool search_ends(line_search *s)
{
    const line_point trial = s->trial;
    const double fall = FALL * s->start.slope;
    const bool fallen = trial.objective <= s->start.objective + trial.step * fall;
    if (fallen && trial.slope >= 0.0) s->descending = false;
    if (is_exhausted(s) || (fallen && fabs(trial.slope) <= -SLOPE * s->start.slope)) return true;

    const bool steep = s->descending && !fallen && trial.objective <= s->best.objective;
    const double tilt = steep ? fall : 0.0;
    const line_point best = tilted(&s->best, tilt), other = tilted(&s->other, tilt),
                     here = tilted(&trial, tilt);
    s->trial.step = next_step(s, &best, &other, &here);
    if (here.objective > best.objective) {
        s->other = trial;
    } else {
        if (here.slope * best.slope < 0.0) s->other = s->best;
        s->best = trial;
    }
    if (s->bracketed) {
        const double way = s->other.step - s->best.step, width = fabs(way);
        if (width >= 0.66 * s->last_width) s->trial.step = s->best.step + way / 2.0;
        s->last_width = s->width;
        s->width = width;
        s->max = larger(s->best.step, s->other.step);
        s->min = -larger(-s->best.step, -s->other.step);
        if (is_exhausted(s)) s->trial.step = s->best.step;
    } else {
        const double way = s->trial.step - s->best.step;
        s->min = s->trial.step + 1.1 * way;
        s->max = s->trial.step + 4.0 * way;
    }
    return false;
}

// ---- Iterations ---------------------------------------------------------------------------------

void lbfgs_place(lbfgs *l, arena *a, size_t count, size_t kernel_count)
{
    l->count = count;
    l->kernel_count = kernel_count;
    l->trial = arena_floats(a, count);
    l->weights = arena_floats(a, count);
    l->gradient = arena_take(a, count, sizeof(double));
    l->start_gradient = arena_take(a, count, sizeof(double));
    l->pairs = arena_take(a, (uint64_t)(LBFGS_PAIRS + 1) * 2 * count, sizeof(double));
}

// The pair so many before the newest: the step; the change of the gradient lies behind it. The
// last, not yet a pair, has the direction of the line and the gradient at the trial.
static double *pair(const lbfgs *l, size_t age)
{
    return l->pairs + (l->newest + LBFGS_PAIRS + 1 - age) % (LBFGS_PAIRS + 1) * 2 * l->count;
}

void lbfgs_begin(lbfgs *l, const float *params, uint64_t function)
{
    const size_t bytes = l->count * sizeof *params;
    l->fresh = function != l->function || memcmp(params, l->weights, bytes) != 0;
    l->wanted = function;
    l->searching = false;
    l->used = l->fresh ? 0 : l->pair_count;
    l->start = l->figures;
    l->direction = pair(l, LBFGS_PAIRS);
    l->reached_gradient = l->direction + l->count;
    memcpy(l->start_gradient, l->gradient, 2 * bytes);
    memcpy(l->trial, params, bytes);
}

void lbfgs_evaluated(lbfgs *l, float *gradients, double images, double l2)
{
    double squares = 0.0;
    for (size_t i = 0; i < l->count; i++) {
        const double w = i < l->kernel_count ? (double)l->trial[i] : 0.0;
        l->reached_gradient[i] = images * ((double)gradients[i] + l2 * w);
        gradients[i] = 0.0f;
        squares += w * w;
    }
    l->reached.objective = l->reached.loss + images * l2 / 2.0 * squares;
}

static bool is_flat(const lbfgs *l, const double *gradient)
{
    double size = 0.0;
    for (size_t i = 0; i < l->count; i++) size = larger(size, fabs(gradient[i]));
    return size <= GRADIENT_TOLERANCE;
}

// The direction of the line: minus the inverse of the Hessian, as the pairs tell it, times the
// gradient.
static void find_direction(lbfgs *l)
{
    const size_t n = l->count;
    double *const d = l->direction, shares[LBFGS_PAIRS];
    for (size_t i = 0; i < n; i++) d[i] = -l->start_gradient[i];
    for (size_t age = 0; age < l->used; age++) {
        const double *const s = pair(l, age), *const y = s + n;
        shares[age] = dot(s, d, n) / dot(s, y, n);
        add(d, -shares[age], y, n);
    }
    if (l->used > 0) {
        const double *const s = pair(l, 0), *const y = s + n;
        add(d, dot(s, y, n) / dot(y, y, n) - 1.0, d, n);
    }
    for (size_t age = l->used; age-- > 0;) {
        const double *const s = pair(l, age), *const y = s + n;
        add(d, shares[age] - dot(y, d, n) / dot(s, y, n), s, n);
    }
}

// The trial becomes the weights, and what the step has shown is remembered.
static void accept(lbfgs *l, float *params)
{
    const size_t n = l->count;
    double *const s = l->direction, *const y = l->reached_gradient;
    for (size_t i = 0; i < n; i++) {
        s[i] = (double)l->trial[i] - (double)params[i];
        params[i] = l->weights[i] = l->trial[i];
        l->gradient[i] = y[i];
        y[i] -= l->start_gradient[i];
    }
    l->pair_count = l->used;
    if (dot(s, y, n) > DBL_EPSILON * -dot(l->start_gradient, s, n)) { // curved upwards
        l->newest = (l->newest + 1) % (LBFGS_PAIRS + 1);
        if (l->used < LBFGS_PAIRS) l->pair_count++;
    }
    // The objective is never below 0 and has fallen, so that the former one is the larger.
    const double before = l->start.objective, fall = before - l->reached.objective;
    l->converged = is_flat(l, l->gradient) || fall <= DECREASE_TOLERANCE * larger(before, 1.0);
    l->figures = l->reached;
    l->function = l->wanted;
}

// Nothing better than the start is to be found.
static void stay(lbfgs *l, float *params)
{
    memcpy(l->trial, params, l->count * sizeof *params);
    memcpy(l->reached_gradient, l->start_gradient, l->count * sizeof(double));
    l->reached = l->start;
    accept(l, params);
}

// A line from the start along which the objective falls, if need be without the pairs. False where
// the gradient is zero or no number.
static bool begin_line(lbfgs *l)
{
    line_search *const s = &l->search;
    for (;; l->used = 0) {
        find_direction(l);
        s->start.objective = l->start.objective;
        s->start.slope = dot(l->start_gradient, l->direction, l->count);
        if (s->start.slope < 0.0) break;
        if (l->used == 0) return false;
    }
    // The first line of all goes along the gradient and has no length of its own.
    const bool first = l->fresh && !l->searching;
    s->best = s->other = s->start;
    s->trial.step = first ? 1.0 / sqrt(-s->start.slope) : 1.0;
    s->min = 0.0;
    s->max = 5.0 * s->trial.step;
    s->width = s->last_width = HUGE_VAL;
    s->bracketed = false;
    s->descending = true;
    s->evaluations = 0;
    l->searching = true;
    return true;
}

// The next trial along the line.
static void move_trial(lbfgs *l, const float *params)
{
    const double step = l->search.trial.step;
    for (size_t i = 0; i < l->count; i++)
        l->trial[i] = (float)((double)params[i] + step * l->direction[i]);
    l->search.evaluations++;
}

// What the evaluation of the trial means for the line.
static void judge_trial(lbfgs *l)
{
    line_search *const s = &l->search;
    s->trial.slope = dot(l->reached_gradient, l->direction, l->count);
    const double before = l->start.objective;
    if (fabs(l->reached.objective - before) < ROUNDING * before)
        l->reached.objective = before + s->trial.step * (s->start.slope + s->trial.slope) / 2.0;
    s->trial.objective = l->reached.objective;
}

bool lbfgs_next(lbfgs *l, float *params)
{
    bool falls = true;
    if (l->searching) {
        judge_trial(l);
        if (search_ends(&l->search)) {
            accept(l, params);
            return false;
        }
        if (l->search.evaluations == MAX_EVALUATIONS) { // once more, without the pairs
            falls = l->used > 0;
            l->used = 0;
            falls = falls && begin_line(l);
        }
    } else {
        if (l->fresh) {
            l->start = l->reached;
            memcpy(l->start_gradient, l->reached_gradient, l->count * sizeof(double));
        }
        falls = !is_flat(l, l->start_gradient) && begin_line(l);
    }
    if (falls)
        move_trial(l, params);
    else
        stay(l, params);
    return falls;
}
