/** A plan on paper with all that a thread needs to draw it: plain data. */
import type { OutlineLanguage } from '@tandem/core/plans/outline-words';
import type { PaperText } from '@tandem/core/plans/paper';

export interface PlanPaper extends PaperText {
  readonly language: OutlineLanguage;
  /** The workspace's company. */
  readonly company: string;
  /** Pictures by their file, in any form that a picture can be read from. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The moment it was read, ISO: the same paper is the same file. */
  readonly at: string;
  readonly author: string;
}
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
export type Pictures = ReadonlyMap<string, Picture>;
