// actions.js — every verb that a panel may call, and the one place where its errors end.

import { switchActions } from '../site/switches.js';
import { isFatal } from './worker-link.js';

/** @typedef {ReturnType<typeof makeActions>} Actions */

/**
 * The verbs of the page. None throws, and no promise of theirs rejects: an error that the room itself does
 * not show beside its cause is shown on the page as `actionError`.
 * @param {import('./worker-link.js').Store} store
 * @param {import('./rooms.js').Rooms} rooms
 * @param {object} page   what only a page in a browser has
 * @param {import('../site/languages.js').Languages} page.languages
 * @param {(id: string) => void} page.focusOn          an element, once it is in the page
 * @param {Pick<import('./saving/session-store.js').SessionStore, 'forgetSession' | 'openOffered' |
 *   'openSession' | 'listSessions' | 'refuseOffered'>} page.session
 */
export function makeActions(store, rooms, page) {
  const { engine, data, network, settings, training, drawing, pictures, view } = rooms;
  const { grids, hand, reader, results, lookup, members, offline, runs, search, sharing, weights } = rooms;
  const { chooseLanguage, toggleTheme } = switchActions(store, page.languages);

  /** @param {File[]} files */
  const openSheets = (files) => {
    const opened = pictures.openSheets(files);
    view.open('digits');
    page.focusOn('picture-title');
    return opened;
  };

  /** @param {File[] | Promise<File[]>} found */
  const receive = async (found) => {
    const files = await found;
    if (!files.length) return;
    const { placeOf, recogniseFile } = await import('../files/recognise.js');
    const places = await Promise.all(
      files.map(async (file) => placeOf(await recogniseFile(file), file.name)),
    );
    if (places.every((place) => place === 'pictures')) return openSheets(files);
    if (places.every((place) => place === 'hand') || (await areOwnDigits(files))) {
      view.open('digits');
      return hand.open(files);
    }
    const [file, ...others] = files;
    if (places.every((place) => place === 'weights')) {
      view.open('files');
      return weights.openWeights(file, ...others);
    }
    view.open('data');
    return data.openFiles(files);
  };

  return guarded(rooms.link, {
    // ---- Header ----

    /** Shows the page in another language. */
    chooseLanguage,
    /** Switches between light and dark. */
    toggleTheme,
    /** Shows a subject in the bench. */
    openView: view.open,
    /** On a phone, shows the large pad in place of the subject. */
    openPad: view.openPad,
    /** Large text for a room full of people, or the usual one. */
    toggleProjector: view.toggleProjector,
    /** On a phone, opens or closes the links of the header. */
    toggleMenu: view.toggleMenu,

    // ---- Engine ----

    /** Starts the worker, or a new one, and loads the data set. */
    start: engine.start,
    /** Replaces a worker that has crashed, and its script. */
    restart: engine.restart,
    /** Loads the page again, where its scripts do not belong together. */
    reloadPage: engine.reloadPage,
    /** Restarts with another arithmetic or number of threads. */
    chooseEngine: engine.chooseEngine,

    // ---- Data ----

    /** Loads another data set of the site. */
    chooseDataset: (/** @type {string} */ dataset) => data.chooseDataset(dataset),
    /** Tries at once to load what has broken off. */
    retryData: data.retry,
    /** Uses a person's own data files. */
    openFiles: data.openFiles,
    /** Opens dropped files, whatever they are: photos, weights or data. */
    receive,
    /** Leaves all but the given digits out. */
    chooseClasses: data.chooseClasses,
    /** Chooses which samples are shown: at random, the first, or a batch. */
    chooseSamples: data.chooseSamples,
    /** Counts the labels of a split. */
    countLabels: rooms.splits.countLabels,
    /** Downloads the chart of these counts. */
    saveCounts: rooms.splits.saveCounts,
    /** Shows other samples: the next ones, where they have an order. */
    moreSamples: data.moreSamples,
    /** Shows one image in a dialog, or closes the dialog. */
    show: data.show,

    // ---- Network ----

    /** Takes the network and all settings of a preset. */
    choosePreset: network.choosePreset,
    /** Notes what is typed in the line of layers, and where the caret is. */
    typeLayers: network.typeLayers,
    /** Makes a network of another line of layers. */
    editLayers: network.editLayers,

    // ---- Settings ----

    /** Takes another optimizer with its usual learning rate. */
    chooseOptimizer: settings.chooseOptimizer,
    /** Takes another schedule of the learning rate. */
    chooseSchedule: settings.chooseSchedule,
    /** Changes what is typed in a field. */
    setField: settings.setField,
    /** Takes all settings of a run. */
    applySettings: settings.applySettings,

    // ---- Training ----

    /** Trains the network. */
    train: training.train,
    /** Trains one piece of the run, then pauses it. */
    step: training.step,
    /** Trains a piece of another size, then pauses. */
    stepBy: training.stepBy,
    /** Chooses how large that piece is. */
    choosePiece: training.choosePiece,
    /** Pauses the run. */
    pause: training.pause,
    /** Goes on with a paused run. */
    resume: training.resume,
    /** Gives the network fresh weights. */
    reset: training.reset,
    /** Brings back the network that a reset or another setting took away. */
    takeBack: training.takeBack,
    /** Makes the network what it was at the moment of its run that is shown. */
    putMomentBack: training.putMomentBack,
    /** Gives the network fresh weights, and the run another learning rate. */
    resetWithRate(/** @type {string} */ rate) {
      settings.setField('rate', rate);
      return training.reset();
    },
    /** Trains on the images that have arrived, without waiting for the rest. */
    trainOnWhatIsHere: training.trainOnWhatIsHere,

    // ---- Drawing and pictures ----

    /** Makes the canvas a pad to draw on. */
    attachPad: drawing.attachPad,
    /** Has strokes read by the network. */
    draw: drawing.draw,
    /** Removes all strokes. */
    clear: drawing.clear,
    /** Removes the last stroke. */
    undo: drawing.undo,
    /** Clears the pad, shows it large where it is small, and gives it the focus. */
    drawAnew() {
      drawing.clear();
      view.openPad();
      page.focusOn('pad');
    },
    /** Opens photos or text files among the person's own digits. */
    openSheets,
    /** Opens those again that the page could not look at. */
    reopenSheets: pictures.reopenSheets,
    /** Removes them. */
    closeSheets() {
      pictures.closeSheets();
      page.focusOn('picture-title');
    },

    // ---- A person's own digits ----

    /** Says what the drawing is, and keeps it with what the person has written. */
    labelDrawing: hand.label,
    /** Says that one of the digits is another. */
    relabelDigit: hand.relabel,
    /** Removes one of the digits. */
    removeDigit: hand.remove,
    /** Takes the last change of the digits back. */
    undoDigits: hand.undo,
    /** Removes all digits. */
    forgetHand: hand.forget,
    /** Asks for one digit after another, or no longer. */
    askForDigits(/** @type {boolean} */ isAsking) {
      hand.ask(isAsking);
      if (!isAsking) return;
      view.openPad();
      page.focusOn('pad');
    },
    /** Says whose hand digits are that join from now on. */
    nameWriter: hand.nameWriter,
    /** Shows one of the digits with what is known of it. */
    showDigit: reader.show,
    /** Shows all small pictures of the digits, or some. */
    showWholeHand: hand.showWhole,
    /** Opens the digits, where they can be learnt. */
    openHandView() {
      hand.ask(false);
      view.open('digits');
      page.focusOn('learn-title');
    },
    /** Has the network learn the digits. */
    learnHand: hand.learn,
    /** Ends that, and leaves the network as it is. */
    stopHand: hand.stop,
    /** Returns to the network before it learnt the digits. */
    putBack: hand.putBack,
    /** Downloads the digits as a file. */
    saveHand: hand.save,
    /** Adds the digits of files. */
    openHand: hand.open,
    /** Reads photos of sheets of boxes. */
    openGrids: grids.open,
    /** Leaves a digit that was found there out, or takes it in again. */
    toggleGridDigit: grids.toggle,
    /** Adds the digits that were found. */
    takeGrids() {
      page.focusOn('grid-title');
      return grids.take();
    },
    /** Adds none of them. */
    closeGrids() {
      grids.close();
      page.focusOn('grid-title');
    },

    // ---- Results ----

    /** Evaluates the network on a split. */
    evaluate: results.evaluate,
    /** Downloads all predictions of the split that was evaluated last. */
    savePredictions: results.savePredictions,
    /** Selects the images of the gallery. */
    chooseImages: results.chooseImages,
    /** Shows the images of the most common mix-up. */
    showWorst: results.showWorst,
    /** Adds images to the gallery. */
    moreImages: results.moreImages,
    /** Shows twenty other random images. */
    otherTwenty: results.otherTwenty,
    /** Copies the indices of the images read right or wrong. */
    copyIndices: results.copyIndices,
    /** Shows the confusion matrix as shares or as counts. */
    showShares: results.showShares,
    /** Shows every epoch in the table, or leaves some out. */
    showAllEpochs: results.showAllEpochs,
    /** Shows one image by its index, with the network's answer. */
    lookUp: lookup.lookUp,

    // ---- Inside ----

    /** Opens the inside of the network at another layer, unit, pixel or image. */
    lookInside: rooms.inside.look,

    // ---- Learn ----

    /** Goes to the next step of the lesson that is on. */
    nextStep: rooms.learn.nextStep,

    // ---- Runs ----

    /** Puts a run into the plots and among the networks that read together, or takes it out. */
    showRun(/** @type {number} */ id, /** @type {boolean} */ shown) {
      runs.showRun(id, shown);
      return drawing.refresh();
    },
    /** Has the networks of the ticked runs read the pad, or no longer. */
    readTogether(/** @type {boolean} */ isOn) {
      members.readTogether(isOn);
      return drawing.refresh();
    },
    /** Has them read each image moved by a pixel to each side too, or no longer. */
    shiftImages(/** @type {boolean} */ isOn) {
      members.shiftImages(isOn);
      return drawing.refresh();
    },
    /** Has them read the test images. */
    judgeMembers: members.judge,
    /** Ends that. */
    stopJudging: members.stop,
    /** Has them read the person's own digits. */
    readHandByMembers: members.readHand,
    /** Makes the network of a run that of the page. */
    useNetwork: runs.useNetwork,
    /** Removes runs from the list. */
    removeRuns(/** @type {number[]} */ ids) {
      runs.removeRuns(ids);
      return drawing.refresh();
    },
    /** Brings back the runs that were removed last. */
    restoreRuns() {
      runs.restoreRuns();
      return drawing.refresh();
    },
    /** Chooses which curves of each run are plotted. */
    choosePlotCurves: runs.choosePlotCurves,
    /** Downloads runs as a file. */
    saveRuns: runs.saveRuns,

    // ---- Search ----

    /** Chooses a setting that varies. */
    chooseAxis: search.chooseAxis,
    /** Changes the typed values of that setting. */
    typeValues: search.typeValues,
    /** Chooses what the plot of the search shows. */
    chooseSearchMeasure: search.chooseSearchMeasure,
    /** Trains every combination. */
    search: search.search,
    /** Pauses the search. */
    pauseSearch: search.pauseSearch,
    /** Goes on with a paused search. */
    resumeSearch: search.resumeSearch,
    /** Ends the search. */
    stopSearch: search.stopSearch,
    /** Takes the settings of a training of the search. */
    useTrial: search.useTrial,
    /** Takes them and trains on the page. */
    trainTrial: search.trainTrial,

    // ---- Link ----

    /** Copies a link to the page, and shows it with its QR code. */
    copyLink: sharing.copyLink,
    /** Shows the link without copying it. */
    showLink: sharing.showLink,
    /** Closes its dialog. */
    closeLink: sharing.closeLink,
    /** Adds the trained weights to the link, or takes them away. */
    putWeights: sharing.putWeights,

    // ---- Saving ----

    /** Downloads the weights as a file. */
    downloadWeights: weights.downloadWeights,
    /** Downloads the network for another tool. */
    exportNetwork: weights.exportNetwork,
    /** Makes a network with the weights of a file. */
    openWeights: weights.openWeights,
    /** Forgets what the browser keeps. */
    forgetSession: page.session.forgetSession,
    /** Opens the kept session that is offered. */
    openOffered: page.session.openOffered,
    /** Looks for the other sessions that the browser keeps. */
    listSessions: page.session.listSessions,
    /** Opens one of them. */
    openSession: page.session.openSession,
    /** Leaves it where it is. */
    refuseOffered: page.session.refuseOffered,

    // ---- The site ----

    /** Loads the page again, in the newer version that is there. */
    replaceVersion: offline.replaceVersion,
    /** Stays with this version until the page is opened again. */
    refuseVersion: offline.refuseVersion,
  });
}

/** Whether files are the images and labels of own digits: IDX, and by their names of no part of a data set. @param {File[]} files */
async function areOwnDigits(files) {
  if (files.length !== 2 || files.some(({ name }) => /train|test|t10k/i.test(name))) return false;
  const { idxHalf, idxSizesOf } = await import('../files/idx.js');
  const halves = (await Promise.all(files.map(idxSizesOf))).map((each) => each && idxHalf(each, ''));
  return halves.includes('Images') && halves.includes('Labels');
}

/**
 * The same verbs, whose errors end here: in the state, and in the console for whoever looks for the cause.
 * @template {Record<string, (...args: any[]) => unknown>} Verbs
 * @param {import('./worker-link.js').WorkerLink} link
 * @param {Verbs} verbs
 * @returns {Verbs}
 */
export function guarded(link, verbs) {
  const fail = (/** @type {unknown} */ error) => {
    if (!isFatal(error)) console.error(error);
    link.fail('actionError', error);
  };
  const guard =
    (/** @type {(...args: any[]) => unknown} */ verb) =>
    (/** @type {any[]} */ ...args) => {
      if (link.state.actionError) link.update({ actionError: null });
      try {
        const outcome = verb(...args);
        return outcome instanceof Promise ? outcome.catch(fail) : outcome;
      } catch (error) {
        fail(error);
      }
    };
  const entries = Object.entries(verbs).map(([name, verb]) => [name, guard(verb)]);
  return /** @type {Verbs} */ (Object.fromEntries(entries));
}
