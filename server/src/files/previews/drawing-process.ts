/** The process that opens what strangers have made: one wish at a time, an image or a text back. */
import { Worker } from 'node:worker_threads';
import { drawTextPage } from './draw-text-page.ts';
import type { Drawn, Wanted } from './drawing.ts';
import { drawImage, lookAtImage } from './image-pages.ts';
import { drawPdfPage, pagesOfPdf, textOfPdf } from './pdf-pages.ts';
import { textPages } from './text-pages.ts';
import { Undrawable } from './undrawable.ts';

// A thread of its own sees the memory grow while the first one is deep inside a page. What it cannot do is ask nicely.
const watch = `
  const { parentPort } = require('node:worker_threads');
  const look = () => { if (process.memoryUsage.rss() > ${Number(process.argv[2])} * 2 ** 20) process.kill(process.pid, 'SIGKILL'); };
  look();
  setInterval(look, 25);
  parentPort.postMessage('watching');`;
const watcher = new Worker(watch, { eval: true, stdout: false, stderr: false });
const watching = new Promise((resolve) => watcher.once('message', resolve));

async function carryOut(wanted: Wanted): Promise<Drawn> {
  const { path, is } = wanted;
  if (wanted.what === 'look') {
    if (is === 'pdf') return { ok: true, pages: await pagesOfPdf(path) };
    if (is === 'image') return { ok: true, pages: await lookAtImage(path) };
    return { ok: true, pages: is === 'text' ? textPages(path).length : 0 };
  }
  if (wanted.what === 'text') {
    if (is === 'pdf') return { ok: true, text: await textOfPdf(path, wanted.page) };
    return { ok: true, text: is === 'text' ? (textPages(path)[wanted.page - 1] ?? '') : '' };
  }
  if (is === 'pdf') return { ok: true, bytes: await drawPdfPage(path, wanted.page, wanted.size) };
  if (is === 'text') return { ok: true, bytes: await drawTextPage(path, wanted.page, wanted.size) };
  if (is === 'image' && wanted.page === 1) return { ok: true, bytes: await drawImage(path, wanted.size) };
  throw new Undrawable('no-such-page');
}

process.on('message', (wanted: Wanted) => {
  watching
    .then(() => carryOut(wanted))
    .catch((error): Drawn => ({ ok: false, why: error instanceof Undrawable ? error.why : 'damaged' }))
    .then((drawn) => process.send?.(drawn));
});
process.on('disconnect', () => process.exit());
