/** What the quote is called, for whom it is, and where it stands. */
import { shownAs } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { Chip } from '../../../ui/chip.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { QuoteStateChip } from '../../../ui/quotes/quote-words.tsx';
import { RecordLink } from '../../../ui/record-link.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { changeQuote } from '../quote-edits.ts';
import { Cell } from './cell.tsx';
import { useEditor } from './editor-context.ts';

export function QuoteHead({ onAbout }: { readonly onAbout: () => void }) {
  const t = useT();
  const today = useToday();
  const contacts = useRows('contact');
  const { quote, readOnly } = useEditor();
  const { state, row, id } = quote;
  const company = state.contact ? contacts.get(shownAs(state.contact, contacts)) : undefined;
  const person = state.person ? contacts.get(shownAs(state.person, contacts)) : undefined;
  return (
    <div className="qe-head">
      <div className="row">
        <Cell
          cell="field.title"
          className="h-doc qe-title"
          label={t('quote.title')}
          text={state.title}
          check={(typed) => (typed.length > 500 ? t('quotes.bad.title') : undefined)}
          onSave={(typed) => void changeQuote(id, t('quotes.edit.title'), { title: typed.trim() })}
        >
          {state.title || <span className="t3">{t('quote.untitled')}</span>}
        </Cell>
        {state.state === 'draft' ? (
          <Chip>{t('quotes.draftVersion', { version: row.version + 1 })}</Chip>
        ) : (
          <QuoteStateChip row={row} today={today} />
        )}
      </div>
      <div className="row t2 qe-whom">
        {company ? (
          <>
            <CompanyName id={company.id} name={company.name} lifecycle={company.lifecycle} />
            {company.town && <span className="t3">{company.town}</span>}
          </>
        ) : (
          <span className="t3">{t(state.contact ? 'quotes.contact.withheld' : 'quotes.contact.none')}</span>
        )}
        {person && (
          <>
            <span className="sepd" />
            <span className="t3">{t('quotes.for')}</span>
            <RecordLink id={person.id} className="ell">
              {[person.name, person.jobTitle].filter(Boolean).join(', ')}
            </RecordLink>
          </>
        )}
        {!readOnly && <IconButton icon="edit" size="sm" label={t('quotes.about')} onClick={onAbout} />}
      </div>
    </div>
  );
}
