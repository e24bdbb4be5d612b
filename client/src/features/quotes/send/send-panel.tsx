/** Sends the draft as a tracked link. Needs the network, and says so; what is typed stays on this device until it has gone. */
import { addDays, shownAs } from '@tandem/core';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useCommands } from '../../../ui/commands.ts';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input, TextArea } from '../../../ui/input.tsx';
import { soonWithin } from '../../../ui/quotes/standing.ts';
import { Select } from '../../../ui/select.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { useDays } from '../use-days.ts';
import type { ShownQuote } from '../use-quote.ts';
import { RecipientsField } from './recipients-field.tsx';
import {
  fieldOf,
  forgetDraft,
  keepDraft,
  keptDraft,
  type Problem,
  passcodeLength,
  problemsOf,
  reachable,
  type SendDraft,
} from './send-draft.ts';
import { useSend } from './use-send.ts';

export function SendPanel({ quote }: { readonly quote: ShownQuote }) {
  const t = useT();
  const me = useMe();
  const format = useFormat();
  const today = useToday();
  const contacts = useRows('contact');
  const users = useRows('user');
  const offline = useSyncStatus().since !== undefined;
  const days = useDays(quote.state.validDays);
  const { id, state, row } = quote;
  const company = state.contact ? shownAs(state.contact, contacts) : '';
  const known = useMemo(() => reachable(company, state.person, contacts), [company, state.person, contacts]);
  // Each version is a sending of its own.
  const about = `${id}.${row.version + 1}`;
  const [typed, setTyped] = useState<Partial<SendDraft>>(() => keptDraft(about));
  const [asked, setAsked] = useState(false);
  const { sending, send, clear } = useSend(id);
  const language = typed.language ?? usePreferences.getState().language;
  // One that is not on this device is not this person's to change.
  const opportunity = useRow('opportunity', state.opportunity || undefined);
  const firstId = useMemo(() => newId(), []);
  const draft: SendDraft = {
    id: firstId,
    recipients: known.filter(({ person }) => person === state.person).slice(0, 1),
    subject: [state.title && t(`quotes.send.subject.${language}`, { title: state.title }), row.number].filter(Boolean).join(', '),
    text: '',
    expiresOn: '',
    passcode: undefined,
    download: true,
    accept: true,
    tell: true,
    ...typed,
    takeOver: opportunity !== undefined && (typed.takeOver ?? true),
    language,
  };
  const change = (patch: Partial<SendDraft>) => {
    clear();
    // From the first change on it is this sending, also after a reload.
    const next = { ...typed, id: draft.id, ...patch };
    setTyped(next);
    keepDraft(about, next);
  };
  const told = useMemo(() => [...new Set([me.id, state.owner].filter(Boolean))], [me.id, state.owner]);
  const others = told.filter((user) => user !== me.id).map((user) => users.get(user)?.name ?? '');
  const settings = useRow('settings', 'settings')?.state;
  const problems = problemsOf(draft, state, settings ?? { products: [] }, today);
  const wrong = (field: ReturnType<typeof fieldOf>): string | undefined => {
    const found = asked ? problems.find((problem) => fieldOf(problem) === field) : undefined;
    return found ? t(`quotes.send.bad.${found}`, { count: passcodeLength }) : sending.fields[field];
  };
  const missing = asked ? problems.filter((problem) => fieldOf(problem) === 'quote') : [];

  /** In a text Ctrl and Enter begin a new line. */
  const isWriting = () => document.activeElement?.closest('[contenteditable="true"]') != null;
  async function press(): Promise<void> {
    setAsked(true);
    if (problems.length > 0) return;
    keepDraft(about, { ...typed, id: draft.id });
    if (!(await send(draft, told))) return;
    forgetDraft(about);
    setTyped({});
  }
  useCommands([
    {
      id: 'quotes.send',
      title: t('quotes.send.button'),
      group: t('quotes.title'),
      icon: 'send',
      keys: '$mod+Enter',
      run: () => !isWriting() && void press(),
    },
  ]);
  // Who is back online need not read that they were not.
  useEffect(() => {
    if (!offline) clear();
  }, [offline, clear]);
  const until = addDays(today, days);
  return (
    <section className="qs-sec" aria-labelledby="quote-send">
      <div className="row">
        <h2 className="h-sec" id="quote-send">
          {t('quotes.send')}
        </h2>
        <span className="sm t3 right">{t('quotes.send.how')}</span>
      </div>
      <Field label={t('quotes.send.to')} error={wrong('to')}>
        <RecipientsField recipients={draft.recipients} known={known} onChange={(recipients) => change({ recipients })} />
      </Field>
      <Field label={t('quotes.send.subject')} error={wrong('subject')}>
        <Input value={draft.subject} maxLength={200} onChange={(event) => change({ subject: event.target.value })} />
      </Field>
      <Field label={t('quotes.send.text')}>
        <TextArea
          rows={2}
          maxLength={4000}
          placeholder={t('quotes.send.text.placeholder')}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div className="g2">
        <Field label={t('me.language')}>
          <Select
            value={draft.language}
            options={(['en', 'sv'] as const).map((value) => ({ value, label: t(`me.language.${value}`) }))}
            onChange={(value) => change({ language: value === 'sv' ? 'sv' : 'en' })}
          />
        </Field>
        <Field label={t('quotes.send.runsOut')}>
          <Select
            value={draft.expiresOn === '' ? 'quote' : 'day'}
            options={[
              { value: 'quote', label: t('quotes.send.withQuote') },
              { value: 'day', label: t('quotes.send.onDay') },
            ]}
            onChange={(value) => change({ expiresOn: value === 'day' ? until : '' })}
          />
        </Field>
      </div>
      {draft.expiresOn !== '' && (
        <Field label={t('quotes.send.lastDay')} error={wrong('expiresOn')}>
          <Input type="date" min={today} value={draft.expiresOn} onChange={(event) => change({ expiresOn: event.target.value || until })} />
        </Field>
      )}
      <div className="g2 qs-checks">
        <Checkbox checked={draft.download} onChange={(download) => change({ download })}>
          {t('quotes.send.download')}
        </Checkbox>
        <Checkbox checked={draft.passcode !== undefined} onChange={(on) => change({ passcode: on ? '' : undefined })}>
          {t('quotes.send.passcode')}
        </Checkbox>
        <Checkbox checked={draft.accept} onChange={(accept) => change({ accept })}>
          {t('quotes.send.accept')}
        </Checkbox>
        <Checkbox checked={draft.tell} onChange={(tell) => change({ tell })}>
          {others.length > 0 ? t('quotes.send.tellBoth', { name: others.join(', ').split(' ')[0] ?? '' }) : t('quotes.send.tell')}
        </Checkbox>
        {opportunity && (
          <Checkbox checked={draft.takeOver} onChange={(takeOver) => change({ takeOver })}>
            {t('quotes.send.takeOver')}
          </Checkbox>
        )}
      </div>
      {draft.passcode !== undefined && (
        <Field label={t('quotes.send.passcode')} hint={t('quotes.send.passcode.hint')} error={wrong('passcode')}>
          <Input value={draft.passcode} maxLength={40} autoComplete="off" onChange={(event) => change({ passcode: event.target.value })} />
        </Field>
      )}
      {missing.length > 0 && <Missing problems={missing} />}
      {sending.failed && (
        <p className="hint bad" role="alert">
          <Icon name="alert" size={14} />
          <span>{sending.failed}</span>
        </p>
      )}
      <Button kind="primary" icon="send" keys="$mod+Enter" wide aria-busy={sending.is !== 'idle'} onClick={() => void press()}>
        {sending.is === 'idle' ? t('quotes.send.button') : t(`quotes.send.${sending.is}`)}
      </Button>
      {offline && !sending.failed ? (
        <p className="because warn">
          <Icon name="offline" />
          <span>{t('quotes.send.offlineNow')}</span>
        </p>
      ) : (
        <p className="because">
          <Icon name="because" />
          <span>{t('quotes.send.because', { day: format.day(addDays(until, -soonWithin)), count: soonWithin })}</span>
        </p>
      )}
    </section>
  );
}

function Missing({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useT();
  return (
    <ul className="qs-missing" role="alert">
      {problems.map((problem) => (
        <li key={problem} className="hint bad">
          <Icon name="alert" size={14} />
          {t(`quotes.send.bad.${problem}`, { count: passcodeLength })}
        </li>
      ))}
    </ul>
  );
}
