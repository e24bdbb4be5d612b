import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { FileLine } from './file-line.tsx';
import { useImport } from './import-state.ts';

const steps = ['file', 'columns', 'dryRun', 'run'] as const;

export function Steps() {
  const t = useT();
  const { look, dry } = useImport();
  const at = !look ? 0 : dry ? 2 : 1;
  return (
    <div className="bar im-bar">
      <ol className="steps">
        {steps.map((step, i) => (
          <li key={step} className={i < at ? 'dn' : i === at ? 'on' : ''} aria-current={i === at ? 'step' : undefined}>
            {i < at ? <Icon name="check" size={14} /> : <b>{i + 1}</b>}
            {t(`import.step.${step}`)}
          </li>
        ))}
      </ol>
      <span className="grow" />
      <FileLine />
    </div>
  );
}
