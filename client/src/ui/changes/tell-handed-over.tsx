/** Says it when edits that waited were handed over to a record's new owner, wherever the person is. */
import { useEffect } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { onHandedOver } from '../../sync/sealed.ts';
import { toast } from '../toast.tsx';

export function TellHandedOver() {
  const t = useT();
  useEffect(
    () =>
      onHandedOver(({ state, count }) => {
        if (state === 'handed') toast(t('changes.taken.handed', { count }), { icon: 'send' });
        else toast(t('changes.taken.kept', { count }), { failed: true });
      }),
    [t],
  );
  return null;
}
