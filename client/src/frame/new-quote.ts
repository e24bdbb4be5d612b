/** A new quote from anywhere: on the page of a contact it is for that one. */
import { useParams } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { rowsOf } from '../sync/rows.ts';
import { useCommands } from '../ui/commands.ts';
import { useBeginQuote } from '../ui/quotes/use-begin-quote.ts';

export function useNewQuote(): void {
  const t = useT();
  const begin = useBeginQuote();
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const run = () => {
    const row = rowsOf('contact').get(id);
    const contact = row ? row.company || row.id : '';
    void begin(contact ? { contact } : {});
  };
  useCommands([{ id: 'quotes.new', title: t('quote.new'), group: t('frame.do'), icon: 'quote', keys: 'Shift+q', run }]);
}
