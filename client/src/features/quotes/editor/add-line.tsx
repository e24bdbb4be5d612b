/** The line below the lines: a product of the workspace by its name, or any words; `/` offers an option or a text. */
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { fold } from '../../../search/fold.ts';
import { useRow } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import { addLine } from '../quote-edits.ts';
import { SuggestInput, type Suggestion } from '../suggest-input.tsx';
import { useEditor } from './editor-context.ts';
import { lineCell } from './use-quote-presence.ts';

const atMost = 8;

export function AddLine() {
  const t = useT();
  const { quote, money, edit } = useEditor();
  const { lines } = quote.state;
  const settings = useRow('settings', 'settings')?.state;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const words = typed.trim();

  const suggestions = useMemo((): readonly Suggestion[] => {
    if (words.startsWith('/'))
      return [
        { key: '/option', label: t('quotes.add.option'), icon: 'alternative' },
        { key: '/text', label: t('quotes.add.text'), icon: 'list' },
      ];
    const wanted = fold(words);
    const found = (settings?.products ?? [])
      .filter(({ archived, title }) => !archived && fold(title).includes(wanted))
      .sort((a, b) => Number(fold(b.title).startsWith(wanted)) - Number(fold(a.title).startsWith(wanted)) || a.title.localeCompare(b.title))
      .slice(0, atMost)
      .map(
        ({ id, title, price }): Suggestion => ({ key: id, label: title, icon: 'product', ...(price !== null && { hint: money(price) }) }),
      );
    return words === '' ? found : [...found, { key: '/free', label: t('quotes.add.free', { text: words }), icon: 'plus' }];
  }, [words, settings, money, t]);

  async function choose({ key }: Suggestion): Promise<void> {
    setTyped('');
    if (key === '/option' || key === '/text') {
      const line = await addLine(quote.id, lines, { kind: key === '/text' ? 'text' : 'option' });
      return edit(lineCell(line, 'title'));
    }
    if (key === '/free') return edit(lineCell(await addLine(quote.id, lines, { kind: 'product', title: words }), 'price'));
    const product = settings?.products.find(({ id }) => id === key);
    if (!product) return;
    await addLine(quote.id, lines, { kind: 'product', product: product.id, title: product.title, price: product.price });
    input.current?.focus();
  }
  return (
    <div className="qt-add">
      <Icon name="plus" size={14} />
      <SuggestInput
        ref={input}
        label={t('quotes.add')}
        placeholder={t('quotes.add.placeholder')}
        value={typed}
        onChange={setTyped}
        suggestions={suggestions}
        onChoose={(suggestion) => void choose(suggestion)}
      />
    </div>
  );
}
