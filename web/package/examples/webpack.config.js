// webpack.config.js — nothing in it is for the package: webpack finds its engines by itself.
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  mode: 'production',
  context: here('.'),
  entry: './digits.js',
  output: { path: here('webpack'), filename: 'main.js' },
};
