import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import type { Sections } from './use-sections.ts';

/** Said when typing pauses, not for every letter. */
const pause = 600;

export function Announcement({ sections, settled, isNothing, query }: Sections) {
  const t = useT();
  const groups = sections
    .filter(({ count }) => count !== undefined)
    .map(({ title, count = 0 }) => t('palette.groupCount', { group: title, count }))
    .join(', ');
  const total = t('palette.found', { count: settled ?? 0 });
  const text =
    settled === undefined
      ? ''
      : isNothing
        ? t('palette.nothing', { wanted: query.typed })
        : groups
          ? t('palette.foundIn', { total, groups })
          : total;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="vh" role="status">
      {said}
    </div>
  );
}
