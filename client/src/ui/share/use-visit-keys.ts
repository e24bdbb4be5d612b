import type { VisitRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useCommands } from '../commands.ts';

/** J and K move from visit to visit and take the focus along; answers where one is. */
export function useVisitKeys(visits: readonly VisitRow[], active: boolean): string {
  const t = useT();
  const [at, setAt] = useState('');
  const move = (step: number) => {
    const now = visits.findIndex(({ id }) => id === at);
    const next = visits[Math.max(0, Math.min(visits.length - 1, now + step))];
    if (!next) return;
    setAt(next.id);
    document.querySelector<HTMLElement>(`[data-visit="${next.id}"]`)?.focus();
  };
  const group = t('share.visits');
  useCommands(
    active
      ? [
          { id: 'share.next', title: t('share.key.next'), group, keys: 'j', run: () => move(1) },
          { id: 'share.previous', title: t('share.key.previous'), group, keys: 'k', run: () => move(-1) },
        ]
      : [],
  );
  return active ? at : '';
}
