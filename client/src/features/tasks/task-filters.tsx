/** What the list is narrowed to, and the keys it listens to. */
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Select } from '../../ui/select.tsx';
import type { TaskFilter } from './use-task-list.ts';

export function Filters({ filter, onChange }: { readonly filter: TaskFilter; readonly onChange: (filter: TaskFilter) => void }) {
  const t = useT();
  const types = useRow('settings', 'settings')?.state.taskTypes ?? [];
  const tasks = useRows('task');
  const contacts = useRows('contact');
  const about = useMemo(() => {
    const ids = new Set([...tasks.values()].map(({ contact }) => contact).filter(Boolean));
    return [...ids].flatMap((id) => contacts.get(id) ?? []).map(({ id, name }) => ({ value: id, label: name }));
  }, [tasks, contacts]);
  return (
    <>
      <Select
        size="sm"
        label={t('tasks.kind')}
        value={filter.type}
        onChange={(type) => onChange({ ...filter, type })}
        options={[{ value: '', label: t('tasks.kind.all') }, ...types.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <Combobox
        label={t('tasks.about')}
        placeholder={t('tasks.about')}
        none=""
        value={filter.contact}
        onChange={(contact) => onChange({ ...filter, contact })}
        options={about}
      />
    </>
  );
}

export function KeyHints() {
  const t = useT();
  const hints = [
    ['e', t('tasks.done')],
    ['p', t('go.postpone.command')],
    ['w', t('rules.why')],
  ] as const;
  return (
    <span className="row sm t3 right" aria-hidden="true">
      {hints.map(([keys, words]) => (
        <span key={keys} className="row">
          <Kbd keys={keys} /> {words}
        </span>
      ))}
    </span>
  );
}
