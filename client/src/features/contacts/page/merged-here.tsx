/** What was merged into this contact, by whom and when; each can be looked at by itself and divided again. */
import { type ContactRow, giveBack, shownAs } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { changeContact } from '../change-contact.ts';
import { onlyThere } from './only-there.ts';
import type { RecordDocument } from './use-record.ts';
import { useMergedUnder } from './use-shown-contact.ts';

const DivideDialog = lazyPart(() => import('./divide-dialog.tsx').then((module) => module.DivideDialog));

export function MergedHere({
  row,
  document,
  readOnly,
}: {
  readonly row: ContactRow;
  readonly document: RecordDocument | undefined;
  readonly readOnly: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const contacts = useRows('contact');
  const users = useRows('user');
  const losers = useMergedUnder(row.id);
  const [dividing, divide] = useState<ContactRow>();
  const marks = document?.state.merges ?? [];
  // Somebody merged it elsewhere at the same moment, which won; what was taken here is still here.
  const leftOver = new Set(marks.map(({ other }) => other).filter((other) => contacts.has(other) && shownAs(other, contacts) !== row.id));
  return (
    <>
      {losers.map((id) => {
        const loser = contacts.get(id);
        if (!loser) return null;
        const name = loser.name || t('ui.unnamed');
        const mark = marks.findLast(({ other }) => other === id);
        const values = onlyThere(row, loser);
        return (
          <aside key={id} className="banner info twin" aria-label={t('duplicates.merged', { loser: name })}>
            <Icon name="link" />
            <span className="grow">
              {mark
                ? t('duplicates.merged.by', { loser: name, who: users.get(mark.by)?.name ?? t('ui.nobody'), day: format.day(mark.at) })
                : t('duplicates.merged', { loser: name })}
              {values.length > 0 && <span className="t2"> {t('duplicates.only-there', { values: values.join(', ') })}</span>}
            </span>
            <Link
              className="btn sm"
              to="/contacts/$id"
              params={{ id }}
              search={{ own: true } as never}
              aria-label={t('duplicates.merged.look', { name })}
            >
              {t('duplicates.open.short')}
            </Link>
            {!readOnly && (
              <Button size="sm" onClick={() => divide(loser)}>
                {t('duplicates.divide')}
              </Button>
            )}
          </aside>
        );
      })}
      {!readOnly &&
        [...leftOver].map((other) => {
          const name = contacts.get(other)?.name ?? '';
          const label = t('duplicates.divide.label', { loser: name, winner: row.name });
          return (
            <aside key={other} className="banner twin">
              <Icon name="info" />
              <span className="grow">{t('duplicates.left-over', { name })}</span>
              <Button size="sm" onClick={() => void changeContact(row.id, row.name, label, (doc) => giveBack(doc, other, 'me'))}>
                {t('duplicates.give-back')}
              </Button>
            </aside>
          );
        })}
      {dividing && <DivideDialog loser={dividing} winner={row} document={document} onClose={() => divide(undefined)} />}
    </>
  );
}
