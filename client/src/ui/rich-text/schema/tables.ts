/** Tables. Their cells have what the vocabulary gives them: how many columns and rows they cover, and how wide they are. */

import { planAttribute } from '@tandem/core';
import type { AnyExtension } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

const whole = (key: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => planAttribute('tableCell', key, Number(element.getAttribute(key) ?? 1)),
});
const cell = () => ({
  colspan: whole('colspan'),
  rowspan: whole('rowspan'),
  colwidth: {
    default: null,
    parseHTML: (element: HTMLElement) =>
      planAttribute('tableCell', 'colwidth', element.getAttribute('colwidth')?.split(',').map(Number) ?? null),
    renderHTML: ({ colwidth }: Record<string, unknown>) => (Array.isArray(colwidth) ? { colwidth: colwidth.join(',') } : {}),
  },
});

export const tables = (): AnyExtension[] => [
  // Wide tables scroll in their own frame, on the phone too.
  Table.extend({ content: 'tableRow+' }).configure({
    resizable: true,
    renderWrapper: true,
    cellMinWidth: 72,
    allowTableNodeSelection: true,
  }),
  TableRow.extend({ content: '(tableCell | tableHeader)+' }),
  TableCell.extend({ addAttributes: cell }),
  TableHeader.extend({ addAttributes: cell }),
];
