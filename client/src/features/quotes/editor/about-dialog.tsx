/** Who gets the quote, what it belongs to and in which currency it is. */
import { type OpportunityRow, shownAs } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { changeQuote } from '../quote-edits.ts';
import { useEditor } from './editor-context.ts';

/** Currencies of those who sell to each other; the workspace's own comes first. */
const currencies = ['EUR', 'SEK', 'NOK', 'DKK', 'USD', 'GBP', 'CHF', 'PLN'];

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { quote } = useEditor();
  const { state, id } = quote;
  const contacts = useRows('contact');
  const opportunities = useRows('opportunity');
  const own = useRow('settings', 'settings')?.state.currency || 'EUR';
  const before = state.contact ? shownAs(state.contact, contacts) : '';
  // Whoever sees the quote depends on its customer: nothing is changed while somebody still types or chooses.
  const [chosen, setChosen] = useState({ contact: before, person: state.person, opportunity: state.opportunity, currency: state.currency });
  const { contact } = chosen;
  const companies = useMemo(
    () =>
      [...contacts.values()]
        .filter((row) => row.mergedInto === '' && row.company === '')
        .map((row) => ({ value: row.id, label: row.name })),
    [contacts],
  );
  const persons = useMemo(
    () =>
      [...contacts.values()]
        .filter((row) => row.is === 'person' && row.company === contact && contact !== '' && row.mergedInto === '')
        .map((row) => ({ value: row.id, label: row.name })),
    [contacts, contact],
  );
  const projects = useMemo(
    () => [...opportunities.values()].filter((row) => row.contact === contact && contact !== ''),
    [opportunities, contact],
  );
  const titleOf = (row: OpportunityRow) => [row.title || t('quote.untitled'), format.money(row.amount)].filter(Boolean).join(', ');
  const choose = (patch: Partial<typeof chosen>) => setChosen((now) => ({ ...now, ...patch }));
  function save(): void {
    const row = opportunities.get(chosen.opportunity);
    // One that is not on this device stays what it was.
    const board = row ? row.document.replace(/^board\//, '') : chosen.opportunity === state.opportunity ? state.board : '';
    void changeQuote(id, t('quotes.edit.about'), { ...chosen, ...(contact === before && { contact: state.contact }), board });
    onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      width={440}
      title={t('quotes.about')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={contact === '' && before !== ''} onClick={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label={t('quote.contact')}>
          <Combobox
            value={contact}
            options={companies}
            none={t('ui.none')}
            onChange={(next) => {
              if (next !== contact) choose({ contact: next, person: '', opportunity: '' });
            }}
          />
        </Field>
        <Field label={t('quote.person')}>
          <Combobox
            value={chosen.person}
            options={persons}
            none={t('ui.none')}
            disabled={contact === ''}
            onChange={(person) => choose({ person })}
          />
        </Field>
        <Field label={t('quotes.fact.opportunity')}>
          <Combobox
            value={chosen.opportunity}
            options={projects.map((row) => ({ value: row.id, label: titleOf(row) }))}
            none={t('ui.none')}
            disabled={contact === ''}
            onChange={(opportunity) => choose({ opportunity })}
          />
        </Field>
        <Field label={t('quote.currency')}>
          <Select
            value={chosen.currency || own}
            options={[own, ...currencies.filter((code) => code !== own)].map((code) => ({ value: code, label: code }))}
            onChange={(code) => choose({ currency: code === own ? '' : code })}
          />
        </Field>
      </div>
    </Dialog>
  );
}
