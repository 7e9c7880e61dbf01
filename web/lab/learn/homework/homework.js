// homework.js — what a person can do with results: copy one's own, train it again, and check those of others.

import { copyText } from '../../../site/clipboard.js';
import { guarded } from '../../actions.js';
import { canBegin } from '../../obstacles.js';
import { Checker } from './checker.js';
import { readLine, readLines } from './lines.js';
import { claimLine, claimOfRun, lineOf } from './own-result.js';
import { rowsOf } from './rows.js';
import { isChecking, noHomework } from './state.js';

/**
 * @typedef {import('../../state.js').State} State
 * @typedef {import('../../runs/state.js').KeptRun} KeptRun
 * @typedef {import('./state.js').Homework} Homework
 * @typedef {import('../../actions.js').Actions} Actions
 * @typedef {import('./checker.js').Check} Check
 */

/** The address of this page, without what is after `#`. */
const pageUrl = () => location.href.split('#')[0];

/** One for a page, whichever part of Learn asks for it. @type {WeakMap<import('../../worker-link.js').WorkerLink, HomeworkActions>} */
const opened = new WeakMap();

/** @param {import('../../worker-link.js').WorkerLink} link */
export function homeworkOf(link) {
  const homework = opened.get(link) ?? new HomeworkActions(link);
  opened.set(link, homework);
  return homework;
}

/** What a person can do with results. */
export class HomeworkActions {
  #link;
  /** @type {Checker | null} */
  #checker = null;
  /** The claim that `claimCheck` is of. */
  #claim = '';

  /** @param {import('../../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
    if (!link.state.homework) link.update({ homework: noHomework() });
    this.verbs = guarded(link, {
      /** Takes the lines that a teacher types or pastes. */
      type: this.#type,
      /** Trains each line again, and says which give the same bits. */
      check: this.#check,
      /** Checks the claim of the link that opened the page. */
      checkClaim: this.#checkClaim,
      /** Leaves the line that is being checked out. */
      skip: () => this.#checker?.skip(),
      /** Ends the check. */
      stop: () => this.#checker?.stop(),
      /** Copies the page's own result as a line. */
      copyRun: this.#copyRun,
      /** Copies what came of the lines. */
      copyTable: (/** @type {string} */ table) => this.#copy('table', table),
      /** Trains the page's own run again, in strict arithmetic. */
      trainAgain: this.#trainAgain,
    });
  }

  get #homework() {
    return this.#link.state.homework ?? noHomework();
  }

  /** @param {Partial<Homework>} change */
  #update(change) {
    this.#link.update({ homework: { ...this.#homework, ...change } });
  }

  /** The state has changed. @param {State} state */
  notice({ claim }) {
    if ((claim ?? '') === this.#claim) return;
    this.#claim = claim ?? '';
    const { claimCheck } = this.#homework;
    if (claimCheck?.phase === 'checking') this.#checker?.stop();
    if (claimCheck) this.#update({ claimCheck: null });
  }

  /** Notes what is pasted or typed. @param {string} text */
  #type = (text) => this.#update({ text });

  /** Trains every line again. */
  #check = async () => {
    if (isChecking(this.#homework)) return;
    const { lines, more } = readLines(this.#homework.text);
    this.#update({ more, copied: null });
    await this.#run(lines, (check) => this.#update({ check }));
  };

  /** Trains the run of the link again. */
  #checkClaim = async () => {
    const { claim, homework } = this.#link.state;
    if (!claim || isChecking(homework)) return;
    const line = readLine(claimLine(this.#link.state));
    await this.#run([line], (claimCheck) => this.#link.state.claim === claim && this.#update({ claimCheck }));
  };

  /** @param {import('./lines.js').Line[]} lines @param {(check: Check) => unknown} tell */
  async #run(lines, tell) {
    const checker = new Checker(rowsOf(lines), () => this.#link.startAnother(), tell);
    this.#checker = checker;
    await checker.start();
    if (this.#checker === checker) this.#checker = null;
  }

  /** Copies the line of a run. @param {KeptRun} run */
  #copyRun = (run) => this.#copy(`run-${run.id}`, lineOf(pageUrl(), run.settings, claimOfRun(run)));

  /** @param {string} of @param {string} text */
  async #copy(of, text) {
    const how = (await copyText(text)) ? 'copied' : 'selected';
    this.#update({ copied: { of, text, how } });
  }

  /** Trains with the settings of a run, from fresh weights, so that it can be checked. @param {KeptRun} run @param {Actions} actions */
  #trainAgain = async (run, { applySettings, chooseEngine, train }) => {
    if (this.#link.state.engine?.arithmetic === 'relaxed') await chooseEngine({ arithmetic: 'strict' });
    await applySettings(run);
    if (canBegin(this.#link.state)) await train();
  };
}
