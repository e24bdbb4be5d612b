/** Said before it is done: what moves, what does not, and who will see more than now. */
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { belongingsOf } from '../../sync/belongings.ts';
import { useRows } from '../../sync/rows.ts';
import { belongingsWords } from '../../ui/duplicate-words.ts';
import type { Side } from './use-both.ts';

export function WhatHappens({ winner, loser }: { readonly winner: Side; readonly loser: Side }) {
  const t = useT();
  const [contacts, opportunities] = [useRows('contact'), useRows('opportunity')];
  const [tasks, activities] = [useRows('task'), useRows('activity')];
  const belongings = useMemo(
    () => belongingsOf(loser.row.id, { contacts, opportunities, tasks, activities }),
    [loser.row.id, contacts, opportunities, tasks, activities],
  );
  const names = { winner: winner.row.name || t('ui.unnamed'), loser: loser.row.name || t('ui.unnamed') };
  const what = belongingsWords(t, belongings);
  return (
    <section className="dup-after" aria-label={t('duplicates.after')}>
      <h3 className="h-sec">{t('duplicates.after')}</h3>
      <ul>
        <li>{what ? t('duplicates.after.moves', { what, ...names }) : t('duplicates.after.nothing', names)}</li>
        {winner.row.lifecycle !== loser.row.lifecycle && (
          <li>{t('duplicates.after.relation', { lifecycle: t(`contact.lifecycle.${winner.row.lifecycle}`) })}</li>
        )}
        <li>{t('duplicates.after.access', names)}</li>
        <li>{t('duplicates.after.back')}</li>
      </ul>
    </section>
  );
}
