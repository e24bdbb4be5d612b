/** "Berg Aktiebolag may be the same": on the page of a contact that may be here twice. */
import type { ContactRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { translate, useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { EditRefused } from '../../../sync/edit.ts';
import { useLookAlikesOf } from '../../../sync/look-alikes.ts';
import { markDifferent } from '../../../sync/merge-contacts.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { reasonWords } from '../../../ui/duplicate-words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { toast } from '../../../ui/toast.tsx';
import { placeLine } from '../company-overview.ts';

/** What is only possible waits on the screen of duplicates: a page is for its contact. */
const most = 2;

export function LookAlikeCard({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const me = useMe();
  const contacts = useRows('contact');
  const found = useLookAlikesOf(row.id).filter(({ strength }) => strength !== 'possible');
  return found.slice(0, most).map((one) => {
    const other = contacts.get(one.id);
    if (!other) return null;
    const pair = row.id < other.id ? `${row.id}.${other.id}` : `${other.id}.${row.id}`;
    const name = placeLine([other.name || t('ui.unnamed'), other.town]);
    return (
      <aside key={one.id} className="banner twin" aria-label={t('duplicates.may-be', { name: other.name })}>
        <Icon name="users" />
        <span className="grow">
          <b>{t('duplicates.may-be', { name })}</b> <span className="t2">{reasonWords(t, one)}</span>
        </span>
        <Link className="btn sm" to="/contacts/duplicates" search={{ pair } as never}>
          {t('duplicates.compare')}
        </Link>
        <Button size="sm" onClick={() => void saySeparate(row, other, me.id)}>
          {t('duplicates.different')}
        </Button>
      </aside>
    );
  });
}

async function saySeparate(one: ContactRow, other: ContactRow, by: string): Promise<void> {
  const label = translate('duplicates.different.label', { one: one.name, other: other.name });
  try {
    await markDifferent(one.id, other.id, by, label);
    toast(label);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
  }
}
