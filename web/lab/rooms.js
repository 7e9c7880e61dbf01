// rooms.js — makes what answers a person's verbs in each room, and connects it with what it needs.

import { AddressActions } from './address/address-actions.js';
import { LinkActions } from './address/link-actions.js';
import { isHidden } from './address/parts.js';
import { Answers } from './answers.js';
import { DataActions } from './data/data-actions.js';
import { splitActions } from './data/split-actions.js';
import { SplitMembersActions } from './data/split-members.js';
import { DrawingActions } from './drawing/drawing-actions.js';
import { EngineActions } from './engine/engine-actions.js';
import { GridActions } from './hand/grid-actions.js';
import { HandActions } from './hand/hand-actions.js';
import { HandReader } from './hand/hand-reader.js';
import { InsideActions } from './inside/inside-actions.js';
import { LearnActions } from './learn/learn-actions.js';
import { NetworkActions } from './network/network-actions.js';
import { NetworkMaker } from './network/network-maker.js';
import { OfflineActions } from './offline/offline-actions.js';
import { PictureReader } from './pictures/picture-reader.js';
import { ImageLookup } from './results/image-lookup.js';
import { ResultsActions } from './results/results-actions.js';
import { MembersActions } from './runs/members-actions.js';
import { runsActions } from './runs/runs-actions.js';
import { WeightsActions } from './saving/weights-actions.js';
import { SearchActions } from './search/search-actions.js';
import { AugmentedImages } from './settings/augmented-images.js';
import { SettingsActions } from './settings/settings-actions.js';
import { TrainingActions } from './training/training-actions.js';
import { ViewActions } from './view/view-actions.js';
import { WorkerLink } from './worker-link.js';

/** @typedef {ReturnType<typeof openRooms>} Rooms */

/**
 * All rooms of the page. The worker starts with `engine.start`.
 * @param {import('./worker-link.js').Store} store
 * @param {import('./worker-link.js').Script} script        of the worker in web/worker
 * @param {import('./worker-link.js').Script} photoScript   of the one in web/photo
 * @param {import('../site/languages.js').Known} known
 */
export function openRooms(store, script, photoScript, known) {
  const link = new WorkerLink(store, script);
  const members = new MembersActions(link);
  const drawing = new DrawingActions(link, members);
  const pictures = new PictureReader(link, photoScript);
  const results = new ResultsActions(link);
  const inside = new InsideActions(link, known);
  const lookup = new ImageLookup(link);
  const reader = new HandReader(link);
  const answers = new Answers([drawing, inside, pictures, lookup, reader]);
  const maker = new NetworkMaker(link, answers, results);
  const weights = new WeightsActions(link, maker);
  const data = new DataActions(link, maker, () => {
    lookup.lookUp();
    results.showImages();
    inside.refresh();
    if (!isHidden(link.state, 'bench')) weights.prepare();
  });
  const settings = new SettingsActions(link, maker, data);
  const learn = new LearnActions(link, known, { maker, settings });
  const training = new TrainingActions(link, maker, answers, data);
  const search = new SearchActions(link, settings, training);
  const engine = new EngineActions(link, {
    answers,
    data,
    inside,
    learn,
    network: maker,
    results,
    search,
    training,
  });
  const address = new AddressActions(link, { maker, settings });
  return {
    ...{
      address,
      link,
      maker,
      data,
      settings,
      training,
      drawing,
      inside,
      learn,
      pictures,
      results,
      lookup,
      search,
      engine,
      weights,
    },
    hand: new HandActions(link, maker, drawing, reader),
    reader,
    grids: new GridActions(link, pictures, reader),
    splits: splitActions(store),
    network: new NetworkActions(link, maker),
    members,
    offline: new OfflineActions(link),
    runs: runsActions(store, settings),
    splitMembers: new SplitMembersActions(link),
    augmented: new AugmentedImages(link),
    sharing: new LinkActions(link, maker, address),
    view: new ViewActions(link),
  };
}
