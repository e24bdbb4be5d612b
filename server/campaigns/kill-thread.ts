/** The storage thread of the server that is to be killed. */
import { serveStorage } from '../src/storage/sqlite/serve-storage.ts';
import { killingSteps, readPlan } from './kill-steps.ts';

serveStorage(killingSteps(readPlan()));
