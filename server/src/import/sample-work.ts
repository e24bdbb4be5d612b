/** What the sample's sellers did in the last weeks, and what they have to do: all of it around the day the sample is loaded. */
import { type NewActivity, type NewDocument, newAgenda } from './new-documents.ts';
import { addDays } from './place-cards.ts';
import { appointmentsOf } from './sample-appointments.ts';
import { numberOf, pick } from './sample-chance.ts';
import type { SampleCompany, SampleLead, SamplePersonAt } from './sample-contacts.ts';
import type { Deal } from './sample-content.ts';
import type { SampleSettings } from './sample-settings.ts';

const hour = 3_600_000;
const notes: Readonly<Record<string, readonly string[]>> = {
  call: ['Wants a price for two more units', 'Asks for delivery before the end of the month', 'Will speak with the finance director', ''],
  'not-reached': ['', 'Back next week, says the office', 'Left a message'],
  visit: ['Walked through the server room, twelve old units to replace', 'Met the new IT manager', 'Showed the GTX Pro'],
  meeting: ['Agreed on a test of four weeks', 'Went through the terms'],
  mail: ['Sent the price list', 'Sent the data sheets'],
};

/** Five in six weeks for a customer, two for others; the newest some hours ago. */
export function activitiesOf(
  company: SampleCompany,
  persons: readonly SamplePersonAt[],
  sellers: readonly string[],
  now: Date,
): readonly NewActivity[] {
  const by = [...(company.owner ? [company.owner] : []), ...sellers];
  if (by.length === 0) return [];
  return Array.from({ length: company.lifecycle === 'customer' ? 5 : 2 }, (_, i) => {
    const of = `activity ${i} of ${company.name}`;
    const chance = numberOf(of);
    const type = pick(['call', 'call', 'call', 'visit', 'mail', 'meeting'] as const, of);
    const outcome = type !== 'call' ? '' : chance % 3 === 0 ? 'not-reached' : 'reached';
    return {
      type,
      at: i === 0 ? new Date(now.getTime() - (1 + (chance % 4)) * hour).toISOString() : atWork(now, i * 6 + (chance % 3), chance),
      outcome,
      minutes: type === 'mail' ? null : outcome === 'not-reached' ? 1 : type === 'call' ? 4 + (chance % 20) : 30 + 15 * (chance % 5),
      note: pick(notes[outcome === 'not-reached' ? outcome : type] ?? [''], `note of ${of}`),
      by: i < 2 ? (by[0] ?? '') : pick(by, `by ${of}`),
      person: pick(persons, `person of ${of}`).id,
    };
  });
}

/** Some time of a working day in the workspace's zone, which is some hours behind. */
const atWork = (now: Date, daysAgo: number, chance: number): string =>
  `${addDays(now.toISOString().slice(0, 10), -daysAgo)}T${14 + (chance % 7)}:${String((chance >>> 4) % 60).padStart(2, '0')}:00Z`;

/** Days from today for the first, second, third task of a seller: something is late, something due now, something to come. */
const dueIn = [-3, 0, 1, -1, 0, 4, 2, 9];

interface Work {
  readonly leads: readonly SampleLead[];
  readonly companies: ReadonlyMap<string, SampleCompany>;
  readonly personsAt: ReadonlyMap<string, readonly SamplePersonAt[]>;
  /** The seller's opportunities. */
  readonly deals: readonly Deal[];
  readonly settings: SampleSettings;
  readonly today: string;
  readonly now: Date;
  readonly newId: () => string;
}

export function agendaOf(user: string, { leads, companies, personsAt, deals, settings, today, now, newId }: Work): NewDocument {
  const type = (title: string) => settings.taskTypes.get(title) ?? '';
  const mine = leads.filter((lead) => lead.owner === user);
  const withCompany = deals.filter((deal) => companies.has(deal.account));
  const open = withCompany.filter((deal) => deal.closedOn === '');
  const about = open.length > 0 ? open : withCompany;
  const many = Math.min(8, Math.max(3 + (numberOf(`tasks of ${about[0]?.seller ?? user}`) % 6), 2 * mine.length - 1));
  const created = new Date(now.getTime() - 9 * 24 * hour).toISOString();
  const task = (i: number) => {
    const lead = mine[Math.floor(i / 2)];
    const deal = about[(i * 7) % Math.max(1, about.length)];
    const company = companies.get(deal?.account ?? '');
    const days = dueIn[i] ?? 0;
    const due = addDays(today, days < 0 ? days - (numberOf(`${i} ${deal?.outsideId}`) % 3) : days);
    const common = { due, firstDue: due, createdAt: created };
    // Leads first: none may be forgotten.
    if (lead?.isPutOff && (i % 2 === 0 || !company)) {
      const later = addDays(today, 40 + (numberOf(lead.name) % 20));
      return { ...common, due: later, firstDue: later, subject: 'Ask again', type: type('Call back'), contact: lead.id };
    }
    if (lead && (i % 2 === 0 || !company))
      return lead.hasMail
        ? { ...common, subject: 'Send a presentation and call', type: type('Send a presentation'), contact: lead.id }
        : { ...common, subject: 'First call, no e-mail address known', type: type('Call back'), contact: lead.id };
    const [title, subject] = pick(
      [
        ['Call back', `Call back about ${deal?.product}`],
        ['Follow up a quote', `Follow up the quote for ${deal?.product}`],
        ['Visit', `Visit: show the ${deal?.product}`],
      ] as const,
      `task ${i} ${deal?.outsideId}`,
    );
    return { ...common, subject, type: type(title), ...(company && { contact: company.id }) };
  };
  const done = (i: number) => ({
    ...task(i + 1),
    subject: 'Call back',
    type: type('Call back'),
    due: today,
    firstDue: today,
    doneAt: new Date(now.getTime() - (1 + 2 * i) * hour).toISOString(),
    outcome: i === 0 ? ('reached' as const) : ('not-reached' as const),
  });
  const tasks = [...Array.from({ length: many }, (_, i) => task(i)), done(0), done(1)];
  const visited = about.flatMap((deal) => companies.get(deal.account) ?? []);
  return newAgenda({ user, tasks, appointments: appointmentsOf({ companies: visited, personsAt, today, now }) }, newId);
}
