/** What follows from a quote (R4, R9): a person has seen it, it was answered, its days are over, and nobody forgets one that is out. */
import { addDays } from '../documents/days.ts';
import type { ContactRow, TaskRow } from '../projections/row.ts';
import type { QuoteRow } from '../projections/shared-rows.ts';
import { daysLeft, isOver } from '../quotes/validity.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isPerson, stopsFollowUps, whoAnswersFor, worksWith } from './lead.ts';
import { openTask } from './open-task.ts';
import { dailyRule, rule } from './rule.ts';

const isOut = (quote: QuoteRow | undefined): quote is QuoteRow => quote?.state === 'sent' || quote?.state === 'viewed';

/** Who is told of it: the seller of the quote while they work with its contact (N11), otherwise whoever answers for that. */
function sellerOf(facts: Facts, quote: QuoteRow | undefined): string {
  if (!quote) return '';
  const contact = facts.contact(quote.contact);
  const seller = facts.user(quote.owner)?.active === true;
  if (!contact) return seller && quote.contact === '' ? quote.owner : '';
  return seller && worksWith(facts, contact, quote.owner) ? quote.owner : whoAnswersFor(facts, contact);
}

/** A person at a company accepts for the company; what was merged is the one it was merged into. */
function buyerOf(facts: Facts, id: string): ContactRow | undefined {
  const found = facts.contact(id);
  const contact = found?.mergedInto ? facts.contact(found.mergedInto) : found;
  return contact?.is === 'person' && contact.company !== '' ? (facts.contact(contact.company) ?? contact) : contact;
}

export const acceptedMakesCustomer = rule({
  name: 'accepted-makes-customer',
  rows: ['S0-54'],
  version: 1,
  parameters: {},
  on: ['quote.accepted'],
  concerns: ({ contactId }, facts) => buyerOf(facts, contactId) !== undefined,
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'A quote was accepted': ({ quoteId }, facts) => facts.quote(quoteId)?.state === 'accepted',
    'It is not a customer yet': ({ contactId }, facts) => (buyerOf(facts, contactId)?.lifecycle ?? 'customer') !== 'customer',
    'Nobody has decided its stage by hand': ({ contactId }, facts) => buyerOf(facts, contactId)?.stageByHand === '',
  },
  effects: ({ contactId }, facts) => [{ type: 'contact.lifecycle', contact: buyerOf(facts, contactId)?.id ?? contactId, to: 'customer' }],
});

export const quoteViewed = rule({
  name: 'quote-viewed',
  rows: ['S0-44'],
  version: 1,
  parameters: {},
  on: ['link.opened'],
  concerns: ({ quoteId }, facts) => quoteId !== '' && facts.quote(quoteId) !== undefined,
  about: ({ quoteId }) => `quote/${quoteId}`,
  when: {
    'It is sent and nobody had seen it': ({ quoteId }, facts) => facts.quote(quoteId)?.state === 'sent',
    'The link leads to what was sent last': ({ quoteId, linkId }, facts) => facts.link(linkId)?.version === facts.quote(quoteId)?.version,
  },
  effects: ({ quoteId }) => [{ type: 'quote.state', quote: quoteId, to: 'viewed' }],
  once: ({ quoteId }, facts) => ofVersion(facts, quoteId),
});

export const quoteExpires = dailyRule({
  name: 'quote-expires',
  rows: ['S0-43', 'S0-44'],
  version: 1,
  parameters: {},
  each: 'open-quote',
  concerns: ({ subject, day }, facts) => isOver(facts.quote(subject)?.validUntil ?? '', day),
  about: ({ subject }) => `quote/${subject}`,
  when: {
    'It is sent and not answered': ({ subject }, facts) => isOut(facts.quote(subject)),
    'Its last day is over': ({ subject, day }, facts) => isOver(facts.quote(subject)?.validUntil ?? '', day),
  },
  effects: ({ subject }) => [{ type: 'quote.state', quote: subject, to: 'expired' }],
  once: ({ subject }, facts) => ofVersion(facts, subject),
});

export const quoteExpiring = dailyRule({
  name: 'quote-expiring',
  rows: ['S0-43'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 3, most: 60 }, type: { kind: 'task-type', initial: 'quote' } },
  each: 'open-quote',
  concerns: ({ subject }, facts) => runsOutSoon(facts, subject),
  about: ({ subject }) => `quote/${subject}`,
  when: {
    'It is sent and not answered': ({ subject }, facts) => isOut(facts.quote(subject)),
    'It runs out within the days chosen': ({ subject }, facts) => runsOutSoon(facts, subject),
    'Somebody answers for it': ({ subject }, facts) => sellerOf(facts, facts.quote(subject)) !== '',
    'The status of the contact does not stop follow-ups': ({ subject }, facts) => followsUp(facts, facts.quote(subject)),
  },
  effects: ({ subject }, facts) => {
    const quote = facts.quote(subject);
    if (!quote) return [];
    const told: Effect = {
      type: 'notice',
      user: sellerOf(facts, quote),
      kind: 'quote-expiring',
      about: `quote/${subject}`,
      contact: quote.contact,
      detail: { number: quote.number, validUntil: quote.validUntil },
    };
    // Whoever is to follow it up in these days anyway has one task, not two.
    const planned = followUpsOf(facts, quote).some((task) => task.due <= quote.validUntil);
    return planned ? [told] : [followUp(facts, quote, 0), told];
  },
  once: ({ subject }, facts) => ofVersion(facts, subject),
});

export const quoteFollowUp = rule({
  name: 'quote-follow-up',
  rows: ['S0-43', 'S0-44'],
  version: 1,
  parameters: { days: { kind: 'days', initial: 5, most: 60 }, type: { kind: 'task-type', initial: 'quote' } },
  on: ['quote.sent'],
  // What an import brings as sent was sent elsewhere, long ago.
  concerns: ({ quoteId, actor }, facts) => isPerson(actor) && facts.quote(quoteId) !== undefined,
  about: ({ quoteId }) => `quote/${quoteId}`,
  when: {
    'It is sent and not answered': ({ quoteId }, facts) => isOut(facts.quote(quoteId)),
    'It holds longer than the days to wait': ({ quoteId }, facts) => {
      const last = facts.quote(quoteId)?.validUntil ?? '';
      return last === '' || last >= addDays(facts.day, facts.days('days'));
    },
    'Somebody answers for it': ({ quoteId }, facts) => sellerOf(facts, facts.quote(quoteId)) !== '',
    'The status of the contact does not stop follow-ups': ({ quoteId }, facts) => followsUp(facts, facts.quote(quoteId)),
  },
  effects: ({ quoteId }, facts) => {
    const quote = facts.quote(quoteId);
    return quote ? [followUp(facts, quote, facts.days('days'))] : [];
  },
  once: ({ quoteId, version }) => `${quoteId}/${version}`,
});

/** What was answered, or sent anew, is not followed up as it was. */
export const quoteFollowUpOver = rule({
  name: 'quote-follow-up-over',
  rows: ['S0-44'],
  version: 1,
  parameters: {},
  on: ['quote.accepted', 'quote.refused', 'quote.sent'],
  concerns: (event, facts) => overBy(event, facts).length > 0,
  about: ({ quoteId }) => `quote/${quoteId}`,
  when: { 'A task that a rule made is open': (event, facts) => overBy(event, facts).length > 0 },
  effects: (event, facts) => overBy(event, facts).map((task) => ({ type: 'task.close' as const, user: task.owner, task: task.id })),
});

export const quoteAnsweredTold = rule({
  name: 'quote-answered-told',
  rows: ['S0-44'],
  version: 1,
  parameters: {},
  on: ['quote.accepted', 'quote.refused'],
  concerns: ({ actor }) => !actor.startsWith('import:'),
  about: ({ quoteId }) => `quote/${quoteId}`,
  when: {
    'Somebody answers for it': ({ quoteId }, facts) => sellerOf(facts, facts.quote(quoteId)) !== '',
    'Somebody else has written the answer down': ({ quoteId, actor }, facts) => sellerOf(facts, facts.quote(quoteId)) !== actor,
  },
  effects: ({ type, quoteId, contactId }, facts) => {
    const quote = facts.quote(quoteId);
    return [
      {
        type: 'notice',
        user: sellerOf(facts, quote),
        kind: type === 'quote.accepted' ? 'quote-accepted' : 'quote-refused',
        about: `quote/${quoteId}`,
        contact: contactId,
        detail: { number: quote?.number ?? '', net: quote?.net ?? 0, currency: quote?.currency || facts.settings.currency },
      },
    ];
  },
  once: ({ type, quoteId }, facts) => `${ofVersion(facts, quoteId)}/${type}`,
});

const ofVersion = (facts: Facts, quote: string): string => `${quote}/${facts.quote(quote)?.version ?? 0}`;

const runsOutSoon = (facts: Facts, id: string): boolean => {
  const left = daysLeft(facts.quote(id)?.validUntil ?? '', facts.day);
  return left !== undefined && left >= 0 && left <= facts.days('days');
};

const followsUp = (facts: Facts, quote: QuoteRow | undefined): boolean =>
  !stopsFollowUps(facts.settings, quote && facts.contact(quote.contact));

const followUp = (facts: Facts, quote: QuoteRow, days: number): Effect =>
  openTask(facts, {
    user: sellerOf(facts, quote),
    contact: quote.contact,
    opportunity: quote.opportunity,
    taskType: facts.choice('type'),
    subject: subjectOf(quote),
    days,
  });
const subjectOf = ({ number, title }: QuoteRow): string => [number, title].filter(Boolean).join(', ').slice(0, 200);

/** Made for this quote, also one that has gone to another seller with the contact since. */
function followUpsOf(facts: Facts, quote: QuoteRow): readonly TaskRow[] {
  const made = [quoteFollowUp.name, quoteExpiring.name].map((name) => `${name}/${quote.id}/`);
  const numbered = `${quote.number}, `;
  return facts
    .tasksOf(quote.contact)
    .filter(
      ({ doneAt, effect, subject }) =>
        doneAt === '' && effect !== '' && (made.some((key) => effect.startsWith(key)) || subject.startsWith(numbered)),
    );
}

type Ended = { readonly type: string; readonly quoteId: string };
function overBy(event: Ended, facts: Facts): readonly TaskRow[] {
  const quote = facts.quote(event.quoteId);
  if (!quote) return [];
  const now = `/${quote.id}/${quote.version}/`;
  // The task of the version that was just sent may be there already.
  return followUpsOf(facts, quote).filter(({ effect }) => event.type !== 'quote.sent' || !effect.includes(now));
}
