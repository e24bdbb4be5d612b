/** What the slash menu, the plus of a block and "turn into" offer. */
import type { Editor, Range } from '@tiptap/core';
import type { MessageKey } from '../../i18n/i18n.ts';
import type { IconName } from '../icon.tsx';

export const slashGroups = ['text', 'plan', 'insert'] as const;
export interface SlashItem {
  readonly key: string;
  readonly group: (typeof slashGroups)[number];
  readonly icon: IconName;
  readonly label: MessageKey;
  /** Other words it is found by, in the reader's language, separated by blanks. */
  readonly also?: MessageKey;
  /** `at` are the typed `/words`, to be replaced; the selection stands behind them. */
  readonly run: (editor: Editor, at: Range) => void;
}
