/** Beside the text: the account with its facts, what is open with it, and the tasks that came from this plan. */
import { type ContactRow, daysBetween, type OpportunityRow, shownAs } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { rowsOf, useRow, useRows } from '../../../sync/rows.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { stagesOf } from '../../../ui/opportunities/stages.ts';
import { taskTypeIcons } from '../../../ui/task-type-icons.ts';
import { useToday } from '../../../ui/work/days.ts';
import type { ShownPlan } from '../use-plan.ts';

export function SidePanel({ plan, children }: { readonly plan: ShownPlan; readonly children?: ReactNode }) {
  const contacts = useRows('contact');
  const account = plan.frame.is === 'account' ? contacts.get(shownAs(plan.frame.contact, contacts)) : undefined;
  return (
    <>
      {account && <Account account={account} />}
      {account && <Opportunities account={account.id} />}
      <Tasks plan={plan} />
      {children}
    </>
  );
}

function Account({ account }: { readonly account: ContactRow }) {
  const t = useT();
  const format = useFormat();
  const activities = useRows('activity');
  const settings = useRow('settings', 'settings')?.state;
  const owner = useRow('user', account.owner || undefined)?.name ?? '';
  const lastVisit = useMemo(
    () =>
      [...activities.values()]
        .filter((one) => one.contact === account.id && one.type === 'visit')
        .reduce((last, one) => (one.at > last ? one.at : last), ''),
    [activities, account.id],
  );
  const size = settings?.sizeClasses.find((one) => one.id === account.sizeClass)?.title ?? '';
  const facts: readonly (readonly [string, string])[] = [
    [t('plans.side.town'), [account.town, account.country].filter(Boolean).join(', ')],
    [
      t('plans.side.size'),
      [size, account.employees !== null && t('plans.side.employees', { count: account.employees })].filter(Boolean).join(', '),
    ],
    [t('plans.side.revenue'), format.money(account.revenue)],
    [t('plans.side.owner'), owner],
    [t('plans.side.lastVisit'), format.day(lastVisit)],
  ];
  return (
    <section className="pn-sec" aria-label={t('plans.side.account')}>
      <div className="row pn-sec-head">
        <CompanyName name={account.name} lifecycle={account.lifecycle} id={account.id} />
        <Link className="btn ghost sm right" to="/contacts/$id" params={{ id: account.id }}>
          {t('plans.side.open')}
        </Link>
      </div>
      <dl className="pn-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Opportunities({ account }: { readonly account: string }) {
  const t = useT();
  const format = useFormat();
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
  const settings = useRow('settings', 'settings')?.state;
  const stages = useMemo(() => stagesOf(settings), [settings]);
  const open = useMemo(
    () =>
      [...opportunities.values()]
        .filter((row) => stages.byId.get(row.stage)?.status === 'open' && shownAs(row.contact, contacts) === account)
        .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0)),
    [opportunities, contacts, stages, account],
  );
  const sum = open.reduce((total, row) => total + (row.amount ?? 0), 0);
  const shown = open.slice(0, most);
  return (
    <section className="pn-sec" aria-label={t('plans.side.opportunities')}>
      <div className="row pn-sec-head">
        <h2 className="h-sec">{t('plans.side.opportunities')}</h2>
        <span className="t3 sm num">{t('plans.side.sum', { count: open.length, sum: format.money(sum) })}</span>
      </div>
      {open.length === 0 && <p className="sm t3">{t('plans.side.opportunities.none')}</p>}
      {shown.map((row: OpportunityRow) => (
        <a key={row.id} className="pn-op" href={`/projects?card=${row.id}`}>
          <i className="st" style={{ background: `var(--st-${stages.byId.get(row.stage)?.shade ?? 3})` }} aria-hidden="true" />
          <span className="ell">{row.title || t('ui.unnamed')}</span>
          <span className="sm t2 nw">{stages.byId.get(row.stage)?.title}</span>
          <span className="num nw">{format.money(row.amount)}</span>
        </a>
      ))}
      {open.length > shown.length && <p className="sm t3">{t('plans.side.more', { count: open.length - shown.length })}</p>}
    </section>
  );
}
const most = 6;

/** What the text asks of whom, as its row says it to every reader; the agenda behind it may be closed to them. */
interface AskedOf {
  readonly id: string;
  readonly subject: string;
  readonly owner: string;
  readonly due: string;
  readonly isReview: boolean;
  readonly type: string;
}
function useAsked({ id }: ShownPlan): readonly AskedOf[] {
  // A moment behind the text.
  const row = useRow('plan', id);
  const tasks = useRows('task');
  return useMemo(() => {
    const ofPlan = [...tasks.values()].filter((task) => task.plan === id && task.doneAt === '');
    const asked = (row?.actions ?? [])
      .filter((item) => item.assignee !== '' && item.done === '')
      .map((item): AskedOf => {
        const task = ofPlan.find((one) => one.item === item.id);
        const { subject = wordsOf(item.text), due = item.due, type = '' } = task ?? {};
        return { id: item.id, subject, owner: item.assignee, due, type, isReview: false };
      });
    const reviews = ofPlan
      .filter((task) => task.item === '')
      .map(({ id: task, subject, owner, due, type }): AskedOf => ({ id: task, subject, owner, due, type, isReview: true }));
    return [...asked, ...reviews].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
  }, [tasks, id, row]);
}
/** Names stand in the text as ids. */
const wordsOf = (text: string): string =>
  text.replace(/@(user|contact)\/([\w-]+)/g, (_, kind: 'user' | 'contact', id: string) => rowsOf(kind).get(id)?.name ?? '').trim();

function Tasks({ plan }: { readonly plan: ShownPlan }) {
  const t = useT();
  const asked = useAsked(plan);
  return (
    <section className="pn-sec" aria-label={t('plans.side.tasks')}>
      <div className="row pn-sec-head">
        <h2 className="h-sec">{t('plans.side.tasks')}</h2>
        <span className="t3 sm num">{t('plans.side.openTasks', { count: asked.length })}</span>
        <Link className="btn ghost sm right" to="/tasks">
          {t('plans.side.showAll')}
        </Link>
      </div>
      {asked.length === 0 && <p className="sm t3">{t('plans.side.tasks.none')}</p>}
      {asked.map((one) => (
        <TaskOfPlan key={one.id} task={one} />
      ))}
    </section>
  );
}

function TaskOfPlan({ task }: { readonly task: AskedOf }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const owner = useRow('user', task.owner)?.name ?? '';
  const icon = useRow('settings', 'settings')?.state.taskTypes.find(({ id }) => id === task.type)?.icon ?? 'other';
  const late = task.due !== '' && task.due < today;
  return (
    <div className="pn-task">
      <span className={late ? 'late' : 't3'}>
        <Icon name={taskTypeIcons[icon]} />
      </span>
      <span className="ell m">{task.subject}</span>
      <span className={late ? 'sm late m nw' : 'sm t2 nw num'}>
        {late ? t('plans.side.late', { count: daysBetween(task.due, today) }) : format.day(task.due)}
      </span>
      <span className="because">
        <Icon name="because" />
        {t(task.isReview ? 'plans.side.fromReview' : 'plans.side.fromItem', { name: owner })}
      </span>
    </div>
  );
}
