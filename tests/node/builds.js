// builds.js — every build of the engine that there is, for tests that run once for each.

import { listBuilds, readBuild } from '../../web/terminal/files.js';
import { Engine } from '../../web/worker/engine.js';

/** `skip` says why this Node.js cannot run a build, if so: the options of describe. */
export const builds = await Promise.all(
  (await listBuilds()).map(async (name) => {
    const bytes = await readBuild(name);
    const skip = WebAssembly.validate(bytes) ? false : `this Node.js cannot run ${name}`;
    return { name, skip, bytes, load: () => Engine.load(bytes) };
  }),
);
