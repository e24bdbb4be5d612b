/** The thread that draws quotes: fonts and tables take a tenth of a second, for which nobody else should wait. */
import { parentPort } from 'node:worker_threads';
import type { SentQuote } from '@tandem/core';
import sharp from 'sharp';
import { renderQuote } from './render-quote.ts';

interface Asked {
  readonly id: number;
  readonly quote: SentQuote;
  readonly logo: Uint8Array | undefined;
}
/** A PDF holds PNG and JPEG; what no picture can be made of is left out. */
const drawable = (logo: Uint8Array | undefined): Promise<Uint8Array | undefined> =>
  logo
    ? sharp(logo)
        .resize({ width: 1000, withoutEnlargement: true })
        .png()
        .toBuffer()
        .catch(() => undefined)
    : Promise.resolve(undefined);

parentPort?.on('message', ({ id, quote, logo }: Asked) => {
  drawable(logo)
    .then((picture) => renderQuote(quote, picture))
    .then(
      (bytes) => parentPort?.postMessage({ id, bytes }),
      (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
    );
});
