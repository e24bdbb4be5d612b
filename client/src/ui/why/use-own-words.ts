import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { type OwnWords, ownWords } from './own-words.ts';

export function useOwnWords(): OwnWords {
  const t = useT();
  const { number } = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const users = useRows('user');
  return useMemo(
    () => ownWords({ t, settings, number, user: (id) => users.get(id)?.name ?? (id === '' ? '' : t('rules.why.someone')) }),
    [t, number, settings, users],
  );
}
