/** Named moments of a write. Nothing happens at them, except in a kill trial, which ends the process at one of them. */
export interface Steps {
  at(name: StepName): void;
}
export const stepNames = [
  'before-append',
  'after-append',
  'before-ack',
  'mid-snapshot',
  'between-snapshot-and-log-delete',
  'mid-compaction',
  'mid-projection',
] as const;
export type StepName = (typeof stepNames)[number];

export const noSteps: Steps = { at: () => undefined };

/** Named moments of an erasure, between its units of work: whatever stops the process there, the next start goes on. */
export const erasureSteps = ['begun', 'document-erased', 'mid-redaction', 'redacted', 'traces-erased', 'before-end', 'ended'] as const;
export interface ErasureSteps {
  at(name: (typeof erasureSteps)[number]): void | Promise<void>;
}
