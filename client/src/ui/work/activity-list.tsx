/** What was done, newest first, by day. */
import { type ActivityRow, shownAs } from '@tandem/core';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Icon, type IconName } from '../icon.tsx';
import { dayOf } from './days.ts';
import { useDayWords } from './due-words.ts';

const icons: Readonly<Record<ActivityRow['type'], IconName>> = {
  call: 'phone',
  visit: 'place',
  mail: 'mail',
  meeting: 'users',
  note: 'edit',
};

/** Something else that happened, such as a link that was opened: it stands among the activities at its time. */
export interface OtherLine {
  readonly id: string;
  readonly at: string;
  readonly line: ReactNode;
}

export function ActivityList({
  activities,
  here,
  others = [],
}: {
  readonly activities: readonly ActivityRow[];
  readonly here: string;
  readonly others?: readonly OtherLine[];
}) {
  const words = useDayWords();
  const days = useMemo(() => {
    const all = [...activities, ...others].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    return Map.groupBy(all, ({ at }) => (at ? dayOf(new Date(at)) : ''));
  }, [activities, others]);
  return (
    <div className="acts">
      {[...days].map(([day, held]) => (
        <section key={day}>
          <h4>{words.long(day)}</h4>
          <ol>{held.map((one) => ('line' in one ? one.line : <Line key={one.id} activity={one} here={here} />))}</ol>
        </section>
      ))}
    </div>
  );
}

function Line({ activity, here }: { readonly activity: ActivityRow; readonly here: string }) {
  const t = useT();
  const format = useFormat();
  const contacts = useRows('contact');
  const users = useRows('user');
  const { type, outcome, minutes, note, at } = activity;
  const person = contacts.get(shownAs(activity.person || activity.contact, contacts));
  const actor = users.get(activity.by)?.name ?? t('go.somebody');
  const with_ = person && person.id !== here ? person.name : '';
  const what = type === 'call' && outcome === 'not-reached' ? 'call-not-reached' : type;
  return (
    <li className="act">
      <Icon name={icons[type]} />
      <div className="grow">
        <div className="t">{t(with_ ? `go.did.${what}.with` : `go.did.${what}`, { actor, name: with_ })}</div>
        {note && <p className="s">{note}</p>}
        {minutes ? <div className="s">{t('go.minutes', { count: minutes })}</div> : null}
      </div>
      <time dateTime={at}>{format.time(at)}</time>
    </li>
  );
}
