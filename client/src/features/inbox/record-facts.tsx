import { type ContactRow, isLate, shownAs, type TaskRow } from '@tandem/core';
import { Fragment, type ReactNode, useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { useToday } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { mailLink, telephoneLink } from '../../ui/work/reach.ts';
import { isOpen } from '../../ui/work/task-groups.ts';

function Facts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="pv-facts">
      {facts
        .filter(([, value]) => value !== '' && value !== undefined)
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

export function TaskFacts({ task }: { readonly task: TaskRow }) {
  const t = useT();
  const words = useDayWords();
  const today = useToday();
  const late = isLate(task, today);
  return (
    <div className="pv-sec">
      <h3 className="pv-ttl">{task.subject}</h3>
      <Facts
        facts={[
          [
            t('inbox.facts.due'),
            <span key="due" className={late ? 'late' : undefined}>
              {words.due(task.due, today)}
            </span>,
          ],
          [t('inbox.facts.limit'), words.short(task.limit)],
        ]}
      />
    </div>
  );
}

export function ContactFacts({ contact }: { readonly contact: ContactRow }) {
  const t = useT();
  const { since } = useFormat();
  const words = useDayWords();
  const today = useToday();
  const owner = useRow('user', contact.owner || undefined);
  const settings = useRow('settings', 'settings')?.state;
  const next = useNextTask(contact.id);
  const said = useLastSaid(contact.id);
  const titleIn = (list: readonly { readonly id: string; readonly title: string }[] | undefined, id: string) =>
    list?.find((entry) => entry.id === id)?.title ?? '';
  const [phone] = contact.phones;
  const [mail] = contact.mails;
  return (
    <div className="pv-sec">
      <Facts
        facts={[
          [t('inbox.facts.owner'), owner?.name ?? ''],
          [
            t('inbox.facts.phone'),
            phone ? (
              <a key="phone" href={telephoneLink(phone)}>
                {phone}
              </a>
            ) : (
              ''
            ),
          ],
          [
            t('inbox.facts.mail'),
            mail ? (
              <a key="mail" href={mailLink(mail)}>
                {mail}
              </a>
            ) : (
              ''
            ),
          ],
          [t('inbox.facts.town'), contact.town],
          [t('inbox.facts.source'), titleIn(settings?.sources, contact.source)],
          [t('inbox.facts.campaign'), titleIn(settings?.campaigns, contact.campaign)],
          [t('inbox.facts.task'), next ? `${next.subject}, ${words.due(next.due, today)}` : ''],
        ]}
      />
      {said?.note && (
        <>
          <h3 className="lbl">
            {t('inbox.facts.said')} <span className="num">{since(said.at)}</span>
          </h3>
          <p className="pv-said">{said.note}</p>
        </>
      )}
    </div>
  );
}

function useNextTask(contact: string): TaskRow | undefined {
  const tasks = useRows('task');
  const contacts = useRows('contact');
  return useMemo(() => {
    let next: TaskRow | undefined;
    for (const task of tasks.values())
      if (isOpen(task) && shownAs(task.contact, contacts) === contact && (!next || task.due < next.due)) next = task;
    return next;
  }, [tasks, contacts, contact]);
}

function useLastSaid(contact: string) {
  const activities = useRows('activity');
  const contacts = useRows('contact');
  return useMemo(
    () =>
      [...activities.values()]
        .filter((activity) => activity.note !== '' && shownAs(activity.contact, contacts) === contact)
        .sort((a, b) => (a.at < b.at ? 1 : -1))[0],
    [activities, contacts, contact],
  );
}
