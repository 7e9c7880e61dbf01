// view-actions.js — what a person can do with the layout: open a subject, go to the pad, change the profile.

import { chosenProfile, remember } from '../../site/preferences.js';

/** @typedef {import('./state.js').Subject} Subject */

/** What a person can do with the layout. */
export class ViewActions {
  #link;

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

  /** Loads what shows the other subjects. Without it the page says so, and its first screen works. */
  async loadOthers() {
    try {
      const { OTHER_VIEWS } = await import('./other-views.js');
      this.#link.update({ otherViews: OTHER_VIEWS });
    } catch (error) {
      this.#link.fail('actionError', error);
    }
  }

  toggleMenu = () => this.#link.update({ isMenuOpen: !this.#link.state.isMenuOpen });
}
