// view-actions.js — what a person can do with the layout: open a subject, go to the pad, change the profile.

import { chosenProfile, remember } from '../../site/preferences.js';

/** @typedef {import('./state.js').Subject} Subject */

/** Windows without room for both the pad and a subject: the same as in view.css and stage.css. */
const PHONE = '(max-width: 719px), (max-height: 543px)';

/** What a person can do with the layout. */
export class ViewActions {
  #link;
  #asksForOthers = false;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** Shows a subject in the bench. @param {Subject} view */
  open = (view) => this.#link.update({ view, isPadLarge: false, isMenuOpen: false });

  /** On a phone, shows the large pad in place of the subject. */
  openPad = () => this.#link.update({ isPadLarge: true, isMenuOpen: false });

  toggleProjector = () => {
    const isProjector = !this.#link.state.isProjector;
    remember('profile', isProjector ? 'projector' : 'normal');
    this.#link.update({ isProjector });
  };

  /** The profile that was chosen on an earlier visit. */
  restoreProfile() {
    if (chosenProfile()) this.#link.update({ isProjector: true });
  }

  /** From now on the state says whether the window is a phone's. */
  followSize() {
    const phone = matchMedia(PHONE);
    const tell = () => this.#link.update({ isPhone: phone.matches });
    phone.addEventListener('change', tell);
    tell();
  }

  /** Loads what shows the other subjects, once. Without it the bench says so in their place, and the first screen works. */
  async loadOthers() {
    if (this.#asksForOthers) return;
    this.#asksForOthers = true;
    try {
      const { OTHER_VIEWS } = await import('./other-views.js');
      this.#link.update({ otherViews: OTHER_VIEWS });
    } catch (error) {
      this.#link.fail('othersError', error);
    }
  }

  toggleMenu = () => this.#link.update({ isMenuOpen: !this.#link.state.isMenuOpen });
}
