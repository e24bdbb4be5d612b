/** An appointment, new or known: what, with whom, when and where. Its times here are the menu twin of carrying it. */
import { type AppointmentRow, appointmentKinds, shownAs } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { dropAppointment, editAppointment, makeAppointment } from '../../ui/work/appointment-edits.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { clock, instantAt, minutesOfClock } from './calendar-days.ts';
import { appointmentItem } from './calendar-items.ts';

export type AppointmentQuestion = { readonly row: AppointmentRow } | { readonly day: string; readonly start: number };

interface Answering {
  readonly owner: string;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

export function AppointmentDialog({ question, ...rest }: { readonly question: AppointmentQuestion | undefined } & Answering) {
  const t = useT();
  const title = question && 'row' in question ? question.row.subject || t('calendar.appointment') : t('calendar.new');
  return (
    <Dialog open={question !== undefined} onClose={rest.onClose} title={title} width={480}>
      {question && <Form question={question} {...rest} />}
    </Dialog>
  );
}

function Form({ question, owner, readOnly, onClose }: { readonly question: AppointmentQuestion } & Answering) {
  const t = useT();
  const words = useDayWords();
  const contacts = useRows('contact');
  const known = 'row' in question ? question.row : undefined;
  const known_ = known && appointmentItem(known);
  const [draft, setDraft] = useState({
    kind: known?.is ?? ('visit' as AppointmentRow['is']),
    subject: known?.subject ?? '',
    contact: known ? shownAs(known.contact, contacts) : '',
    person: known?.person ?? '',
    day: known_?.day ?? ('day' in question ? question.day : ''),
    time: clock(known_?.start ?? ('start' in question ? question.start : 9 * 60)),
    minutes: String(known_?.minutes ?? 60),
    place: known?.place ?? '',
    note: known?.note ?? '',
    invite: known?.invite ?? '',
  });
  const set = (patch: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...patch }));
  const companies = useMemo(
    () => [...contacts.values()].filter(({ id }) => shownAs(id, contacts) === id).map(({ id, name }) => ({ value: id, label: name })),
    [contacts],
  );
  const persons = useMemo(
    () =>
      [...contacts.values()]
        .filter(({ company }) => company !== '' && company === draft.contact)
        .map(({ id, name }) => ({ value: id, label: name })),
    [contacts, draft.contact],
  );
  const mails = [...new Set([contacts.get(draft.person), contacts.get(draft.contact)].flatMap((row) => row?.mails ?? []))];
  const minutes = Math.max(5, Number(draft.minutes) || 60);
  const save = () => {
    onClose();
    const start = minutesOfClock(draft.time);
    const values = {
      kind: draft.kind,
      subject:
        draft.subject.trim() ||
        `${t(`calendar.kind.${draft.kind}`)}${contacts.get(draft.contact) ? `: ${contacts.get(draft.contact)?.name}` : ''}`,
      contact: draft.contact,
      person: draft.person,
      startsAt: instantAt(draft.day, start),
      minutes,
      place: draft.place.trim(),
      note: draft.note.trim(),
      invite: draft.invite.trim(),
    };
    const when = t('calendar.when', { day: words.short(draft.day), time: `${clock(start)}\u2013${clock(start + minutes)}` });
    void (known ? editAppointment(known, values, when) : makeAppointment(owner, values, when));
  };
  return (
    <form
      className="stack cal-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={readOnly}>
        <div className="row">
          <Field label={t('calendar.field.kind')}>
            <Select
              value={draft.kind}
              onChange={(kind) => set({ kind: kind as AppointmentRow['is'] })}
              options={appointmentKinds.map((kind) => ({ value: kind, label: t(`calendar.kind.${kind}`) }))}
            />
          </Field>
          <Field label={t('calendar.field.subject')}>
            <Input value={draft.subject} maxLength={200} autoFocus onChange={(event) => set({ subject: event.target.value })} />
          </Field>
        </div>
        <Field label={t('calendar.field.contact')}>
          <Combobox
            value={draft.contact}
            onChange={(contact) => set({ contact, person: '' })}
            options={companies}
            none={t('ui.none')}
            disabled={readOnly}
          />
        </Field>
        {persons.length > 0 && (
          <Field label={t('calendar.field.person')}>
            <Combobox
              value={draft.person}
              onChange={(person) => set({ person })}
              options={persons}
              none={t('ui.none')}
              disabled={readOnly}
            />
          </Field>
        )}
        <div className="row">
          <Field label={t('calendar.field.day')}>
            <Input type="date" value={draft.day} required onChange={(event) => set({ day: event.target.value })} />
          </Field>
          <Field label={t('calendar.field.time')}>
            <Input type="time" value={draft.time} required onChange={(event) => set({ time: event.target.value })} />
          </Field>
          <Field label={t('calendar.field.minutes')}>
            <Input
              type="number"
              min={5}
              max={1440}
              step={5}
              value={draft.minutes}
              onChange={(event) => set({ minutes: event.target.value })}
            />
          </Field>
        </div>
        <Field label={t('calendar.field.place')}>
          <Input value={draft.place} maxLength={200} onChange={(event) => set({ place: event.target.value })} />
        </Field>
        <Field label={t('calendar.field.invite')} hint={t('calendar.field.invite.hint')}>
          <Input type="email" list="cal-mails" value={draft.invite} onChange={(event) => set({ invite: event.target.value })} />
        </Field>
        <datalist id="cal-mails">
          {mails.map((mail) => (
            <option key={mail} value={mail} />
          ))}
        </datalist>
        {known?.invite && known.invited !== '' && <Invited row={known} />}
        <Field label={t('calendar.field.note')}>
          <TextArea rows={2} value={draft.note} maxLength={500} onChange={(event) => set({ note: event.target.value })} />
        </Field>
      </fieldset>
      <div className="row end">
        {known && !readOnly && (
          <Button
            kind="ghost"
            onClick={() => {
              onClose();
              void dropAppointment(known);
            }}
          >
            {t('calendar.remove')}
          </Button>
        )}
        <span className="grow" />
        <Button onClick={onClose}>{t(readOnly ? 'ui.close' : 'ui.cancel')}</Button>
        {!readOnly && (
          <Button type="submit" kind="primary">
            {t(known ? 'calendar.save' : 'calendar.make')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Invited({ row }: { readonly row: AppointmentRow }) {
  const t = useT();
  const name = useRow('contact', row.person || row.contact)?.name ?? row.invite;
  return (
    <p className="row sm t2">
      <Icon name={row.invited === 'sent' ? 'mail' : 'alert'} size={14} />
      {t(`calendar.invited.${row.invited === '' ? 'sent' : row.invited}`, { name })}
    </p>
  );
}
