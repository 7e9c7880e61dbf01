// built.js — to be imported before the built engine is: a build older than its sources fails at once.

import { requireCurrent } from '../../.ci/build.js';

requireCurrent('engine', 'data');
