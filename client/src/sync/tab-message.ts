/** What tabs of one browser tell each other. */
import type { DocumentName } from '@tandem/core';
import type { SessionEnd } from '../state/session.ts';
import type { FeedLine } from './feed-line.ts';
import type { CopiesProgress } from './prefetch.ts';

export type TabMessage =
  | { readonly t: 'line'; readonly line: FeedLine }
  | { readonly t: 'connected'; readonly connected: boolean }
  | { readonly t: 'copies'; readonly progress: CopiesProgress }
  /** Asks whoever follows the feed how it stands. */
  | { readonly t: 'who' }
  | { readonly t: 'edit'; readonly name: DocumentName; readonly update: Uint8Array }
  /** Whoever signs out in one tab has signed out in all of them. */
  | { readonly t: 'ended'; readonly why: SessionEnd };
