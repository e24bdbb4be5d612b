/**
 * What the text of a plan stands in: the rows of this device, read at the moment they are asked for, so that the editor lives as
 * long as the page and not as long as a row.
 */
import { can, type OpportunityRow, type PlanFrame, type RowKind, shownAs, type TaskRow } from '@tandem/core';
import { type PlanFacts, planFacts } from '@tandem/core/plans/plan-figures';
import type { Translate } from '../../../i18n/i18n.ts';
import type { Format } from '../../../i18n/use-format.ts';
import type { Me } from '../../../state/session.ts';
import { EditRefused } from '../../../sync/edit.ts';
import { personColor } from '../../../sync/person-color.ts';
import { rowsOf, rowsStore } from '../../../sync/rows.ts';
import { initials } from '../../../ui/avatar.tsx';
import { placePatch } from '../../../ui/opportunities/card-patch.ts';
import { changeCard } from '../../../ui/opportunities/edits.ts';
import { missingFor } from '../../../ui/opportunities/requirements.ts';
import { stagesOf } from '../../../ui/opportunities/stages.ts';
import { topRank } from '../../../ui/opportunities/top-rank.ts';
import type { NamedKind, PlanPerson, PlanSurroundings } from '../../../ui/rich-text/plan-surroundings.ts';
import { toast } from '../../../ui/toast.tsx';
import { dayOf } from '../../../ui/work/days.ts';
import { mayReadPlan } from '../plan-rights.ts';
import { nearest } from './nearest.ts';

interface Needs {
  readonly plan: string;
  readonly mayEdit: boolean;
  readonly mayInvite: boolean;
  /** Words, numbers and the plan's frame as they are by then. */
  readonly now: () => {
    readonly me: Me;
    readonly t: Translate;
    readonly format: Format;
    readonly moneyIn: (currency: string) => Format['money'];
    readonly frame: PlanFrame;
  };
  /** Calls back when another frame can be read. */
  readonly onFrame: (listener: () => void) => () => void;
  readonly letWriteAlong: (user: string) => void;
  readonly go: (address: string) => void;
}

/** Not the plan's own row: it says how long the text is, and is another one after each burst of typing. */
const heard: readonly RowKind[] = ['opportunity', 'quote', 'task', 'contact', 'user', 'activity', 'settings', 'board', 'team'];

export function createSurroundings(needs: Needs): PlanSurroundings {
  const { plan, now } = needs;
  const t = ((...said: Parameters<Translate>) => now().t(...said)) as Translate;
  const frame = () => now().frame;
  const settings = () => rowsOf('settings').get('settings')?.state;
  const contact = (id: string) => rowsOf('contact').get(shownAs(id, rowsOf('contact')));
  const opportunity = (id: string) => rowsOf('opportunity').get(id);
  const account = () => (frame().is === 'account' ? frame().contact : '');
  const isOurs = (id: string) => {
    const found = account() === '' ? undefined : contact(id);
    return found !== undefined && (found.id === account() || found.company === account());
  };
  const person = (id: string): PlanPerson | undefined => {
    const user = rowsOf('user').get(id);
    return user && { id, name: user.name, initials: initials(user.name), color: personColor(id) };
  };
  const facts = factsAsOf(frame);
  const today = () => dayOf(new Date());
  const refused = (error: unknown) => {
    if (!(error instanceof EditRefused)) throw error;
    toast(t(`edit.${error.reason}`), { failed: true });
  };
  const nameOfCard = (row: OpportunityRow) => contact(row.contact)?.name || row.company || row.title;

  return {
    plan,
    get is() {
      return frame().is;
    },
    get account() {
      return account();
    },
    get today() {
      return today();
    },
    me: now().me.id,
    mayEdit: needs.mayEdit,
    t,
    get format() {
      return now().format;
    },
    subscribe: (listener) => {
      const stops = [needs.onFrame(listener), ...heard.map((kind) => rowsStore.subscribe(kind, listener))];
      return () => {
        for (const stop of stops) stop();
      };
    },
    person,
    contact,
    opportunity,
    quote: (id) => rowsOf('quote').get(id),
    task: (id) => rowsOf('task').get(id),
    people: (words) =>
      nearest(
        [...rowsOf('user').values()].filter((user) => user.active),
        words,
        { nameOf: (user) => user.name, isNear: (user) => mayReadPlan(frame(), user.id) },
      ).flatMap((user) => person(user.id) ?? []),
    contacts: (words) =>
      nearest(
        [...rowsOf('contact').values()].filter((row) => row.mergedInto === ''),
        words,
        { nameOf: (row) => row.name, isNear: (row) => isOurs(row.id) },
      ),
    opportunities: (words) =>
      nearest(rowsOf('opportunity').values(), words, {
        nameOf: (row) => `${row.title} ${row.company}`,
        isNear: (row) => isOurs(row.contact) && row.closedOn === '',
      }),
    quotes: (words) =>
      nearest(rowsOf('quote').values(), words, { nameOf: (row) => `${row.number} ${row.title}`, isNear: (row) => isOurs(row.contact) }),
    tasks: (words) =>
      nearest(
        [...rowsOf('task').values()].filter((row) => row.doneAt === ''),
        words,
        { nameOf: (row) => row.subject, isNear: (row) => row.plan === plan || isOurs(row.contact) },
      ),
    facts,
    money: (amount, currency) => now().moneyIn(currency)(amount),
    titleOf: (id) => titleIn(settings(), id),
    mayChange: (id) => {
      const row = opportunity(id);
      const board = row && rowsOf('board').get(row.board);
      return needs.mayEdit && board !== undefined && can(now().me.person, 'edit', { type: 'board', members: board.members });
    },
    stages: (id) => {
      const row = opportunity(id);
      const process = row && rowsOf('board').get(row.board)?.process;
      if (!row || process === undefined) return [];
      return stagesOf(settings())
        .of(process)
        .map((stage) => ({ id: stage.id, title: stage.title, shade: stage.shade, status: stage.status, missing: missingFor(row, stage) }));
    },
    rejections: () => (settings()?.rejections ?? []).filter((one) => !one.archived).map(({ id, title }) => ({ id, title })),
    changeAmount: async (id, amount) => {
      const row = opportunity(id);
      if (row) await changeCard(row, t('plans.page.amountChanged', { name: nameOfCard(row) }), { amount }).catch(refused);
    },
    changeStage: async (id, to, answers) => {
      const row = opportunity(id);
      const stage = stagesOf(settings()).byId.get(to);
      if (!row || !stage) return;
      const rank = topRank(rowsOf('opportunity').values(), to, Math.random);
      const label = t('plans.page.stageChanged', { name: nameOfCard(row), stage: stage.title });
      await changeCard(row, label, placePatch(row, stage, rank, answers, today())).catch(refused);
    },
    taskOf: (item) => newest([...rowsOf('task').values()].filter((row) => row.plan === plan && row.item === item)),
    mayReadPlan: (user) => mayReadPlan(frame(), user),
    mayInvite: needs.mayInvite,
    letWriteAlong: needs.letWriteAlong,
    addressOf: (kind, id) => addressOf(kind, id),
    open: (kind, id) => needs.go(addressOf(kind, id)),
  };
}

/** The same object until a row that could matter has changed. */
export function factsAsOf(frame: () => PlanFrame): () => PlanFacts {
  let last: { readonly of: readonly unknown[]; readonly facts: PlanFacts } | undefined;
  return () => {
    const settings = rowsOf('settings').get('settings')?.state;
    const { is, contact, person, owner } = frame();
    const of = [rowsOf('contact'), rowsOf('opportunity'), rowsOf('quote'), rowsOf('activity'), settings, is, contact, person, owner];
    if (!last || of.some((one, at) => one !== last?.of[at])) {
      const facts = planFacts(
        { is, contact, person, owner },
        {
          contacts: rowsOf('contact'),
          opportunities: rowsOf('opportunity').values(),
          quotes: rowsOf('quote').values(),
          activities: rowsOf('activity').values(),
          settings: { stages: settings?.stages ?? [], products: settings?.products ?? [], currency: settings?.currency ?? '' },
          dayOf: (instant) => (instant === '' ? '' : dayOf(new Date(instant))),
        },
      );
      last = { of, facts };
    }
    return last.facts;
  };
}

type Settings = NonNullable<ReturnType<ReturnType<typeof rowsOf<'settings'>>['get']>>['state'];
const titleIn = (settings: Settings | undefined, id: string): string =>
  [settings?.stages, settings?.taskTypes, settings?.rejections, settings?.products]
    .flatMap((list) => list ?? [])
    .find((one) => one.id === id)?.title ?? '';

const newest = (tasks: readonly TaskRow[]): TaskRow | undefined =>
  [...tasks].sort((a, b) => (a.doneAt === '' ? 0 : 1) - (b.doneAt === '' ? 0 : 1) || (a.createdAt < b.createdAt ? 1 : -1))[0];

const addresses: Readonly<Record<NamedKind, (id: string) => string>> = {
  user: () => '/team',
  contact: (id) => `/contacts/${id}`,
  opportunity: (id) => `/projects?card=${id}`,
  quote: (id) => `/quotes/${id}`,
  task: () => '/tasks',
  file: (id) => `/files?file=${id}`,
};
const addressOf = (kind: NamedKind, id: string): string => addresses[kind](id);
