/** The storage thread as the server starts it. */

import { noSteps } from '../steps.ts';
import { serveStorage } from './serve-storage.ts';

serveStorage(noSteps);
