/** A task of one's own, or for somebody one leads: its type says when it is due. Works without a network. */
import { can, followUpDay, shownAs } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Combobox } from '../combobox.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { Input } from '../input.tsx';
import { Select } from '../select.tsx';
import { useToday } from './days.ts';
import { openTaskOf } from './task-edits.ts';

export function NewTask({
  open,
  onClose,
  contact = '',
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly contact?: string;
}) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('work.new.title')} width={440}>
      {open && <Form onClose={onClose} about={contact} />}
    </Dialog>
  );
}

function Form({ onClose, about }: { readonly onClose: () => void; readonly about: string }) {
  const t = useT();
  const me = useMe();
  const today = useToday();
  const settings = useRow('settings', 'settings')?.state;
  const contacts = useRows('contact');
  const users = useRows('user');
  const types = useMemo(
    () => (settings?.taskTypes ?? []).filter(({ archived }) => !archived).toSorted((a, b) => (a.rank < b.rank ? -1 : 1)),
    [settings],
  );
  const [type, setType] = useState(types[0]?.id ?? '');
  const [subject, setSubject] = useState('');
  const [contact, setContact] = useState(about);
  const [owner, setOwner] = useState(me.id);
  const [due, setDue] = useState('');
  const [time, setTime] = useState('');
  const people = [...users.values()].filter(({ id, active }) => active && can(me.person, 'edit', { type: 'agenda', user: id }));
  const known = useMemo(
    () => [...contacts.values()].filter(({ id }) => shownAs(id, contacts) === id).map(({ id, name }) => ({ value: id, label: name })),
    [contacts],
  );
  const day = due || (settings ? followUpDay(settings, type, today) : today);
  const title = types.find(({ id }) => id === type)?.title ?? '';

  function save(): void {
    onClose();
    void openTaskOf(owner, { subject: subject.trim() || title, type, contact, due: day, time, createdAt: new Date().toISOString() });
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={t('work.new.type')}>
        <Select value={type} onChange={setType} options={types.map(({ id, title: label }) => ({ value: id, label }))} />
      </Field>
      <Field label={t('work.new.subject')}>
        <Input value={subject} placeholder={title} maxLength={200} autoFocus onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <Field label={t('work.new.contact')}>
        <Combobox value={contact} onChange={setContact} options={known} none={t('ui.none')} />
      </Field>
      {people.length > 1 && (
        <Field label={t('work.new.owner')}>
          <Combobox value={owner} onChange={setOwner} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      <div className="row">
        <Field label={t('work.new.due')}>
          <Input type="date" value={day} min={today} required onChange={(event) => setDue(event.target.value)} />
        </Field>
        <Field label={t('work.new.time')}>
          <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
      </div>
      <div className="row end">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="primary">
          {t('work.new.save')}
        </Button>
      </div>
    </form>
  );
}
