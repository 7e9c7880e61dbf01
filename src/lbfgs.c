// lbfgs.c — L-BFGS (Nocedal 1980; Nocedal and Wright, Numerical Optimization, algorithm 7.4) with
// the line search of Moré and Thuente, "Line Search Algorithms with Guaranteed Sufficient Decrease"
// (1994).
//
//     gradient ── direction from the last 10 pairs ── line search: trial, trial, … ── accept
//                                                                                     │
//     pairs (step, change of the gradient) ◄──────────────────────────────────────────┘
//
// Constants and rules are those of L-BFGS-B 3.0 without bounds, as SciPy calls it for
// scikit-learn's LogisticRegression (1.2): from the same start both take the same steps.
#include "lbfgs.h"

#include <float.h>
#include <math.h>
#include <string.h>

// An iteration is the last one if no component of the gradient exceeds the first, or if the
// objective has decreased by at most the second, relative to itself.
static const double GRADIENT_TOLERANCE = 1e-4, DECREASE_TOLERANCE = 1e7 * DBL_EPSILON;

// The strong Wolfe conditions: the objective must fall by this share of what the slope at the start
// promises, and the slope must shrink to this share of the one at the start.
static const double FALL = 1e-3, SLOPE = 0.9;

// An interval shorter than this share of its far end is not divided further.
static const double NARROW = 0.1;

enum { MAX_EVALUATIONS = 20 };

// Near the minimum the objective changes by less than its own rounding error: losses in float are
// off by 1e-7 of their size. Changes below this share of the objective are therefore computed from
// the slopes at both ends, which are more precise. The first Wolfe condition becomes Hager and
// Zhang's approximate one (2005), and where the search ends does not depend on rounding.
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

// The minimum of the cubic that has the objective and slope of both points, as a share of the way
// from `a` to `b`; 0 if it has none.
static double cubic(const line_point *a, const line_point *b)
{
    const double way = b->step - a->step;
    const double theta = 3.0 * (a->objective - b->objective) / way + a->slope + b->slope;
    const double square = theta * theta - a->slope * b->slope;
    if (!(square > 0.0)) return 0.0;
    const double gamma = copysign(sqrt(square), way) - a->slope;
    return (gamma + theta) / (gamma + gamma + a->slope + b->slope);
}

// The next step after the trial: the four cases of section 4 of Moré and Thuente. The objective has
// risen; or the slope has changed its sign; or the slope has become flatter; or none of these.
static double next_step(line_search *s)
{
    const line_point *const best = s->best, *const trial = s->trial;
    const double from = trial->step, share = cubic(trial, best);
    const double by_cubic = along(trial, best, share);
    if (trial->objective > best->objective) { // a minimum lies between them
        s->bracketed = true;
        const double rise = (trial->objective - best->objective) / (from - best->step);
        const double by_square = along(best, trial, best->slope / (best->slope - rise) / 2.0);
        return choose(best->step, by_cubic, (by_cubic + by_square) / 2.0, true);
    }
    const double secant = along(trial, best, trial->slope / (trial->slope - best->slope));
    if (trial->slope * best->slope < 0.0) { // as here
        s->bracketed = true;
        return choose(from, by_cubic, secant, false);
    }
    const bool steeper = fabs(trial->slope) >= fabs(best->slope);
    if (!s->bracketed) {
        if (steeper || share >= 0.0) return s->max;
        const double step = choose(from, by_cubic, secant, false);
        return larger(s->min, choose(from, step, s->max, true));
    }
    if (steeper) return along(trial, s->other, cubic(trial, s->other));
    const double step = share < 0.0 ? choose(from, by_cubic, secant, true) : secant;
    return choose(from, step, along(trial, s->other, 0.66), true);
}

static void swap(line_point **a, line_point **b)
{
    line_point *const c = *a;
    *a = *b;
    *b = c;
}

// Subtracts the sufficient-decrease line from every point, psi(t) = phi(t) - t · slope (Moré and
// Thuente, eq. 2.1). With -slope it adds it again.
static void tilt(line_search *s, double slope)
{
    for (line_point *p = s->points; p < s->points + 3; p++) {
        p->objective -= p->step * slope;
        p->slope -= slope;
    }
}

// Chooses the next step and lets the trial take the place of one end of the interval.
static double divide(line_search *s)
{
    const double step = next_step(s);
    if (s->trial->objective > s->best->objective) {
        swap(&s->other, &s->trial);
    } else {
        if (s->trial->slope * s->best->slope < 0.0) swap(&s->other, &s->best);
        swap(&s->best, &s->trial);
    }
    return step;
}

static bool is_exhausted(const line_search *s, double step)
{
    return s->bracketed && (step <= s->min || step >= s->max || s->max - s->min <= NARROW * s->max);
}

// Whether the search ends at its trial. Otherwise moves the trial to another step.
static bool search_ends(line_search *s)
{
    const double fall = FALL * s->slope, from = s->trial->step;
    const bool fallen = s->trial->objective <= s->objective + from * fall;
    if (fallen && s->trial->slope >= 0.0) s->settled = true;
    if (is_exhausted(s, from) || (fallen && fabs(s->trial->slope) <= -SLOPE * s->slope))
        return true;

    const bool tilted = !s->settled && !fallen && s->trial->objective <= s->best->objective;
    tilt(s, tilted ? fall : 0.0);
    double step = divide(s);
    tilt(s, tilted ? -fall : 0.0);
    const double start = s->best->step, way = s->other->step - start, width = fabs(way);
    if (s->bracketed) {
        if (width >= 0.66 * s->last_width) step = start + way / 2.0;
        s->last_width = s->width;
        s->width = width;
        s->max = larger(start, s->other->step);
        s->min = -larger(-start, -s->other->step);
        if (is_exhausted(s, step)) step = start;
    } else {
        s->min = step + 1.1 * (step - start);
        s->max = step + 4.0 * (step - start);
    }
    s->trial->step = step;
    return false;
}

static void search_begin(line_search *s, double objective, double slope, double step)
{
    *s = (line_search){.objective = objective,
                       .slope = slope,
                       .points = {{0.0, objective, slope}, {0.0, objective, slope}, {.step = step}},
                       .best = s->points,
                       .other = s->points + 1,
                       .trial = s->points + 2,
                       .max = 5.0 * step,
                       .width = HUGE_VAL,
                       .last_width = HUGE_VAL};
}

// ---- Iterations ---------------------------------------------------------------------------------

void lbfgs_place(lbfgs *l, arena *a, size_t count, size_t kernel_count)
{
    l->count = count;
    l->kernel_count = kernel_count;
    l->trial = arena_floats(a, count);
    l->known.values = arena_take(a, 2 * (uint64_t)count, sizeof(double));
    l->start.values = arena_take(a, 2 * (uint64_t)count, sizeof(double));
    l->pairs = arena_take(a, 2 * (uint64_t)count * (LBFGS_PAIRS + 1), sizeof(double));
    l->direction = arena_take(a, count, sizeof(double));
}

// The ring has one slot more than pairs, for the point that is being reached.
double *lbfgs_pair(const lbfgs *l, size_t age)
{
    return l->pairs + (l->newest + LBFGS_PAIRS + 1 - age) % (LBFGS_PAIRS + 1) * 2 * l->count;
}

static void copy(const lbfgs *l, lbfgs_point *to, const lbfgs_point *from)
{
    memcpy(to->values, from->values, 2 * l->count * sizeof *to->values);
    to->objective = from->objective;
    to->loss = from->loss;
    to->correct = from->correct;
}

void lbfgs_begin(lbfgs *l, const float *params, uint64_t function)
{
    l->fresh = function != l->function;
    l->wanted = function;
    l->searching = false;
    l->reached.values = lbfgs_pair(l, LBFGS_PAIRS); // to become a pair
    copy(l, &l->start, &l->known);
    for (size_t i = 0; i < l->count; i++) {
        l->fresh |= (double)params[i] != l->known.values[i];
        l->trial[i] = params[i];
    }
    l->used = l->fresh ? 0 : l->pair_count;
}

void lbfgs_evaluated(lbfgs *l, const float *gradients, double images, double l2)
{
    const size_t n = l->count;
    double *const reached = l->reached.values, squares = 0.0;
    for (size_t i = 0; i < n; i++) {
        const double w = reached[i] = (double)l->trial[i];
        const double factor = i < l->kernel_count ? l2 : 0.0;
        reached[n + i] = images * ((double)gradients[i] + factor * w);
        squares += factor * w * w;
    }
    l->reached.objective = l->reached.loss + images / 2.0 * squares;
}

// A gradient with NaN is not flat.
static bool is_flat(const lbfgs *l, const lbfgs_point *p)
{
    for (size_t i = 0; i < l->count; i++)
        if (!(fabs(p->values[l->count + i]) <= GRADIENT_TOLERANCE)) return false;
    return true;
}

// The slope along the line at a point; the line goes against the direction.
static double slope_at(const lbfgs *l, const lbfgs_point *p)
{
    return -dot(p->values + l->count, l->direction, l->count);
}

// The direction: the inverse of the Hessian, as the pairs approximate it, times the gradient. This
// is the two-loop recursion, from the newest pair to the oldest and back. Steps go against it.
static void find_direction(lbfgs *l)
{
    const size_t n = l->count;
    double *const d = l->direction, shares[LBFGS_PAIRS];
    memcpy(d, l->start.values + n, n * sizeof *d);
    for (size_t age = 0; age < l->used; age++) {
        shares[age] = dot(lbfgs_pair(l, age), d, n);
        add(d, -shares[age], lbfgs_pair(l, age) + n, n);
    }
    if (l->used > 0) add(d, l->scale - 1.0, d, n);
    for (size_t age = l->used; age-- > 0;)
        add(d, shares[age] - dot(lbfgs_pair(l, age) + n, d, n), lbfgs_pair(l, age), n);
}

// The point reached becomes the weights, and step and change of the gradient a pair.
static void accept(lbfgs *l, float *params)
{
    const size_t n = l->count;
    double *const s = l->reached.values, *const y = s + n;
    for (size_t i = 0; i < n; i++) params[i] = (float)s[i];
    // The objective is never below 0 and has fallen, so that the former one is the larger.
    const double before = l->start.objective, fall = before - l->reached.objective;
    l->converged = is_flat(l, &l->reached) || fall <= DECREASE_TOLERANCE * larger(before, 1.0);
    copy(l, &l->known, &l->reached);
    l->function = l->wanted;
    l->pair_count = l->used;
    add(s, -1.0, l->start.values, 2 * n);
    // A pair without positive curvature would spoil the approximation and is not kept.
    const double curvature = dot(s, y, n);
    if (!(curvature > DBL_EPSILON * -dot(l->start.values + n, s, n))) return;
    l->scale = curvature / dot(y, y, n);
    add(s, 1.0 / sqrt(curvature) - 1.0, s, 2 * n);
    l->newest = (l->newest + 1) % (LBFGS_PAIRS + 1);
    if (l->used < LBFGS_PAIRS) l->pair_count++;
}

// Begins a line along which the objective falls. The first of all goes along the gradient, whose
// length is no measure for the step: the first step that is tried has length 1. False if the
// gradient is zero or NaN.
static bool begin_line(lbfgs *l)
{
    find_direction(l);
    const double slope = slope_at(l, &l->start);
    search_begin(&l->search, l->start.objective, slope,
                 l->fresh && !l->searching ? 1.0 / sqrt(-slope) : 1.0);
    l->searching = true;
    return slope < 0.0;
}

// Whether the line ends at the point reached; otherwise it goes on at another.
static bool line_ends(lbfgs *l)
{
    line_search *const s = &l->search;
    line_point *const trial = s->trial;
    trial->slope = slope_at(l, &l->reached);
    if (fabs(l->reached.objective - s->objective) < ROUNDING * s->objective)
        l->reached.objective = s->objective + trial->step * (s->slope + trial->slope) / 2.0;
    trial->objective = l->reached.objective;
    return search_ends(s);
}

bool lbfgs_next(lbfgs *l, float *params)
{
    bool goes_on = false;
    if (!l->searching) {
        if (l->fresh) copy(l, &l->start, &l->reached);
        goes_on = !is_flat(l, &l->start) && begin_line(l);
    } else if (!line_ends(l)) {
        goes_on = l->search.evaluations < MAX_EVALUATIONS;
    } else {
        accept(l, params);
        return false;
    }
    if (!goes_on && l->used > 0) { // forget the pairs and try along the gradient
        l->used = 0;
        goes_on = begin_line(l);
    }
    if (!goes_on) { // nothing better than the start was found
        copy(l, &l->reached, &l->start);
        accept(l, params);
        return false;
    }
    const double step = l->search.trial->step;
    for (size_t i = 0; i < l->count; i++)
        l->trial[i] = (float)(l->start.values[i] - step * l->direction[i]);
    l->search.evaluations++;
    return true;
}

// ---- What is remembered -------------------------------------------------------------------------

lbfgs_figures lbfgs_get_figures(const lbfgs *l)
{
    return (lbfgs_figures){
        .function = l->function,
        .objective = l->known.objective,
        .loss = l->known.loss,
        .scale = l->scale,
        .correct = l->known.correct,
        .pair_count = (uint32_t)l->pair_count,
        .converged = l->converged,
    };
}

bool lbfgs_are_figures(lbfgs_figures figures)
{
    return figures.pair_count <= LBFGS_PAIRS && figures.converged <= 1;
}

void lbfgs_set_figures(lbfgs *l, lbfgs_figures figures)
{
    l->function = figures.function;
    l->known.objective = figures.objective;
    l->known.loss = figures.loss;
    l->known.correct = (size_t)figures.correct;
    l->scale = figures.scale;
    l->pair_count = figures.pair_count;
    l->converged = figures.converged;
}
