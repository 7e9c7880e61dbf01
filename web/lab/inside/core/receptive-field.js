// receptive-field.js — the part of the image on which one number of a map depends.

/** @typedef {import('../../../shared/layer-facts.js').LayerFacts} LayerFacts */

/**
 * Goes from the number's window back through the windows of the layers before it; what lies beside the image is left out.
 * @param {LayerFacts[]} facts   of all layers
 * @param {number} layer         whose number it is, counted from 1: its output is a map
 * @param {number} row           of the number in its map, from 0
 * @param {number} column
 * @returns {{ top: number, left: number, height: number, width: number }}   in pixels of the image, from 0
 */
export function receptiveField(facts, layer, row, column) {
  let [top, bottom, left, right] = [row, row, column, column];
  for (const each of facts.slice(0, layer).reverse()) {
    const [height, width] = each.kernel;
    [top, bottom] = [top, bottom].map((at) => at * each.stride - each.top);
    [left, right] = [left, right].map((at) => at * each.stride - each.left);
    bottom += height - 1;
    right += width - 1;
  }
  const { height, width } = facts[0].input;
  [top, left] = [Math.max(top, 0), Math.max(left, 0)];
  return {
    ...{ top, left },
    height: Math.min(bottom, height - 1) + 1 - top,
    width: Math.min(right, width - 1) + 1 - left,
  };
}
