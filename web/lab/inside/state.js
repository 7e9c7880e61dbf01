// state.js — the part of the state that is about the inside of the network.

import { noPlace } from './place.js';

/**
 * @typedef {object} InsideState
 * @property {import('./place.js').Place} insidePlace   what is looked at; the address has it
 * @property {import('../../shared/protocol.js').Edits | null} edits   what a person has changed in a copy of the network
 * @property {import('./room.js').RoomState | null} inside   null until the code of the room is here
 */

/** Nothing has been looked at. @returns {InsideState} */
export const initialInside = () => ({ insidePlace: noPlace(), edits: null, inside: null });
