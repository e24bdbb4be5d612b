/**
 * Draws pages in a process of its own, which has no secrets, may only read, and is ended when it takes too long or too much memory:
 * what a file does to whoever opens it, it does to that process. It starts when it is needed and ends when nothing is to do.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileKind } from '@tandem/core';
import type { PageSize } from '../shared-files.ts';

export type Wanted =
  | { readonly what: 'look'; readonly path: string; readonly is: FileKind }
  | { readonly what: 'page'; readonly path: string; readonly is: FileKind; readonly page: number; readonly size: PageSize }
  | { readonly what: 'text'; readonly path: string; readonly is: FileKind; readonly page: number };
export type Why = 'damaged' | 'locked' | 'too-many-pixels' | 'too-heavy' | 'no-such-page';
export type Drawn =
  | { readonly ok: true; readonly pages: number }
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: Why };

export interface Drawing {
  /** Rejects only when the server stops: then nothing is known of the file. */
  draw(wanted: Wanted): Promise<Drawn>;
  stop(): Promise<void>;
}
export interface DrawingLimits {
  /** For one page. */
  readonly milliseconds: number;
  /** Of the whole process. */
  readonly megabytes: number;
  readonly idleMilliseconds: number;
}
export const usualLimits: DrawingLimits = { milliseconds: 20_000, megabytes: 700, idleMilliseconds: 60_000 };

const program = fileURLToPath(new URL('./drawing-process.ts', import.meta.url));

interface Job {
  readonly wanted: Wanted;
  readonly done: (drawn: Drawn) => void;
  readonly failed: (error: Error) => void;
}
const stopping = () => new Error('the server stops before this is drawn');

export function createDrawing(limits: DrawingLimits = usualLimits): Drawing {
  const jobs: Job[] = [];
  let child: ChildProcess | undefined;
  let running: Job | undefined;
  let watch: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): ChildProcess {
    const started = fork(program, [String(limits.megabytes)], {
      execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker', '--max-old-space-size=256', '--no-warnings'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (drawn: Drawn) => started === child && settle(drawn));
    // Ended by us, by its own watch, or by what it was drawing: all the same to whoever waits.
    const ended = () => {
      if (started !== child) return;
      child = undefined;
      settle({ ok: false, why: 'too-heavy' });
    };
    started.once('exit', ended).once('error', ended);
    return started;
  }
  function settle(drawn: Drawn): void {
    clearTimeout(watch);
    const job = running;
    running = undefined;
    if (stopped) job?.failed(stopping());
    else job?.done(drawn);
    next();
  }
  const end = () => child?.kill('SIGKILL');

  function next(): void {
    if (running) return;
    running = jobs.shift();
    if (!running) {
      watch = setTimeout(end, limits.idleMilliseconds);
      watch.unref();
      return;
    }
    clearTimeout(watch);
    child ??= start();
    watch = setTimeout(end, limits.milliseconds);
    child.send(running.wanted, (error) => error && end());
  }

  return {
    draw: (wanted) =>
      new Promise((done, failed) => {
        if (stopped) return failed(stopping());
        jobs.push({ wanted, done, failed });
        next();
      }),
    async stop() {
      stopped = true;
      clearTimeout(watch);
      for (const job of jobs.splice(0)) job.failed(stopping());
      const last = child;
      if (!last) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      end();
      await gone;
      clearTimeout(watch);
    },
  };
}
