import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { DryRun } from './import-api.ts';

export function Figures({ dry: { figures } }: { readonly dry: DryRun }) {
  const t = useT();
  const { number } = useFormat();
  return (
    <div className="figs im-figs">
      {(['rows', 'new', 'change', 'same', 'leftOut'] as const).map((figure) => (
        <div key={figure}>
          <div className="lbl">{t(`import.figure.${figure}`)}</div>
          <div className={figure === 'leftOut' && figures.leftOut > 0 ? 'h-page num warn' : 'h-page num'}>{number(figures[figure])}</div>
        </div>
      ))}
    </div>
  );
}
