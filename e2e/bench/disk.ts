/** How long this disk takes to make 4 kB durable: every durable figure is read beside it. */
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';

export function fdatasyncMilliseconds(times: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-disk-'));
  const file = openSync(join(folder, 'probe'), 'w');
  const block = Buffer.alloc(4096, 1);
  const took = Array.from({ length: times }, () => {
    writeSync(file, block);
    const since = performance.now();
    fdatasyncSync(file);
    return performance.now() - since;
  });
  rmSync(folder, { recursive: true });
  return median(took);
}
