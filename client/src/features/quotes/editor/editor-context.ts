/** What every part of the editor needs of the quote that is open: its words for money, who is where, and the cell that is edited. */
import { createContext, useContext } from 'react';
import type { Format } from '../../../i18n/use-format.ts';
import type { Present } from '../../../sync/presence.ts';
import type { ShownQuote } from '../use-quote.ts';

export interface EditorValue {
  readonly quote: ShownQuote;
  readonly readOnly: boolean;
  readonly money: Format['money'];
  readonly percent: (percent: number) => string;
  readonly locale: string;
  readonly editing: string | undefined;
  /** Opens a cell, or closes the one that is open and gives the focus back to `from`. */
  readonly edit: (cell: string | undefined, from?: string) => void;
  readonly heldBy: (cell: string) => Present | undefined;
}

const EditorContext = createContext<EditorValue | undefined>(undefined);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): EditorValue {
  const value = useContext(EditorContext);
  if (!value) throw new Error('a part of the quote editor is drawn outside of it');
  return value;
}
