// grid.js — the sheet on which people write digits by hand: where its marks and its boxes are.
//
// One sheet for A4 and Letter: it is narrower than the one and lower than the other. How large it is printed does not
// matter, since its marks tell where its boxes are.

/** Of the whole sheet without the paper's margins, in millimetres, as all lengths here. */
export const GRID_WIDTH = 180;
export const GRID_HEIGHT = 250;

/** Boxes: a column for each digit. */
export const GRID_COLUMNS = 10;
export const GRID_ROWS = 10;

/**
 * A mark in each corner: a black frame around a black square. Frame, gap and square are one, one and three of seven parts
 * of its side, like the marks of a QR code, which no handwriting looks like.
 */
export const MARK_SIDE = 9;
const MARK_PARTS = 7;
/** Thickness of the frame, and of the gap. */
export const MARK_PART = MARK_SIDE / MARK_PARTS;

/** A bar between the upper marks, which says where the top is. Nothing is printed at the same place of other sides. */
export const TOP_BAR = { left: 70, top: 3, width: 40, height: 3 };

/** The numbers above the columns: their base line, and their height. */
export const HEADING = { base: 28, height: 8 };

const FIRST_BOX = { left: 9.8, top: 31 };
const PITCH = { x: 16.2, y: 20.6 };
export const BOX_WIDTH = 14.6;
export const BOX_HEIGHT = 19;

/**
 * The upper left corner of a box.
 * @param {number} column   the digit that is written there
 * @param {number} row      from the top
 */
export const boxAt = (column, row) => ({
  left: FIRST_BOX.left + column * PITCH.x,
  top: FIRST_BOX.top + row * PITCH.y,
});

const MIDDLE = MARK_SIDE / 2;
/** The middles of the marks, clockwise from the upper left. @type {[number, number][]} */
export const MARKS = [
  [MIDDLE, MIDDLE],
  [GRID_WIDTH - MIDDLE, MIDDLE],
  [GRID_WIDTH - MIDDLE, GRID_HEIGHT - MIDDLE],
  [MIDDLE, GRID_HEIGHT - MIDDLE],
];
