/** The sample is loaded once a run, by the first story that needs it; every story begins with a copy. */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startProduct } from './product.ts';
import { until } from './until.ts';

interface Answers {
  readonly state: string;
  readonly unprojected: number;
}

export async function sampleData(runFolder: string): Promise<string> {
  const sample = join(runFolder, 'sample');
  if (existsSync(sample)) return sample;
  const product = await startProduct({ env: { TANDEM_SAMPLE: '1' } });
  // On a busy machine a question may meet a connection that the server has just closed for being idle: it is asked again.
  const ask = async (path: string): Promise<Partial<Answers>> =>
    fetch(`${product.url}${path}`).then(
      async (answer) => (await answer.json()) as Partial<Answers>,
      () => ({}),
    );
  try {
    await until('the sample is loaded', async () => (await ask('/api/setup')).state === 'ready', { seconds: 120 });
    await product.stop();
    await cp(product.folder, sample, { recursive: true });
    return sample;
  } finally {
    await product.end();
  }
}
