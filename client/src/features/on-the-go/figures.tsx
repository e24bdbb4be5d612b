import type { PersonalFigures } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Only what rows can prove; goals stand beside them when there are goals. */
export function Figures({ figures }: { readonly figures: PersonalFigures }) {
  const t = useT();
  const { number } = useFormat();
  const { calls, reached, visits, tasksDone } = figures;
  return (
    <section className="mst" aria-label={t('go.figures')}>
      <div>
        <b className="num">{number(calls)}</b>
        {calls > 0 && <span className="sm t3">{t('go.figure.reached', { count: reached })}</span>}
        <div className="lbl">{t('go.figure.calls')}</div>
      </div>
      <div>
        <b className="num">{number(visits)}</b>
        <div className="lbl">{t('go.figure.visits')}</div>
      </div>
      <div>
        <b className="num">{number(tasksDone)}</b>
        <div className="lbl">{t('go.figure.done')}</div>
      </div>
    </section>
  );
}
