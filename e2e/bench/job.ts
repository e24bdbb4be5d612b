/** A measurement runs in a fresh process, so that no peer profits from a warmed-up load generator. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tieToThisProcess } from '../tied-child.ts';
import type { Door } from './client.ts';

export interface Job {
  readonly load: 'one-edit' | 'fan-out' | 'hot-document' | 'many-documents' | 'open-documents' | 'open-connections';
  readonly door: Door;
  /** The server's process: its processor time and memory are read beside the measurement. */
  readonly pid: number;
  readonly size: Readonly<Record<string, number>>;
}
export type Figures = Readonly<Record<string, number>>;

export function runJob(job: Job): Promise<Figures> {
  const program = fileURLToPath(new URL('./run-job.ts', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
  tieToThisProcess(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as Figures);
      else reject(new Error(`${job.load} ended with ${code}`));
    }),
  );
}
