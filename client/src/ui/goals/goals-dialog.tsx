/** What is wanted of whom: one line a goal, changed in place (S4-28). */
import { type Goal, goalMeasures, goalPeriods, goals } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { newId } from '../../sync/new-id.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Combobox } from '../combobox.tsx';
import { Dialog } from '../dialog.tsx';
import { IconButton } from '../icon-button.tsx';
import { Input } from '../input.tsx';
import { saveEdit } from '../save-edit.ts';
import { Select } from '../select.tsx';
import { EmptyState } from '../states.tsx';
import './goals.css';

const document = goals.nameOf('goals');

export function GoalsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const rows = useRows('goal');
  const users = useRows('user');
  const teams = useRows('team');
  const whose = useMemo(
    () => [
      { value: 'everyone', label: t('home.goals.everyone') },
      ...[...teams.values()].map(({ id, name }) => ({ value: `team:${id}`, label: t('home.goals.team', { name }) })),
      ...[...users.values()]
        .filter(({ active, role }) => active && role === 'seller')
        .map(({ id, name }) => ({ value: `user:${id}`, label: name })),
    ],
    [users, teams, t],
  );
  const shown = [...rows.values()].sort((a, b) => (a.for + a.measure < b.for + b.measure ? -1 : 1));
  const change = (id: string, patch: Partial<Omit<Goal, 'id'>>) =>
    void saveEdit(document, t('home.goals.edit'), (doc) => void goals.changeEntry(doc, 'goals', id, patch, 'me'));
  const add = () =>
    void saveEdit(document, t('home.goals.edit'), (doc) =>
      goals.addEntry(doc, 'goals', newId(), { for: 'everyone', measure: 'calls', period: 'day', amount: 15 }, 'me'),
    );
  const remove = (id: string) => void saveEdit(document, t('home.goals.edit'), (doc) => goals.removeEntry(doc, 'goals', id, 'me'));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('home.goals')}
      width={720}
      footer={
        <>
          <Button icon="plus" onClick={add}>
            {t('home.goals.add')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('home.goals.done')}
          </Button>
        </>
      }
    >
      {shown.length === 0 && <EmptyState title={t('home.goals.none')}>{t('home.goals.none.text')}</EmptyState>}
      <ul className="goals">
        {shown.map((goal) => (
          <li key={goal.id} data-goal={`${goal.for}/${goal.measure}`}>
            <Combobox label={t('home.goals.for')} value={goal.for} options={whose} onChange={(value) => change(goal.id, { for: value })} />
            <Select
              label={t('home.goals.measure')}
              value={goal.measure}
              options={goalMeasures.map((value) => ({ value, label: t(`home.measure.${value}`) }))}
              onChange={(value) => change(goal.id, { measure: value as Goal['measure'] })}
            />
            <Amount value={goal.amount} onChange={(amount) => change(goal.id, { amount })} />
            <Select
              label={t('home.goals.period')}
              value={goal.period}
              options={goalPeriods.map((value) => ({ value, label: t(`home.period.${value}`) }))}
              onChange={(value) => change(goal.id, { period: value as Goal['period'] })}
            />
            <IconButton icon="trash" label={t('home.goals.remove')} onClick={() => remove(goal.id)} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Typed text is kept until it is left: a document takes whole values. */
function Amount({ value, onChange }: { readonly value: number | null; readonly onChange: (value: number) => void }) {
  const t = useT();
  const [text, setText] = useState(String(value ?? ''));
  const typed = Number(text.replace(/\s/g, '').replace(',', '.'));
  const good = text.trim() !== '' && Number.isFinite(typed) && typed >= 0;
  return (
    <Input
      aria-label={t('home.goals.amount')}
      inputMode="decimal"
      value={text}
      bad={!good}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => good && typed !== value && onChange(typed)}
    />
  );
}
