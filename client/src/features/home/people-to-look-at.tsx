/** Of the people one answers for: who sold most, who is behind a goal, who has most late tasks. Each leads to that person's page. */
import { daysBetween, expectedByNow, goalOf, periodOf, together, type UserRow } from '@tandem/core';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useTallies } from './use-figures.ts';
import { asSeller, type Home, usualSpans, type Whose } from './use-home.ts';

const mostShown = 3;

export function PeopleToLookAt({ home, onChoose }: { readonly home: Home; readonly onChoose: (whose: Whose) => void }) {
  const t = useT();
  const { money, number, percent } = useFormat();
  const { sold, behind, late } = useRanking(home);
  return (
    <div className="hm-ranks">
      <Ranking title={t('home.top')} none={t('home.top.none')} onChoose={onChoose}>
        {sold.map(({ user, figures }) => ({
          user,
          detail: t('home.top.count', { count: figures.wonCount }),
          value: money(figures.wonAmount),
        }))}
      </Ranking>
      <Ranking title={t('home.attention')} none={t('home.attention.none')} onChoose={onChoose}>
        {behind.map(({ user, figures, goal, part }) => ({
          user,
          detail: t('home.attention.goal', { won: money(figures.wonAmount), goal: money(goal) }),
          value: percent(part),
        }))}
      </Ranking>
      <Ranking title={t('home.mostLate')} none={t('home.mostLate.none')} onChoose={onChoose}>
        {late.map(({ user, figures, oldest }) => ({
          user,
          detail: t('home.mostLate.oldest', { count: oldest }),
          value: (
            <span className="late m">
              <Icon name="clock" size={12} /> {number(figures.lateTasks)}
              <span className="vh"> {t('go.group.late')}</span>
            </span>
          ),
        }))}
      </Ranking>
    </div>
  );
}

interface Ranked {
  readonly user: UserRow;
  readonly detail: string;
  readonly value: ReactNode;
}

function Ranking(props: {
  readonly title: string;
  readonly none: string;
  readonly onChoose: (whose: Whose) => void;
  readonly children: readonly Ranked[];
}) {
  const { title, none, onChoose, children } = props;
  return (
    <section aria-label={title}>
      <div className="hm-head">
        <h2>{title}</h2>
      </div>
      {children.length === 0 && <p className="hm-none t3">{none}</p>}
      <ol className="hm-list">
        {children.map(({ user, detail, value }) => (
          <li key={user.id}>
            <Avatar user={user.id} name={user.name} size={24} />
            <span className="grow ell-box">
              <button type="button" className="hm-link ell" onClick={() => onChoose(`user:${user.id}`)}>
                {user.name}
              </button>
              <span className="t3 sm ell block num">{detail}</span>
            </span>
            <span className="num">{value}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useRanking({ counts, today }: Home) {
  const users = useRows('user');
  const goals = useRows('goal');
  const tasks = useRows('task');
  const spans = useMemo(() => usualSpans(today), [today]);
  const tallies = useTallies(spans, today);
  return useMemo(() => {
    const people = [...users.values()]
      .filter(({ id, active, role }) => active && role === 'seller' && counts(id))
      .map((user) => ({ user, figures: together(tallies, (id) => id === user.id) }));
    const rows = [...goals.values()];
    const month = periodOf('month', today);
    const behind = people
      .flatMap((one) => {
        const goal = goalOf(rows, asSeller(one.user), 'won');
        if (goal?.period !== 'month') return [];
        const expected = expectedByNow(goal.amount, month, today);
        return one.figures.wonAmount < expected ? [{ ...one, goal: goal.amount, part: one.figures.wonAmount / goal.amount }] : [];
      })
      .sort((a, b) => a.part - b.part);
    const oldest = new Map<string, string>();
    for (const { owner, doneAt, due } of tasks.values())
      if (doneAt === '' && due !== '' && due < today && due < (oldest.get(owner) ?? '9')) oldest.set(owner, due);
    const late = people
      .filter(({ figures }) => figures.lateTasks > 0)
      .map((one) => ({ ...one, oldest: daysBetween(oldest.get(one.user.id) ?? today, today) }))
      .sort((a, b) => b.figures.lateTasks - a.figures.lateTasks);
    const sold = people.filter(({ figures }) => figures.wonAmount > 0).sort((a, b) => b.figures.wonAmount - a.figures.wonAmount);
    return { sold: sold.slice(0, mostShown), behind: behind.slice(0, mostShown), late: late.slice(0, mostShown) };
  }, [users, goals, tasks, tallies, counts, today]);
}
