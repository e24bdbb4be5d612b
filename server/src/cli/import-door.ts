/** The two ways to the same import: the data folder itself, or the server that has it. */
import type { Readable } from 'node:stream';
import type { ImportKind } from '../import/fields.ts';
import type { ImportOptions } from '../import/import-options.ts';
import type { Look } from '../import/imports.ts';
import type { Outcome, Plan } from '../import/plan.ts';
import type { StoredBatch } from '../storage/sqlite/imports-store.ts';

export interface DrySummary extends Pick<Plan, 'figures' | 'repairs' | 'additions' | 'unknownOwners'> {
  readonly header: readonly string[];
  readonly withoutCompany: number;
  readonly leftOut: readonly Extract<Outcome, { what: 'left-out' }>[];
}
export interface ImportDoor {
  /** Answers the file's id. */
  upload(name: string, content: Readable): Promise<string>;
  look(file: string, kind: ImportKind | undefined): Promise<Look>;
  dryRun(file: string, options: ImportOptions): Promise<DrySummary>;
  /** Answers the batch's id. */
  start(file: string, options: ImportOptions, name: string): Promise<string>;
  progress(batch: string): Promise<Pick<StoredBatch, 'state' | 'done' | 'total'>>;
  cancel(batch: string): Promise<void>;
  /** Until it is worth asking for progress again. */
  wait(): Promise<void>;
  close(): Promise<void>;
}
