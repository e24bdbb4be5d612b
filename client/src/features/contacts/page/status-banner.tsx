/** What the status of a contact means for the work with it: nobody is called back at a bankrupt company. */
import type { ContactRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useRow } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';

export function StatusBanner({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const status = useRow('settings', 'settings')?.state.statuses.find(({ id }) => id === row.status);
  if (status?.effect === 'stop')
    return (
      <aside className="banner warn">
        <Icon name="alert" />
        <span className="grow">{t('contacts.status.stop', { status: status.title })}</span>
      </aside>
    );
  // Where it goes is said at its head once it is merged; until then nobody knows.
  if (status?.effect === 'redirect' && row.mergedInto === '')
    return (
      <aside className="banner info">
        <Icon name="link" />
        <span className="grow">{t('contacts.status.redirect', { status: status.title })}</span>
      </aside>
    );
  return null;
}
