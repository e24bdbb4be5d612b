/** How long tasks of each type may be put off, when new ones are due, and how long a quote is valid. */
import { byRank, type Settings, settings as settingsDocument } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { rowsOf, useRowsReady } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import { taskTypeIcons } from '../../../ui/task-type-icons.ts';
import { BeyondDialog } from './beyond-dialog.tsx';
import { type BeyondLimit, isSmaller, tasksBeyond } from './beyond-limit.ts';

const mostDays = 365;
type TaskType = Settings['taskTypes'][number];
interface Asked {
  readonly type: TaskType;
  readonly most: number;
  readonly beyond: readonly BeyondLimit[];
}

export function TaskLimits({ settings, mayEdit }: { readonly settings: Settings; readonly mayEdit: boolean }) {
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const types = settings.taskTypes.filter((type) => !type.archived).toSorted(byRank);
  // Before the tasks are whole nobody can be told which of them a smaller maximum leaves beyond.
  const knowsTasks = useRowsReady();
  const save = (type: TaskType, most: number | null) =>
    void saveSettings(t('rules.limits.saved', { type: type.title }), (doc) => {
      settingsDocument.changeEntry(doc, 'taskTypes', type.id, { maximumDelay: most }, 'me');
    });
  const change = (type: TaskType, most: number) => {
    const beyond = isSmaller(type.maximumDelay, most) ? tasksBeyond(rowsOf('task').values(), type.id, most) : [];
    if (beyond.length === 0) save(type, most);
    else setAsked({ type, most, beyond });
  };
  return (
    <div className="two">
      <section aria-labelledby="limits-head">
        <h2 className="h-sec" id="limits-head">
          {t('rules.limits')}
        </h2>
        <ul className="panel">
          {types.map((type) => (
            <LimitLine
              key={type.id}
              type={type}
              mayEdit={mayEdit && knowsTasks}
              onChange={(most) => change(type, most)}
              onAny={() => save(type, null)}
            />
          ))}
        </ul>
        <p className="hint">{t('rules.limits.hint')}</p>
      </section>
      <section aria-labelledby="quotes-head">
        <h2 className="h-sec" id="quotes-head">
          {t('rules.quotes')}
        </h2>
        <ul className="panel">
          <Line icon="quote" title={t('rules.quotes.validity')}>
            <DaysStepper
              label={t('rules.quotes.validity')}
              value={settings.quotationDays ?? 30}
              mayEdit={mayEdit}
              onChange={(quotationDays) =>
                void saveSettings(t('rules.quotes.saved'), (doc) => settingsDocument.change(doc, { quotationDays }, 'me'))
              }
            />
          </Line>
        </ul>
        <p className="hint">{t('rules.quotes.hint')}</p>
      </section>
      {asked && (
        <BeyondDialog
          type={asked.type.title}
          most={asked.most}
          beyond={asked.beyond}
          onClose={() => setAsked(undefined)}
          onSave={() => {
            save(asked.type, asked.most);
            setAsked(undefined);
          }}
        />
      )}
    </div>
  );
}

function LimitLine({
  type,
  mayEdit,
  onChange,
  onAny,
}: {
  readonly type: TaskType;
  readonly mayEdit: boolean;
  readonly onChange: (most: number) => void;
  readonly onAny: () => void;
}) {
  const t = useT();
  // Stepped to first and saved then: every step on the way would ask about other tasks.
  const [draft, setDraft] = useState<number>();
  const shown = draft ?? type.maximumDelay;
  const label = t('rules.limits.of', { type: type.title });
  const save = (most: number) => {
    setDraft(undefined);
    onChange(most);
  };
  return (
    <Line icon={taskTypeIcons[type.icon]} title={type.title}>
      {draft !== undefined && draft !== type.maximumDelay && (
        <Button kind="primary" size="sm" aria-label={t('rules.limits.saveOf', { type: type.title })} onClick={() => save(draft)}>
          {t('ui.save')}
        </Button>
      )}
      {shown === null ? (
        <Button size="sm" disabled={!mayEdit} aria-label={t('rules.limits.setOf', { type: type.title })} onClick={() => setDraft(14)}>
          {t('rules.limits.any')}
        </Button>
      ) : (
        <>
          <DaysStepper label={label} value={shown} mayEdit={mayEdit} onChange={setDraft} />
          {mayEdit && (
            <IconButton
              icon="close"
              size="sm"
              label={t('rules.limits.anyOf', { type: type.title })}
              onClick={() => {
                setDraft(undefined);
                if (type.maximumDelay !== null) onAny();
              }}
            />
          )}
        </>
      )}
    </Line>
  );
}

function Line({ icon, title, children }: { readonly icon: IconName; readonly title: string; readonly children: React.ReactNode }) {
  return (
    <li className="mx">
      <span className="row">
        <span className="t3">
          <Icon name={icon} />
        </span>
        <span className="ell">{title}</span>
      </span>
      <span className="row">{children}</span>
    </li>
  );
}

function DaysStepper({
  label,
  value,
  mayEdit,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly mayEdit: boolean;
  readonly onChange: (days: number) => void;
}) {
  const t = useT();
  return (
    <Stepper value={value} max={mostDays} label={label} text={t('rules.days', { count: value })} disabled={!mayEdit} onChange={onChange}>
      {t('rules.d', { count: value })}
    </Stepper>
  );
}
