/** The sample is loaded once a run, before the first story; every story begins with a copy. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startProduct } from './product.ts';
import { until } from './until.ts';

export interface Answers {
  readonly state: string;
  readonly projection: { readonly lag: number };
  readonly rules: { readonly lag: number };
  readonly effects: { readonly waiting: number };
}

export const sampleData = (runFolder: string): string => join(runFolder, 'sample');

export async function loadSample(runFolder: string): Promise<void> {
  const product = await startProduct({ env: { TANDEM_SAMPLE: '1' } });
  // On a busy machine a question may meet a connection that the server has just closed for being idle: it is asked again.
  const ask = async (path: string): Promise<Partial<Answers>> =>
    fetch(`${product.url}${path}`).then(
      async (answer) => (await answer.json()) as Partial<Answers>,
      () => ({}),
    );
  try {
    await until('the sample is loaded', async () => (await ask('/api/setup')).state === 'ready', { seconds: 120 });
    // What rules make of it belongs to it: otherwise every story would begin with their work.
    await until('the rules are done with the sample', async () => isSettled(await ask('/api/health')), { seconds: 240 });
    await product.stop();
    await cp(product.folder, sampleData(runFolder), { recursive: true });
  } finally {
    await product.end();
  }
}

/** Rows follow the documents, and all that rules want is done. */
export const isSettled = ({ projection, rules, effects }: Partial<Answers>): boolean =>
  projection?.lag === 0 && rules?.lag === 0 && effects?.waiting === 0;
