/**
 * What each condition of a rule read, for "Why?" (N2, N3): a few plain values beside the condition. Only fields named here are noted.
 * Mail addresses and telephones are noted as how many there are; names, notes and other free words never are.
 */
import type { RowKind } from '../projections/row.ts';
import type { Facts } from './facts.ts';

export interface ConditionRead {
  /** The row it was read from, as `<kind>/<id>`: with that row go those who may see it, and its erasure. */
  readonly of: string;
  /** A field of the row; or a list it was found in, such as `tasks`, which is 0 at the row that has none. */
  readonly field: string;
  readonly value: string | number | boolean;
}

const most = 5;
const mostOfList = 3;
const longest = 60;

const words = (all: string): ReadonlySet<string> => new Set(all.split(' '));
/** Ids, days, choices, numbers, and a contact's town and country. */
const plain: { readonly [K in RowKind]?: ReadonlySet<string> } = {
  contact: words(
    'is lifecycle stageByHand leadStage status owner source campaign industry sizeClass employees revenue town country createdAt',
  ),
  task: words('owner type due firstDue limit wanted doneAt outcome'),
  appointment: words('is'),
  opportunity: words('stage product type owner amount'),
  activity: words('type outcome mailed'),
  quote: words('state owner version validUntil'),
  plan: words('owner template askedAt reviewOn'),
  link: words('version revokedAt'),
  visit: words('is level counts decidedBy'),
  user: words('active role'),
  settings: words('leadProcessOn prospectsOn'),
};
/** Only how many there are. */
const counted: { readonly [K in RowKind]?: ReadonlySet<string> } = {
  contact: words('mails phones'),
  appointment: words('invite'),
  activity: words('mailTo'),
  link: words('mail'),
};
/** Lists, and what is asked of people and of how the workspace is set. */
const asked = ['tasks', 'appointments', 'opportunities', 'quotes', 'twins', 'planned', 'leader', 'parameter.days'] as const;
/** Every field that can stand in a decision, for whoever puts them into words: `<kind>.<field>`, or the name of a list. */
export const notedFields = (): readonly string[] => [
  ...[plain, counted].flatMap((kinds) => Object.entries(kinds).flatMap(([kind, fields]) => [...fields].map((field) => `${kind}.${field}`))),
  ...asked,
];
/** What an event itself says of the row that it is about: its parts, as fields of that row. */
const told: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'contact.created': { owner: 'owner' },
  'contact.lead-moved': { to: 'leadStage' },
  'contact.lifecycle-changed': { to: 'lifecycle' },
  'contact.owner-changed': { to: 'owner' },
  'contact.stage-decided': { to: 'stageByHand' },
  'opportunity.opened': { stage: 'stage' },
  'opportunity.stage-changed': { to: 'stage' },
  'task.completed': { outcome: 'outcome' },
  'task.limit-reached': { limit: 'limit', wanted: 'wanted' },
};

/** The facts and the event as they are, noting what is read of them until `taken` is asked for. */
export function noteReads<E extends object>(facts: Facts, event: E) {
  let reads: ConditionRead[] = [];
  function note(of: string, field: string, found: unknown): void {
    if (reads.length >= most || reads.some((one) => one.of === of && one.field === field)) return;
    const value = typeof found === 'string' ? found.slice(0, longest) : (found ?? '');
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') reads.push({ of, field, value });
  }
  function row<R extends object>(kind: RowKind, id: string, content: R): R {
    return new Proxy(content, {
      get(target, field, receiver) {
        const value: unknown = Reflect.get(target, field, receiver);
        if (typeof field !== 'string') return value;
        if (plain[kind]?.has(field)) note(`${kind}/${id}`, field, value);
        else if (counted[kind]?.has(field)) note(`${kind}/${id}`, field, howMany(value));
        return value;
      },
    });
  }
  const one =
    <R extends object>(kind: RowKind, read: (id: string) => R | undefined) =>
    (id: string): R | undefined => {
      const found = read(id);
      return found && row(kind, id, found);
    };
  /** Those that matter, with what matters of them. */
  function list<R extends { readonly kind: RowKind; readonly id: string }>(
    owner: RowKind,
    field: (typeof asked)[number],
    read: (of: string) => readonly R[],
    say: (one: R) => string | true | undefined,
  ) {
    return (of: string): readonly R[] => {
      const all = read(of);
      const matter = all.flatMap((found) => {
        const value = say(found);
        return value === undefined ? [] : [{ found, value }];
      });
      if (matter.length === 0 && of !== '') note(`${owner}/${of}`, field, 0);
      for (const { found, value } of matter.slice(0, mostOfList)) note(`${found.kind}/${found.id}`, field, value);
      return all;
    };
  }
  const openTask = (task: { readonly doneAt: string; readonly due: string }) => (task.doneAt === '' ? task.due : undefined);

  const noting: Facts = {
    ...facts,
    settings: row('settings', 'settings', facts.settings),
    days(parameter) {
      const value = facts.days(parameter);
      note('settings/settings', `parameter.${parameter}`, value);
      return value;
    },
    contact: one('contact', facts.contact),
    task: one('task', facts.task),
    appointment: one('appointment', facts.appointment),
    opportunity: one('opportunity', facts.opportunity),
    activity: one('activity', facts.activity),
    quote: one('quote', facts.quote),
    plan: one('plan', facts.plan),
    link: one('link', facts.link),
    visit: one('visit', facts.visit),
    user: one('user', facts.user),
    leaderOf(user) {
      const leader = facts.leaderOf(user);
      if (user !== '') note(`user/${user}`, 'leader', leader);
      return leader;
    },
    personsOf: (company) => facts.personsOf(company).map((person) => row('contact', person.id, person)),
    tasksOf: list('contact', 'tasks', facts.tasksOf, openTask),
    tasksOfPlan: list('plan', 'tasks', facts.tasksOfPlan, openTask),
    appointmentsOf: list('contact', 'appointments', facts.appointmentsOf, ({ startsAt }) =>
      Date.parse(startsAt) > Date.parse(facts.at) ? startsAt : undefined,
    ),
    opportunitiesOf: list('contact', 'opportunities', facts.opportunitiesOf, ({ stage }) => stage),
    quotesOf: list('contact', 'quotes', facts.quotesOf, ({ state }) => state),
    twinsOf: list('contact', 'twins', facts.twinsOf, ({ mergedInto }) => (mergedInto === '' ? true : undefined)),
    plannedTasksOf(contact) {
      const planned = facts.plannedTasksOf(contact);
      if (planned.length > 0) note(`contact/${contact}`, 'planned', planned.length);
      return planned;
    },
  };
  return {
    facts: noting,
    event: eventNoting(event, note),
    /** What was read since it was asked for last. */
    taken(): readonly ConditionRead[] {
      const taken = reads;
      reads = [];
      return taken;
    },
  };
}

function eventNoting<E extends object>(event: E, note: (of: string, field: string, value: unknown) => void): E {
  const { type = '' } = event as { readonly type?: string };
  const parts = Object.hasOwn(told, type) ? told[type] : undefined;
  if (!parts) return event;
  const [kind = ''] = type.split('.');
  const id = String(Reflect.get(event, `${kind}Id`) ?? '');
  return new Proxy(event, {
    get(target, part, receiver) {
      const value: unknown = Reflect.get(target, part, receiver);
      if (typeof part === 'string' && Object.hasOwn(parts, part)) note(`${kind}/${id}`, parts[part] ?? '', value);
      return value;
    },
  });
}

const howMany = (value: unknown): number => (Array.isArray(value) ? value.length : value === '' || value === undefined ? 0 : 1);
