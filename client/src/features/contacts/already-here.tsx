/** While somebody is typed in: who is here already, and what to do about it. A hint, never a refusal. */
import type { Recognisable } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useLookAlikes } from '../../sync/look-alikes.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { reasonWords } from '../../ui/duplicate-words.ts';
import { placeLine } from './company-overview.ts';
import type { QuickForm } from './new-contact.ts';

const most = 2;

export function AlreadyHere({
  form,
  others,
  onOpen,
  onMerge,
  onAnother,
}: {
  readonly form: QuickForm;
  /** Those that were said to be others. */
  readonly others: readonly string[];
  readonly onOpen: () => void;
  /** Makes the new one and goes on to merging it; undefined while the form cannot be sent. */
  readonly onMerge: ((id: string) => void) | undefined;
  readonly onAnother: (id: string) => void;
}) {
  const t = useT();
  const contacts = useRows('contact');
  const users = useRows('user');
  const lookAlikes = useLookAlikes();
  const found = useMemo(
    () =>
      lookAlikes
        .like(recognisable(form))
        .filter(({ id }) => !others.includes(id))
        .slice(0, most),
    [lookAlikes, form, others],
  );
  return (
    <div className="already" aria-live="polite">
      {found.map((one) => {
        const row = contacts.get(one.id);
        if (!row) return null;
        const owner = users.get(row.owner)?.name;
        return (
          <div key={one.id} className="already-one">
            <div>
              <b>{t('duplicates.already')}</b>: {placeLine([row.name || t('ui.unnamed'), row.town])}
              <span className="sm t2"> {placeLine([owner ? t('duplicates.already.owner', { owner }) : '', reasonWords(t, one)])}</span>
            </div>
            <div className="row">
              <Link
                className="btn sm"
                to="/contacts/$id"
                params={{ id: row.id }}
                aria-label={t('duplicates.open', { name: row.name })}
                onClick={onOpen}
              >
                {t('duplicates.open.short')}
              </Link>
              <Button size="sm" disabled={!onMerge} onClick={() => onMerge?.(row.id)}>
                {t('duplicates.create-merge')}
              </Button>
              <Button size="sm" kind="ghost" onClick={() => onAnother(row.id)}>
                {t('duplicates.another')}
              </Button>
            </div>
          </div>
        );
      })}
    </div>
  );
}

export function recognisable({ kind, name, reach, belongs }: QuickForm): Recognisable {
  const isCompany = kind === 'company';
  return {
    id: '',
    is: kind,
    name,
    mails: isCompany ? [] : [reach],
    phones: isCompany ? [reach] : [],
    vatNumber: '',
    town: isCompany ? belongs : '',
    website: '',
    company: isCompany ? '' : belongs,
    parent: '',
    different: [],
  };
}
