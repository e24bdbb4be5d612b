/** Six figures, live: what was done against its goal, what is open, and how it came about. Each leads to its list. */
import { conversion, type GoalRow, periodOf, type Wanted } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import type { Done } from './done-dialog.tsx';
import { projectsOf } from './projects-of.ts';
import { useGoalWords } from './use-goal-words.ts';
import { type Home, instantsOf } from './use-home.ts';
import { useSeries } from './use-series.ts';

const DoneDialog = lazyPart(async () => (await import('./done-dialog.tsx')).DoneDialog);

export function FiguresStrip({ home }: { readonly home: Home }) {
  const t = useT();
  const { number, money, percent } = useFormat();
  const series = useSeries(home);
  const [list, setList] = useState<Done>();
  const { figures, before, goals, periods, today, counts } = home;
  const words = useGoalWords(today);
  const hours = (minutes: number) => t('home.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const label = (measure: GoalRow['measure']) => t(`home.figure.${measure}`, { when: t(`home.when.${periods[measure]}`) });
  const under = (measure: GoalRow['measure'], actual: number, prior: string, say: (value: number) => string) => {
    const goal = goals[measure];
    return goal ? words.progress(goal, actual, say) : t(`home.prior.${periods[measure]}`, { value: prior });
  };
  const opens = (is: Done['is'], measure: GoalRow['measure']) => () =>
    setList({ is, title: label(measure), span: instantsOf(periodOf(periods[measure], today)), counts });
  const rate = conversion(figures);
  const line = (values: readonly number[], say: (value: number) => string) => (
    <Sparkline values={values} label={t('home.line', { values: values.map(say).join(', ') })} />
  );
  return (
    <section className="hm-stats" aria-label={t('home.figures')}>
      <Figure label={label('calls')} value={number(figures.calls)} onOpen={opens('call', 'calls')} mark={bar(goals.calls, figures.calls)}>
        {under('calls', figures.calls, number(before.calls), number)}
      </Figure>
      <Figure
        label={label('visits')}
        value={number(figures.visits)}
        onOpen={opens('visit', 'visits')}
        mark={bar(goals.visits, figures.visits)}
      >
        {under('visits', figures.visits, number(before.visits), number)}
      </Figure>
      <Figure
        label={label('won')}
        value={money(figures.wonAmount)}
        search={projectsOf(home, 'won')}
        mark={bar(goals.won, figures.wonAmount)}
      >
        {under('won', figures.wonAmount, money(before.wonAmount), (value) => money(Math.round(value)))}
      </Figure>
      <Figure label={t('home.open')} value={number(figures.openCount)} search={projectsOf(home, 'open')} mark={line(series.open, number)}>
        {money(figures.openAmount)}
        {rate !== null && `, ${t('home.rate', { rate: percent(rate) })}`}
      </Figure>
      <Figure
        label={label('leads')}
        value={number(figures.newLeads)}
        to="/contacts"
        mark={bar(goals.leads, figures.newLeads) ?? line(series.leads, number)}
      >
        {under('leads', figures.newLeads, number(before.newLeads), number)}
      </Figure>
      <Figure
        label={label('hours')}
        value={hours(figures.minutes)}
        onOpen={opens('time', 'hours')}
        mark={bar(goals.hours, figures.minutes / 60) ?? line(series.hours, hours)}
      >
        {under('hours', figures.minutes / 60, hours(before.minutes), (value) => hours(Math.round(value * 60)))}
      </Figure>
      {list && <DoneDialog done={list} onClose={() => setList(undefined)} />}
    </section>
  );
}

/** The words beside it say the same. */
function bar(goal: Wanted | undefined, actual: number): ReactNode {
  if (!goal) return undefined;
  return (
    <span className="track" aria-hidden="true">
      <i style={{ width: `${Math.round(Math.min(1, actual / goal.amount) * 100)}%` }} />
    </span>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly mark: ReactNode;
  readonly children: ReactNode;
  readonly to?: '/projects' | '/contacts';
  readonly search?: Readonly<Record<string, unknown>>;
  readonly onOpen?: () => void;
}

function Figure({ label, value, mark, children, to = '/projects', search, onOpen }: FigureProps) {
  const body = (
    <>
      <span className="lbl">{label}</span>
      <span className="row">
        <b className="num">{value}</b>
        {mark}
      </span>
      <span className="xs t3 num">{children}</span>
    </>
  );
  return onOpen ? (
    <button type="button" className="hm-stat" aria-haspopup="dialog" onClick={onOpen}>
      {body}
    </button>
  ) : (
    <Link to={to} {...(search && { search: search as never })} className="hm-stat">
      {body}
    </Link>
  );
}
