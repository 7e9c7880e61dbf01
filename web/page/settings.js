/** What may be typed into the fields of a run, and what it means. */

/**
 * @typedef {object} Fields  as typed
 * @property {string} trainCount
 * @property {string} epochs
 * @property {string} batch
 * @property {string} rate
 * @property {string} seed
 *
 * @typedef {keyof Fields} FieldName
 * @typedef {Record<FieldName, number>} Settings
 */

/** Limits of each field: the smallest and largest value, and whether it counts something. */
export const LIMITS = {
  trainCount: { least: 1, most: 60_000, whole: true },
  epochs: { least: 1, most: 1000, whole: true },
  batch: { least: 1, most: 60_000, whole: true },
  rate: { least: 0.000001, most: 100, whole: false },
  seed: { least: 0, most: 4_294_967_295, whole: true },
};

export const FIELD_NAMES = /** @type {FieldName[]} */ (Object.keys(LIMITS));

/**
 * @param {FieldName} name
 * @param {string} text
 * @param {number} most
 * @returns {number | null}  null if the text is not a number that the field may have
 */
function parseField(name, text, most) {
  const value = Number(text);
  const { least, whole } = LIMITS[name];
  const valid = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return valid ? value : null;
}

/**
 * @param {Fields} fields
 * @param {number} imageCount  training images that there are
 * @returns {{ settings: Settings, wrong: FieldName[] }}
 */
export function parseFields(fields, imageCount) {
  const settings = /** @type {Settings} */ ({});
  /** @type {FieldName[]} */
  const wrong = [];
  for (const name of FIELD_NAMES) {
    const value = parseField(name, fields[name], name === 'trainCount' ? imageCount : LIMITS[name].most);
    if (value === null) wrong.push(name);
    else settings[name] = value;
  }
  return { settings, wrong };
}
