/** Facts for tests of rules, as a literal: what matters is said, everything else is an ordinary workspace on an ordinary Thursday. */
import * as Y from 'yjs';
import { type Settings, settings } from '../documents/settings.ts';
import type { PlanRow } from '../projections/plan-row.ts';
import type { ActivityRow, AppointmentRow, ContactRow, OpportunityRow, TaskRow, UserRow } from '../projections/row.ts';
import type { LinkRow, QuoteRow, VisitRow } from '../projections/shared-rows.ts';
import type { Effect } from '../rules/effect.ts';
import type { Facts } from '../rules/facts.ts';
import type { Rule } from '../rules/rule.ts';

export interface Given {
  readonly day?: string;
  readonly at?: string;
  readonly settings?: Partial<Settings>;
  readonly parameters?: Readonly<Record<string, number | string>>;
  readonly contacts?: readonly ContactRow[];
  readonly tasks?: readonly TaskRow[];
  readonly planned?: readonly Extract<Effect, { readonly type: 'task.open' }>[];
  readonly appointments?: readonly AppointmentRow[];
  readonly opportunities?: readonly OpportunityRow[];
  readonly activities?: readonly ActivityRow[];
  readonly quotes?: readonly QuoteRow[];
  readonly plans?: readonly PlanRow[];
  readonly links?: readonly LinkRow[];
  readonly visits?: readonly VisitRow[];
  readonly users?: readonly UserRow[];
  readonly leaders?: Readonly<Record<string, string>>;
  readonly creators?: Readonly<Record<string, string>>;
  readonly twins?: Readonly<Record<string, readonly string[]>>;
}

export const aUserRow = (id: string, values: Partial<UserRow> = {}): UserRow => ({
  kind: 'user',
  id,
  name: id,
  role: 'seller',
  team: 'north',
  active: true,
  ...values,
});

/** Task types call, choose, mail and visit; two stages of leads and two of sales; the usual statuses. */
export function someSettings(values: Partial<Settings> = {}): Settings {
  const doc = new Y.Doc();
  settings.change(doc, { timeZone: 'Europe/Stockholm' }, 'test');
  const add = <K extends keyof (typeof settings)['lists'] & string>(
    list: K,
    id: string,
    entry: Parameters<typeof settings.addEntry<K>>[3],
  ) => settings.addEntry(doc, list, id, entry, 'test');
  add('taskTypes', 'call', { title: 'Call back', icon: 'call', followUpDays: 2, maximumDelay: 5 });
  add('taskTypes', 'choose', { title: 'Choose a follow-up', icon: 'choose', followUpDays: 1 });
  add('taskTypes', 'mail', { title: 'Send information', icon: 'mail', followUpDays: 1, maximumDelay: 3 });
  add('processes', 'sales', { title: 'Sales', kind: 'sales' });
  add('processes', 'leads', { title: 'Leads', kind: 'lead' });
  add('stages', 'new', { title: 'New', process: 'leads', rank: 'a', status: 'open' });
  add('stages', 'qualified', { title: 'Qualified', process: 'leads', rank: 'b', status: 'won' });
  add('stages', 'not-now', { title: 'Not now', process: 'leads', rank: 'c', status: 'lost' });
  add('stages', 'engaging', { title: 'Engaging', process: 'sales', rank: 'a', status: 'open' });
  add('stages', 'won', { title: 'Won', process: 'sales', rank: 'b', status: 'won' });
  add('statuses', 'bankrupt', { title: 'Bankrupt', effect: 'stop' });
  return { ...settings.read(doc), ...values };
}

export function given(rule: Rule, what: Given = {}): Facts {
  const state = someSettings(what.settings);
  const users = what.users ?? [aUserRow('ana'), aUserRow('otto'), aUserRow('lena'), aUserRow('ben', { role: 'manager', team: '' })];
  const byId =
    <R extends { readonly id: string }>(rows: readonly R[] = []) =>
    (id: string) =>
      rows.find((row) => row.id === id);
  const of =
    <R extends { readonly contact: string }>(rows: readonly R[] = []) =>
    (contact: string) =>
      rows.filter((row) => row.contact === contact);
  const parameter = (name: string) => what.parameters?.[name] ?? rule.parameters[name]?.initial;
  const contact = byId(what.contacts);
  return {
    day: what.day ?? '2026-03-12',
    at: what.at ?? '2026-03-12T09:00:00Z',
    settings: state,
    days: (name) => Number(parameter(name)),
    choice: (name) => state.taskTypes.find((type) => type.icon === parameter(name) || type.id === parameter(name))?.id ?? '',
    contact,
    task: byId(what.tasks),
    appointment: byId(what.appointments),
    opportunity: byId(what.opportunities),
    activity: byId(what.activities),
    quote: byId(what.quotes),
    plan: byId(what.plans),
    link: byId(what.links),
    visit: byId(what.visits),
    user: byId(users),
    leaderOf: (user) => what.leaders?.[user] ?? '',
    fallbackOwner: () => users.find((user) => user.role === 'manager')?.id ?? '',
    creatorOf: (id) => what.creators?.[id] ?? '',
    personsOf: (company) => (what.contacts ?? []).filter((row) => row.company === company),
    tasksOf: of(what.tasks),
    appointmentsOf: of(what.appointments),
    opportunitiesOf: of(what.opportunities),
    activitiesOf: of(what.activities),
    quotesOf: of(what.quotes),
    plansOf: of(what.plans),
    tasksOfPlan: (plan) => (what.tasks ?? []).filter((task) => task.plan !== '' && task.plan === plan),
    linksOf: of(what.links),
    plannedTasksOf: of(what.planned),
    twinsOf: (id) => (what.twins?.[id] ?? []).flatMap((twin) => contact(twin) ?? []),
  };
}
