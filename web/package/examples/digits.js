// digits.js — trains a network on digits that this page draws itself, then reads one that a person draws.

import { Trainer } from 'digit-lab';

const SIDE = 140;
const EXAMPLES = 24;

/** Strokes of each digit, in a square of 100: as simple as they can be. */
const SHAPES = {
  0: 'M50 10 C15 10 15 90 50 90 C85 90 85 10 50 10',
  1: 'M50 10 L50 90',
  7: 'M20 12 L80 12 L45 90',
};

/** A digit with its strokes in black on white, turned and leaning a little. */
function drawn(digit, turn, lean) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, SIDE, SIDE);
  context.translate(SIDE / 2, SIDE / 2);
  context.rotate(turn);
  context.transform(1, 0, lean, 1, -50, -50);
  context.lineWidth = 8;
  context.stroke(new Path2D(SHAPES[digit]));
  return canvas;
}

const [train, clear] = document.querySelectorAll('button');
const status = document.querySelector('[role=status]');
const answer = document.querySelector('output');
const pad = document.querySelector('canvas');
const context = pad.getContext('2d');
context.lineWidth = 12;
context.lineCap = 'round';

const digits = Object.keys(SHAPES).map(Number);
const trainer = new Trainer('dense 32 relu | dense 3 softmax', { classes: digits, seed: 7 });
for (let i = 0; i < EXAMPLES; i++)
  for (const digit of digits) trainer.add(drawn(digit, 0.3 * Math.sin(i), 0.2 * Math.cos(3 * i)), digit);

train.addEventListener('click', async () => {
  try {
    const { epochs } = await trainer.train({
      epochs: 15,
      batch: 16,
      onProgress: ({ epoch }) => (status.textContent = `Epoch ${epoch}`),
    });
    const { threads } = await trainer.start();
    const share = Math.round(100 * epochs.at(-1).accuracy);
    status.textContent = `Trained: ${share} % right, threads: ${threads}`;
  } catch (error) {
    status.textContent = error.message;
  }
});

clear.addEventListener('click', () => {
  context.clearRect(0, 0, pad.width, pad.height);
  answer.textContent = '';
});

pad.addEventListener('pointerdown', ({ offsetX, offsetY }) => {
  context.beginPath();
  context.moveTo(offsetX, offsetY);
});
pad.addEventListener('pointermove', ({ offsetX, offsetY, buttons }) => {
  if (!buttons) return;
  context.lineTo(offsetX, offsetY);
  context.stroke();
});
pad.addEventListener('pointerup', read);

async function read() {
  try {
    const { digit, probability } = await trainer.classify(pad);
    answer.textContent = `It is a ${digit} (${Math.round(100 * probability)} %)`;
  } catch (error) {
    answer.textContent = error.message;
  }
}
