/** What one line of the search shows and does. */
import type { Lifecycle } from '@tandem/core';
import type { Fact, Marked } from '../../search/why.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface Item {
  readonly id: string;
  readonly name: Marked;
  readonly icon?: IconName;
  /** A company's mark stands for its icon. */
  readonly lifecycle?: Lifecycle;
  /** A colleague's picture stands for the icon. */
  readonly user?: string;
  readonly about: string;
  readonly facts: readonly Fact[];
  readonly keys?: string;
  /** Where it leads, so that it can be opened in a window of its own; without an address `run` does it. */
  readonly address?: string;
  readonly run?: () => void;
  /** The number to call, where one is. */
  readonly phone?: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Of all that were found; `undefined` where a number says nothing. */
  readonly count?: number;
  readonly items: readonly Item[];
}

export const plain = (text: string): Marked => ({ text, marks: [] });
