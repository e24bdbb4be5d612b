/** The thread that makes one file of one plan: fonts, tables and pictures take a while, for which nobody else should wait. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderPaper, type Wanted } from './render-paper.ts';

parentPort?.postMessage(await renderPaper(workerData as Wanted));
