/** Surroundings for tests, as a literal: what matters is said, everything else is an empty workspace on an ordinary Thursday. */
import type { ContactRow, OpportunityRow, QuoteRow, TaskRow } from '@tandem/core';
import type { PlanFacts } from '@tandem/core/plans/plan-figures';
import { catalogues } from '../../i18n/i18n.ts';
import { formatMessage } from '../../i18n/message.ts';
import { createFormat } from '../../i18n/use-format.ts';
import type { PlanPerson, PlanSurroundings } from './plan-surroundings.ts';

export interface GivenSurroundings extends Partial<Omit<PlanSurroundings, 'facts'>> {
  readonly colleagues?: readonly { readonly id: string; readonly name: string }[];
  readonly rows?: {
    readonly contacts?: readonly ContactRow[];
    readonly opportunities?: readonly OpportunityRow[];
    readonly quotes?: readonly QuoteRow[];
    readonly tasks?: readonly TaskRow[];
  };
  readonly facts?: Partial<PlanFacts>;
}

const today = '2026-03-12';
const has = (words: string) => (text: string) => text.toLowerCase().includes(words.toLowerCase());

export function givenSurroundings({ colleagues = [], rows = {}, facts = {}, ...values }: GivenSurroundings = {}): PlanSurroundings {
  const person = ({ id, name }: { readonly id: string; readonly name: string }): PlanPerson => ({
    id,
    name,
    initials: name.slice(0, 1),
    color: 1,
  });
  const people = colleagues.map(person);
  const { contacts = [], opportunities = [], quotes = [], tasks = [] } = rows;
  const all: PlanFacts = {
    opportunities,
    quotes,
    activities: [],
    stages: [],
    products: [],
    currency: 'EUR',
    dayOf: (instant) => instant.slice(0, 10),
    ...facts,
  };
  const byId =
    <T extends { readonly id: string }>(list: readonly T[]) =>
    (id: string) =>
      list.find((one) => one.id === id);
  const format = createFormat('en-GB', 'EUR', () => new Date(`${today}T12:00:00`));
  return {
    plan: 'p1',
    is: 'account',
    account: '',
    today,
    me: 'ana',
    mayEdit: true,
    t: (key, said = {}) => formatMessage(catalogues.en[key], said, 'en-GB'),
    format,
    subscribe: () => () => undefined,
    person: byId(people),
    contact: byId(contacts),
    opportunity: byId(opportunities),
    quote: byId(quotes),
    task: byId(tasks),
    people: (words) => people.filter(({ name }) => has(words)(name)),
    contacts: (words) => contacts.filter(({ name }) => has(words)(name)),
    opportunities: (words) => opportunities.filter(({ title }) => has(words)(title)),
    quotes: (words) => quotes.filter(({ title }) => has(words)(title)),
    tasks: (words) => tasks.filter(({ subject }) => has(words)(subject)),
    facts: () => all,
    money: (amount) => format.money(amount),
    titleOf: (id) => id,
    mayChange: () => true,
    stages: () => [],
    rejections: () => [],
    changeAmount: async () => undefined,
    changeStage: async () => undefined,
    taskOf: (item) => tasks.find((task) => task.item === item),
    mayReadPlan: () => true,
    mayInvite: true,
    letWriteAlong: () => undefined,
    addressOf: (kind, id) => `/${kind}/${id}`,
    open: () => undefined,
    ...values,
  };
}
