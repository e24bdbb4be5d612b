/** About whom: the likely ones in one tap, anybody by a few letters, or whoever is near. */
import { type Agenda, agenda } from '@tandem/core';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { useRows } from '../../../sync/rows.ts';
import { useContact, useDocument } from '../../../sync/use-document.ts';
import { Button } from '../../../ui/button.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { appointmentsAhead } from '../next-up.ts';
import { useNearby } from '../use-nearby.ts';
import type { Draft } from './draft.ts';
import { changeDraft } from './kept-draft.ts';
import { Problem } from './quick-log-sheet.tsx';
import { findContacts, type Suggestion, suggestionsFor } from './suggestions.ts';
import { logEntry } from './write-log.ts';

export function AboutChoice({
  draft,
  here,
  problem,
}: {
  readonly draft: Draft;
  readonly here: string;
  readonly problem: string | undefined;
}) {
  const t = useT();
  const contacts = useRows('contact');
  const [choosing, setChoosing] = useState(false);
  const chosen = contacts.get(draft.about);
  useOpened(draft);
  const choose = (id: string) => {
    changeDraft({ about: id });
    setChoosing(false);
  };
  return (
    <fieldset className="ql-part">
      <legend>{t('go.log.about')}</legend>
      {chosen && !choosing ? (
        <div className="ql-chosen">
          <Line row={chosen} />
          <Button onClick={() => setChoosing(true)}>{t('go.log.change')}</Button>
        </div>
      ) : (
        <Choices here={here} chosen={draft.about} onChoose={choose} />
      )}
      <Problem words={problem} />
    </fieldset>
  );
}

function Choices({ here, chosen, onChoose }: { readonly here: string; readonly chosen: string; readonly onChoose: (id: string) => void }) {
  const t = useT();
  const { number } = useFormat();
  const contacts = useRows('contact');
  const likely = useLikely(here);
  const [text, setText] = useState('');
  const nearby = useNearby();
  const found = useMemo(() => findContacts(text, contacts.values(), 8).map((row): Suggestion => ({ row, why: 'found' })), [text, contacts]);
  const near = nearby.found.map(({ row, km }): Suggestion => ({ row, km, why: 'near' }));
  const shown = text.trim() ? found : near.length > 0 ? near : likely;
  return (
    <>
      <div className="ql-find">
        <Input
          type="search"
          value={text}
          aria-label={t('go.log.find')}
          placeholder={t('go.log.find')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button icon="target" disabled={nearby.state === 'asking'} onClick={nearby.ask}>
          {t('go.near.short')}
        </Button>
      </div>
      {nearby.state === 'failed' && <Problem words={t('go.near.failed')} />}
      <ul className="ql-list" aria-label={t('go.log.about')}>
        {shown.map(({ row, why, km }) => (
          <li key={row.id}>
            <button type="button" className="ql-it" aria-pressed={row.id === chosen} onClick={() => onChoose(row.id)}>
              <Line row={row} />
              <span className="t3 ql-why">
                {km !== undefined ? t('go.km', { km: number(Math.round(km * 10) / 10) }) : why === 'found' ? '' : t(`go.why.${why}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="hint">{text.trim() ? t('ui.nothingFound') : t('go.log.nobody')}</p>}
    </>
  );
}

function Line({ row }: { readonly row: Suggestion['row'] }) {
  const company = useRows('contact').get(row.company);
  const second = [row.is === 'person' ? row.jobTitle : '', company?.name ?? '', row.town].filter(Boolean).join(', ');
  return (
    <span className="ql-line">
      {row.is === 'company' ? (
        <CompanyName name={row.name} lifecycle={row.lifecycle} />
      ) : (
        <span className="rel p">
          <Icon name="user" />
          <span className="ell">{row.name}</span>
        </span>
      )}
      {second && <span className="t3 ell ql-second">{second}</span>}
    </span>
  );
}

function useLikely(here: string): readonly Suggestion[] {
  const me = useMe().id;
  const today = useToday();
  const contacts = useRows('contact');
  const tasks = useRows('task');
  const activities = useRows('activity');
  const known = useMemo(() => [...tasks.values()].some(({ owner }) => owner === me), [tasks, me]);
  const document = useDocument(known ? agenda.nameOf(me) : undefined);
  return useMemo(() => {
    const appointments = appointmentsAhead((document?.state as Agenda | undefined)?.appointments ?? [], new Date());
    const from = { here, appointments, tasks: tasks.values(), activities: activities.values(), contacts, until: today };
    return suggestionsFor(me, from, 6);
  }, [me, here, document, tasks, activities, contacts, today]);
}

/** Opened as soon as it is chosen, so that it is on this device when the network goes before saving. */
function useOpened(draft: Draft): void {
  const contacts = useRows('contact');
  const entry = draft.about
    ? logEntry({ ...draft, what: draft.what === 'lead' ? '' : draft.what || 'note' }, contacts, { by: '', at: '' })
    : undefined;
  const target = entry?.contact;
  useContact(target);
  useEffect(() => {
    // Somebody who is gone, such as by a change of rights, cannot be meant any more.
    if (draft.about && contacts.size > 0 && !contacts.has(draft.about)) changeDraft({ about: '' });
  }, [draft.about, contacts]);
}
