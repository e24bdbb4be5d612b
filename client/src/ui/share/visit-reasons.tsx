import type { VisitRow } from '@tandem/core';
import { useId, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { reasonWords } from './evidence-words.ts';
import './share.css';
import { useWhen } from './use-when.ts';

const levels = [0, 1, 2, 3] as const;

/** "Why?" on a visit: every reason of its grade, under the level it came to. */
export function VisitReasons({ visit, name }: { readonly visit: VisitRow; readonly name: string }) {
  const t = useT();
  const when = useWhen();
  const [open, setOpen] = useState(false);
  const list = useId();
  const reasons = visit.reasons.map((reason) => ({ code: reason.code, words: reasonWords(t, reason) })).filter(({ words }) => words !== '');
  if (reasons.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="link plain-why"
        aria-expanded={open}
        aria-controls={list}
        aria-label={t('share.visit.whyOf', { name, when: when.exact(visit.at) })}
        onClick={() => setOpen(!open)}
      >
        {t('share.visit.why')}
      </button>
      {open && (
        <ul className="why-of num" id={list}>
          <li className="m">{t(`share.visit.level.${levels[visit.level as 0 | 1 | 2 | 3] ?? 0}`)}</li>
          {reasons.map(({ code, words }) => (
            <li key={code}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}
