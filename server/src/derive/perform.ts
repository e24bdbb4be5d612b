/** What carrying out an effect is. Whoever does it may be stopped at any moment and asked again: a repeat must change nothing. */
import type { Effect, EffectType } from '@tandem/core';

/** What came of it. `note` is plain words for the one who asks "Why?"; '' says nothing more than the state does. */
export type Performed =
  | {
      readonly state: 'done' | 'skipped' | 'dead' | 'needs-a-look';
      readonly note: string;
    }
  /** Not yet: tried again after a while, or after `afterMs`; dead after the last try. Throwing means the same. */
  | { readonly state: 'again'; readonly note: string; readonly afterMs?: number };

/** One try at an effect that this process has claimed. */
export interface Claimed {
  /** Exists once for ever, and again on every try: what is written is derived from it. */
  readonly key: string;
  /** Derived from the key, fit to be an id in a document. */
  readonly id: string;
  /** When it was decided. */
  readonly at: string;
  /** The rule's name, or `own-<id>`. */
  readonly rule: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

export type Performers = {
  readonly [T in EffectType]: (effect: Extract<Effect, { readonly type: T }>, claimed: Claimed) => Promise<Performed>;
};
