// next-step.js — the one sentence of the stage: what has just happened, and what is worth doing next.

import { LEAST_DIGITS } from '../../shared/hand.js';
import { count, duration, megabytes, percent, significant, timeTaken } from '../../site/format.js';
import { guessingLoss } from '../../worker/divergence.js';
import { linkSentences } from '../address/link-note.js';
import { isHidden } from '../address/parts.js';
import { areSameImages, imagesReady } from '../data/state.js';
import { answerOfDrawing } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { knownClasses } from '../digit/known-classes.js';
import {
  askedDigit,
  askedOfEach,
  canSay,
  countsOf,
  digitOfPad,
  isLearningNext,
  ofClasses,
} from '../hand/own-digits.js';
import { kindsOf, MENDED_IN, obstacle } from '../obstacles.js';
import { NO_DIGIT, worstMixUpOf, wrongCount } from '../results/evaluation.js';
import { isReadByMembers } from '../runs/members.js';
import { keptOut, settingsOf, trainedImages } from '../settings/state.js';
import { hasRunAway } from '../training/history.js';
import { imagesWanted, isRunning, isUntested, trained } from '../training/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * What a button beside Train does; run-controls.js knows how.
 * @typedef {'startNow' | 'draw' | 'seeMistakes' | 'showWorst' | 'compareRuns' |
 *   'resetWithLowerRate' | 'lookInside' | 'keepAsked' | 'stopAsking' | 'openHand' | 'takeBack' | 'openBlocked' | 'tryNow' |
 *   'trainAll' | 'openLesson' | 'nextStep'} Verb
 *
 * @typedef {object} Step
 * @property {string} said        what has happened
 * @property {string} [advice]    what to do, or to look at
 * @property {string} [spoken]    what screen readers hear in place of both, which count all the time
 * @property {{ verb: Verb, label: string, outlined?: boolean } | null} [button]   beside Train
 * @property {boolean} [isTrain]  whether Train, or Resume, is worth pressing next
 */

/** With fewer images a run teaches little. */
const WORTH_STARTING = 1000;
/** A loss that runs away mostly comes from a rate ten times too high. */
const LOWER = 10;

/**
 * The sentence for a state of the page, and the button that it speaks of.
 * @param {State} state
 * @param {Translate} t
 * @returns {Step}
 */
export function nextStep(state, t) {
  const { phase } = state;
  const reason = !isRunning(state) && obstacle(state);
  if (reason) {
    const said = t(reason, { kinds: t(kindsOf(state)) });
    return { said, button: reason in MENDED_IN ? button('openBlocked', t('showWhere')) : null };
  }
  const isAsked = state.isAsking && canSay(state);
  const lesson = phase === 'loading' || isAsked ? null : state.learn?.told(state);
  if (lesson) return lesson;
  if (hasTooLargeSteps(state)) return tooLargeSteps(state, t);
  if (phase === 'loading') return loading(state, t);
  if (isAsked) return asking(state, t);
  const kept = isRunning(state) ? null : digitOfPad(state);
  if (kept) return keptDigit(state, kept.label, t);
  if (phase === 'training') return training(state, t);
  if (phase === 'paused') return paused(state, t);
  if (phase === 'done' || (phase === 'ready' && trained(state))) return afterRun(state, t);
  if (phase === 'error') return { said: '' };
  return beforeRun(state, t);
}

/**
 * @param {Verb} verb
 * @param {string} label
 * @param {boolean} [outlined]   whether another button is the filled one
 */
const button = (verb, label, outlined = false) => ({ verb, label, outlined });

/** @param {Translate} t */
const takeBack = (t) => button('takeBack', t('next.takeBack'), true);

/** Whether the loss is no number any longer, or far above that of guessing. @param {State} state */
function hasTooLargeSteps({ phase, runError, histories, model, optimizer }) {
  if (phase === 'error') return runError?.name === 'DivergedError';
  const guessing = model && guessingLoss(model);
  return optimizer !== 'lbfgs' && guessing !== null && hasRunAway(histories, guessing);
}

/** A tenth of the learning rate. @param {State} state */
export const lowerRate = (state) => significant(Number(state.fields.rate) / LOWER);

/** @param {State} state @param {Translate} t @returns {Step} */
function tooLargeSteps(state, t) {
  const guessing = state.model && guessingLoss(state.model);
  const said =
    state.phase === 'error'
      ? t('diverged')
      : t('aboveGuessing', { loss: guessing?.toFixed(2), rate: state.fields.rate });
  return { said, button: button('resetWithLowerRate', t('next.lowerRate', { rate: lowerRate(state) })) };
}

/** @param {State} state @param {Translate} t @returns {Step} */
function loading(state, t) {
  const { arrival, retry } = state;
  if (retry) return broken(retry, t);
  const ready = imagesReady(state);
  if (!ready) return { said: t('next.coming'), isTrain: true };
  const wanted = imagesWanted(state);
  if (ready >= wanted) return { said: t('next.making'), isTrain: true };
  const values = { ready: count(ready), wanted: count(wanted) };
  return {
    spoken: t('next.coming'),
    said: t('next.arriving', values),
    advice: rest(arrival, t),
    button: canStartNow(state) ? button('startNow', t('next.startNow')) : null,
  };
}

/** @param {NonNullable<State['retry']>} retry @param {Translate} t @returns {Step} */
function broken({ bytes, totalBytes, seconds }, t) {
  const said = t('next.broke', { done: megabytes(bytes), total: megabytes(totalBytes) });
  const spoken = `${said} ${t('next.goesOnItself')}`;
  if (!seconds) return { said, advice: t('next.triesNow'), spoken };
  const time = duration(seconds, t);
  return { said, advice: t('next.goesOn', { time }), spoken, button: button('tryNow', t('next.tryNow')) };
}

/** Whether a run of fewer images could begin. @param {State} state */
function canStartNow(state) {
  const { settings } = settingsOf(state);
  const toTrain = imagesReady(state) - keptOut(settings);
  return state.model !== null && !settings.splitSeed && toTrain > WORTH_STARTING;
}

/** Which digit to write next. @param {State} state @param {Translate} t @returns {Step} */
function asking(state, t) {
  const label = askedDigit(state);
  if (label === null) return enoughDigits(state, t);
  const counts = countsOf(state.hand);
  const ofEach = askedOfEach(state);
  const done = state.classes.reduce((sum, digit) => sum + Math.min(counts[digit], ofEach), 0);
  const said = t('next.writeDigit', { label });
  const advice = t('next.writeCount', { done, all: ofEach * state.classes.length });
  return state.drawing
    ? { said, advice, button: button('keepAsked', t('next.keepDigit', { label })) }
    : { said, advice, button: button('stopAsking', t('next.stopAsking'), true) };
}

/** There are as many digits as were asked for: only a trained network that is free can learn them. @param {State} state @param {Translate} t @returns {Step} */
function enoughDigits(state, t) {
  const said = t('next.allDigits');
  if (isRunning(state)) return { said, advice: t('next.learnAfterRun'), isTrain: state.phase === 'paused' };
  if (!trained(state)) return { said, advice: t('next.trainToLearn'), isTrain: true };
  return { said, advice: t('next.learnHand'), button: button('openHand', t('next.openHand')) };
}

/** The drawing has joined the digits. @param {State} state @param {number} label @param {Translate} t @returns {Step} */
function keptDigit(state, label, t) {
  const said = t('saidWhat', { label, count: state.hand.length });
  if (!trained(state)) return { said, isTrain: true, ...(state.takenAway && { button: takeBack(t) }) };
  if (ofClasses(state).length < LEAST_DIGITS || state.handReport)
    return { said, button: button('draw', t('next.draw')) };
  return { said, button: isLearningNext(state) ? null : button('openHand', t('next.openHand')) };
}

/** @param {State} state @param {Translate} t @returns {Step} */
function training(state, t) {
  if (state.waiting) return testComing(state, t('next.testComing'), t);
  const fewer = knownClasses(state, t);
  const invitation = () => (fewer ? t('next.knowsOnly', fewer) : t('next.drawNow'));
  if (!state.drawing) return { said: t('next.learning'), advice: invitation() };
  return { said: t('next.learning'), advice: isReadByMembers(state) ? '' : t('next.watchBars') };
}

/** @param {State} state @param {Translate} t @returns {Step} */
function paused(state, t) {
  const { run, progress, interrupted, origin } = state;
  const epoch = { epoch: count(progress?.epoch ?? (run?.before ?? 0) + 1), epochs: count(run?.epochs ?? 1) };
  if (interrupted && origin === 'session') return { said: t('pausedFromSession', epoch), isTrain: true };
  const advice = isHidden(state, 'step') ? '' : t(`stepBy.${state.piece}`);
  return { said: t('pausedLine', epoch), advice, isTrain: true };
}

/** @param {State} state @param {Translate} t @returns {Step} */
function beforeRun(state, t) {
  const { takenAway } = state;
  const button = takenAway && takeBack(t);
  const [brought, ...rest] = linkSentences(state, t, true);
  // A reset keeps the fields of a link, which the link itself has replaced.
  if (brought && takenAway?.settings.fields !== state.fields)
    return { said: brought, advice: rest.join(' '), button, isTrain: true };
  if (takenAway) {
    const said = t(areSameImages(takenAway, state) ? 'next.reset' : 'next.otherImages');
    return { said, button, isTrain: true };
  }
  if (state.drawing) return { said: t('next.guess'), advice: t('next.trainAndWatch'), isTrain: true };
  const images = count(trainedImages(state));
  return { said: t('next.untrained'), advice: t('next.pressTrain', { images }), isTrain: true };
}

/** @param {State} state @param {Translate} t @returns {Step} */
function afterRun(state, t) {
  const { drawing, dataset, view, arrival } = state;
  const fewer = knownClasses(state, t);
  const draw = button('draw', fewer ? fewer.draw : t('next.draw'));
  if (isUntested(state) && arrival.bytes < arrival.totalBytes)
    return { ...testComing(state, t('next.untested'), t), button: draw };
  const said = score(state, t);
  if (state.takenAway) return { said, button: takeBack(t), isTrain: true };
  if (canTakeMore(state))
    return { said, button: button('trainAll', t('next.trainAll', { images: count(trainedImages(state)) })) };
  if (!drawing) return { said, advice: fewer ? t('next.knowsOnly', fewer) : t('next.yours'), button: draw };
  const answer = answerOfDrawing(state);
  if (answer && !answer.sure) {
    const drawAgain = button('draw', t('next.drawAgain'));
    // Where the weights come from is still worth saying, but for names of clothes, which are long.
    if (state.phase === 'ready' && dataset !== 'fashion-mnist')
      return { said, advice: unsure(answer, state, t), button: drawAgain };
    const advice = fewer ? t('next.knowsOnly', fewer) : t(canSay(state) ? 'sayWhat' : 'next.drawLarger');
    return { said: unsure(answer, state, t), advice, button: drawAgain };
  }
  const advice = improvement(state, t);
  if (advice && view !== 'runs')
    return { said, advice, button: button('compareRuns', t('next.compareRuns')) };
  return aboutMistakes(state, said, t);
}

/** The test images are on their way. @param {State} state @param {string} said @param {Translate} t @returns {Step} */
function testComing({ arrival, retry }, said, t) {
  return retry ? broken(retry, t) : { said, advice: rest(arrival, t), spoken: said };
}

/** How long images are still on their way. @param {State['arrival']} arrival @param {Translate} t */
const rest = ({ secondsLeft }, t) =>
  secondsLeft === null ? '' : t('next.rest', { time: duration(secondsLeft, t) });

/** Whether all images are here of which the run, which did not wait for them, has had some. @param {State} state */
function canTakeMore(state) {
  const had = state.run?.settings.trainCount ?? Infinity;
  return had < trainedImages(state) && !isUntested(state) && imagesReady(state) >= imagesWanted(state);
}

/** Why an answer is not sure: the form, no digit, or two between which the network decides. @param {import('../digit/answer.js').Answer} answer @param {State} state @param {Translate} t */
function unsure({ shares, best, confidence, odd }, { classes, dataset }, t) {
  if (odd) return t('next.odd', { best: best ?? '' });
  if (best === null || !confidence) return t('next.none');
  const [first, second] = [...shares.keys()]
    .sort((a, b) => shares[b] - shares[a])
    .map((rank) => className(t, dataset, classes[rank]));
  return t('next.unsure', { first, second });
}

/** @param {State} state @param {string} said @param {Translate} t @returns {Step} */
function aboutMistakes(state, said, t) {
  const { result, view, dataset, inspection } = state;
  if (!result?.count) return { said };
  const wrong = wrongCount(result);
  if (!wrong) return { said, advice: t('next.noneWrong') };
  if (view !== 'results')
    return {
      said,
      advice: dataset === 'fashion-mnist' ? '' : t('next.pressBar'),
      button: button('seeMistakes', t('next.seeMistakes', { count: wrong })),
    };
  const worst = worstMixUpOf(result);
  if (!worst) return { said };
  const { actual, predicted, images } = worst;
  const name = (/** @type {number} */ digit) => (digit === NO_DIGIT ? '?' : className(t, dataset, digit));
  const { cell } = inspection.selection;
  const isShown = cell?.actual === actual && cell.predicted === predicted && inspection.gallery.length > 0;
  const canLook = isShown && !isHidden(state, 'inside');
  return {
    said: t('worstMixUp', { count: images, actual: name(actual), predicted: name(predicted) }),
    button: canLook
      ? button('lookInside', t('next.lookInside'))
      : button('showWorst', t('next.showThese', { count: images })),
  };
}

/** Where weights that were not trained here come from. */
const READY = /** @type {const} */ ({
  file: 'readyFromFile',
  link: 'readyFromLink',
  session: 'readyFromSession',
  moment: 'readyFromMoment',
  run: 'readyFromRun',
});

/** How well the network reads, as far as that has been measured. @param {State} state @param {Translate} t */
function score({ phase, result, origin, run }, t) {
  if (phase === 'ready' && origin !== 'chance') return t(READY[origin], { id: run?.id ?? '' });
  if (!result?.count) return t(phase === 'ready' ? 'readyTrained' : 'next.done');
  return t(`scored.${result.split}`, {
    percent: percent(result.accuracy, 2),
    count: count(result.count),
  });
}

/** By how much the last run is better or worse than the one before. @param {State} state @param {Translate} t */
function improvement({ runs }, t) {
  const ended = runs.filter((run) => run.result && run.ended === 'done');
  const [former, last] = ended.slice(-2);
  if (!last?.result || !former?.result || last !== runs.at(-1)) return null;
  const points = (last.result.accuracy - former.result.accuracy) * 100;
  const values = { points: Math.abs(points).toFixed(2), id: former.id };
  if (Math.abs(points) < 0.005) return t('next.asGood', values);
  return t(points > 0 ? 'next.better' : 'next.worse', values);
}

/** What stands under the bar: how far the run is, or what is here. @param {State} state @param {Translate} t */
export function courseLine(state, t) {
  const { phase, run, progress, evaluating, inventing, arrival } = state;
  if (phase === 'done' && run) {
    const seconds = state.runs.find(({ id }) => id === run.id)?.seconds ?? 0;
    const epochs = state.histories.at(-1)?.epochs.length ?? 0;
    const converged = epochs < run.epochs - run.before;
    return [t(converged ? 'convergedIn' : 'doneIn', { count: epochs, time: timeTaken(seconds, t) })];
  }
  if (!isRunning(state) || !run) return arrival.ready ? [t('imagesHere', { count: arrival.ready })] : [];
  const epoch = { epoch: count(progress?.epoch ?? run.before + 1), epochs: count(run.epochs) };
  if (inventing) {
    const drawn = { done: count(inventing.done), count: count(inventing.count) };
    return [t('epochLine', epoch), t('inventing', drawn)];
  }
  if (
    phase === 'paused' ||
    state.waiting ||
    progress?.secondsLeft == null ||
    progress.imagesPerSecond === null
  )
    return [t('epochLine', epoch)];
  const left = t('timeLeft', { time: duration(progress.secondsLeft, t) });
  const speed = t('speed', { speed: count(Math.round(progress.imagesPerSecond / 100) * 100) });
  if (!evaluating) return [t('epochLine', epoch), left, speed];
  const doing = evaluating.of === 'test' ? 'testing' : 'validating';
  return [t('epochLine', epoch), left, t(doing, { count: count(evaluating.count) })];
}
