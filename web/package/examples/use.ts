// use.ts — every part of the package's types, as an application in TypeScript uses them.

import { type Answer, type Epoch, imageOf, type Network, type Progress, Trainer, type TrainOptions } from 'digit-lab';

export async function trained(canvas: HTMLCanvasElement, signal: AbortSignal): Promise<Uint8Array> {
  using trainer = new Trainer('conv 8 5x5 relu | maxpool 2 | dense 10 softmax', { optimizer: 'adam', seed: 3 });
  trainer.add(canvas, 4);
  trainer.add(new Uint8Array(784), 7, 'test');
  await trainer.addAll({ images: '/train-images.gz', labels: new URL('https://example.org/train-labels.gz') });
  await trainer.addAll({ images: [canvas, new Uint8Array(784)], labels: [1, 2] }, 'test');
  const network: Network = await trainer.start();
  const shown: string[] = network.layers.map(({ text, shape, paramCount }) => `${text} ${shape.join()} ${paramCount}`);
  const onProgress = ({ epoch, step, steps, loss, accuracy }: Progress) =>
    void shown.push([epoch, step, steps, loss, accuracy].join());
  const onEpoch = ({ valAccuracy }: Epoch) => void shown.push(valAccuracy?.toFixed(3) ?? 'not validated');
  const options: TrainOptions = { epochs: 2, batch: 'all', schedule: 'one-cycle', signal, onProgress, onEpoch };
  const { epochs, test } = await trainer.train(options);
  const answers: Answer[] = [await trainer.classify(canvas), ...(await trainer.classifyAll([imageOf(canvas)]))];
  const digits: number[] = answers.map(({ digit, probability, probabilities }) => digit + probability * probabilities[0]);
  console.log(trainer.model, trainer.counts.train, epochs.length, test?.fingerprint, digits, shown);
  const bytes: Uint8Array = await trainer.save();
  await trainer.load(bytes);
  return bytes;
}

// @ts-expect-error A line of layers is a text.
new Trainer(7);
// @ts-expect-error Pools are train and test.
new Trainer('dense 10 softmax').add(new Uint8Array(784), 1, 'validation');
// @ts-expect-error There is no such option.
new Trainer('dense 10 softmax').train({ epoch: 3 });
