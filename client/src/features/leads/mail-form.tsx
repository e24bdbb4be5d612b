/** A mail to a lead: a text to begin with, what will go out, and a call if nothing comes back. */
import { type ContactRow, followUpDay, type Settings } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { oneStep } from '../../sync/edit.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { addDays, useToday } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { openOwnTask } from '../../ui/work/task-edits.ts';
import { tried, writeMail } from './edits.ts';
import { personsOf } from './reach-lead.ts';

const texts = ['empty', 'thanks', 'material', 'reminder'] as const;

interface MailFormProps {
  readonly row: ContactRow;
  readonly to: string;
  readonly settings: Settings;
  readonly onDone: () => void;
}

export function MailForm({ row, to, settings, onDone }: MailFormProps) {
  const t = useT();
  const me = useMe();
  const today = useToday();
  const words = useDayWords();
  const contacts = useRows('contact');
  const name = personsOf(row, contacts)[0]?.name ?? row.name;
  const [chosen, setChosen] = useState<(typeof texts)[number]>('thanks');
  const starting = (text: typeof chosen) => ({
    subject: text === 'empty' ? '' : t(`leads.text.${text}.subject`, { company: settings.companyName }),
    text: text === 'empty' ? '' : t(`leads.text.${text}`, { name, me: me.name, company: settings.companyName }),
  });
  const [draft, setDraft] = useState(() => starting(chosen));
  const [calls, setCalls] = useState(true);
  const [sending, setSending] = useState(false);
  const callType = settings.taskTypes.find(({ icon, archived }) => icon === 'call' && !archived);
  const follow = followUpDay(settings, callType?.id ?? '', today);
  const callOn = follow > addDays(today, 2) ? follow : addDays(today, 4);
  const { text } = draft;
  const ready = draft.subject.trim() !== '' && text.trim() !== '';

  const send = async () => {
    if (!ready || sending) return;
    setSending(true);
    const step = oneStep();
    const writing = writeMail(row, { to, subject: draft.subject, text }, me.id, step).then(() => {
      if (!calls) return undefined;
      const subject = t('leads.call.subject', { name: row.name });
      return openOwnTask(
        me.id,
        { subject, type: callType?.id ?? '', contact: row.id, due: callOn, createdAt: new Date().toISOString() },
        step,
      );
    });
    const done = await tried(writing);
    setSending(false);
    if (!done) return;
    toast(t('leads.mail.waits', { to }), { icon: 'send' });
    onDone();
  };
  return (
    <form
      className="sec form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      <Field label={t('leads.mail.begin')}>
        <Select
          value={chosen}
          options={texts.map((one) => ({ value: one, label: t(`leads.text.${one}.title`) }))}
          onChange={(value) => {
            const next = texts.find((one) => one === value) ?? 'empty';
            setChosen(next);
            setDraft(starting(next));
          }}
        />
      </Field>
      <Field label={t('leads.mail.subject')}>
        <Input value={draft.subject} maxLength={300} onChange={(event) => setDraft({ ...draft, subject: event.target.value })} />
      </Field>
      <Field label={t('leads.mail.text')}>
        <TextArea rows={7} value={draft.text} maxLength={20_000} onChange={(event) => setDraft({ ...draft, text: event.target.value })} />
      </Field>
      <section className="lead-mail" aria-label={t('leads.mail.preview')}>
        <div className="t3">{t('leads.mail.to', { to })}</div>
        <b>{draft.subject}</b>
        <div>{text}</div>
      </section>
      <Checkbox checked={calls} onChange={setCalls}>
        {t('leads.call.if', { day: words.long(callOn) })}
      </Checkbox>
      <div className="row">
        <Button kind="primary" type="submit" icon="send" disabled={!ready || sending} keys="$mod+Enter">
          {t('leads.mail.send')}
        </Button>
      </div>
    </form>
  );
}
