/** What can be done with a line as a whole: everything that dragging does, and more. */
import type { QuoteLine } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import type { MenuItem } from '../../../ui/menu.tsx';
import { addLine, changeLine, moveLine, removeLine } from '../quote-edits.ts';
import { useEditor } from './editor-context.ts';
import { rankAt, rankBeside } from './line-order.ts';
import { lineCell } from './use-quote-presence.ts';

export function useLineMenu(
  line: QuoteLine,
  { isFirst, isLast, onTax }: { readonly isFirst: boolean; readonly isLast: boolean; readonly onTax: () => void },
): readonly MenuItem[] {
  const t = useT();
  const { quote, edit } = useEditor();
  const { lines } = quote.state;
  const step = (by: 1 | -1) => () => {
    const rank = rankBeside(lines, line.id, by, Math.random);
    if (rank) void moveLine(quote.id, line, rank);
  };
  const to = (place: number) => () => void moveLine(quote.id, line, rankAt(lines, line.id, place, Math.random));
  const { id: _, rank: __, ...values } = line;
  return [
    { label: t('quotes.line.up'), keys: 'Alt+ArrowUp', disabled: isFirst, run: step(-1) },
    { label: t('quotes.line.down'), keys: 'Alt+ArrowDown', disabled: isLast, run: step(1) },
    { label: t('quotes.line.top'), disabled: isFirst, run: to(0) },
    { label: t('quotes.line.bottom'), disabled: isLast, run: to(lines.length) },
    'line',
    ...(line.kind === 'text'
      ? []
      : [
          {
            label: t(line.kind === 'option' ? 'quotes.line.count' : 'quotes.line.makeOption'),
            icon: 'alternative' as const,
            run: () => void changeLine(quote.id, line, { kind: line.kind === 'option' ? 'product' : 'option' }),
          },
          { label: t('quotes.line.discount'), icon: 'minus' as const, run: () => edit(lineCell(line.id, 'discount')) },
          { label: t('quotes.line.ownTax'), icon: 'product' as const, run: onTax },
        ]),
    { label: t('quotes.line.copy'), icon: 'layers', run: () => void addLine(quote.id, lines, values, line) },
    'line',
    { label: t('quotes.line.remove'), icon: 'trash', keys: 'Delete', run: () => void removeLine(quote.id, line) },
  ];
}
