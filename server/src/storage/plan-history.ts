/**
 * How the text of a plan came to be: who wrote and who took away how much, and states it had. Who did what is noted in the unit
 * of work that appends the update; states are kept behind the log, by whoever follows it with a checkpoint.
 */
import type { DocumentName } from '@tandem/core';
import type { Seq } from './storage.ts';

/** A stretch of what one Yjs client has made. */
export interface ClockRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}
/** What an update has done to the text of a plan. Numbers alone: no word of it. */
export interface WrittenText {
  /** Letters. */
  readonly inserted: number;
  readonly deleted: number;
  /** What is new with it, in the text and beside it. */
  readonly wrote: readonly ClockRange[];
  /** What of the text was there and is gone with it. */
  readonly took: readonly ClockRange[];
}
/** What one person did in five minutes. */
export interface EditSpan {
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly inserted: number;
  readonly deleted: number;
}
export interface TextAuthors {
  /** By client and clock; what one actor wrote one after the other is one range. */
  readonly wrote: readonly (ClockRange & { readonly actor: string })[];
  /** As `EditSpan`, oldest first. Nothing is taken away twice. */
  readonly took: readonly { readonly actor: string; readonly at: string; readonly ranges: readonly ClockRange[] }[];
}

export const versionKinds = ['named', 'daily', 'approved', 'before-restore'] as const;
export type VersionKind = (typeof versionKinds)[number];
export interface PlanVersion {
  /** Follows from what made it, so that making it twice is once; unique in its document. */
  readonly id: string;
  readonly at: string;
  /** '' for those that nobody asked for. */
  readonly by: string;
  readonly name: string;
  readonly kind: VersionKind;
}
export interface NewPlanVersion extends PlanVersion {
  /** Kept as it is; its checksum is the storage's. */
  readonly state: Uint8Array;
}
/** A plan whose log goes further than its versions. */
export interface PlanToFollow {
  readonly document: DocumentName;
  /** Versions follow the log so far, and that was the time of the newest update among them; 0 and '' at the beginning. */
  readonly followed: { readonly through: Seq; readonly at: string };
}

export interface PlanHistory {
  plansToFollow(limit: number): Promise<readonly PlanToFollow[]>;
  /** Versions and the checkpoint together; a version that is there already stays. Of an erased plan nothing is kept. */
  commitVersions(step: {
    readonly document: DocumentName;
    readonly followed: PlanToFollow['followed'];
    readonly versions: readonly NewPlanVersion[];
    readonly renamed: readonly Pick<PlanVersion, 'id' | 'name'>[];
  }): Promise<void>;
  /** Oldest first. */
  versionsOf(document: DocumentName): Promise<readonly PlanVersion[]>;
  /** Undefined: there is none of that id, or its checksum does not fit. */
  versionState(document: DocumentName, id: string): Promise<Uint8Array | undefined>;
  /** Of all plans, in the order of documents and ids: what an erasure goes through. */
  versionsAfter(
    after: { readonly document: string; readonly id: string },
    limit: number,
  ): Promise<readonly { readonly document: DocumentName; readonly id: string; readonly name: string }[]>;
  /** Another state, another name in place of the kept one, such as one without an erased name. Undefined takes the version away. */
  replaceVersion(
    document: DocumentName,
    id: string,
    version: { readonly state?: Uint8Array | undefined; readonly name?: string | undefined } | undefined,
  ): Promise<void>;
  /** Oldest first; edits beside the text are none. */
  editsOf(document: DocumentName): Promise<readonly EditSpan[]>;
  textAuthors(document: DocumentName): Promise<TextAuthors>;
  /** Versions that nobody asked for and that were kept before `versions`; who edited when before `edits`. */
  forgetPlanHistoryBefore(before: { readonly versions: string; readonly edits: string }): Promise<void>;
}
