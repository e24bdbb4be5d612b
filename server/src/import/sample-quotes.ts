/**
 * Forty-five quotes of the sample's sellers, for opportunities of the file and people of its companies: drafts, sent and seen ones,
 * answered ones, ones that ran out, and five that run out within three days of the load. Days are counted from that day.
 */
import { type ContactRow, type Freezing, freezeQuote, nameOf, quote, quoteNumber, ranks, type SentQuote } from '@tandem/core';
import * as Y from 'yjs';
import type { NewDocument } from './new-documents.ts';
import { addDays, daysBetween } from './place-cards.ts';
import { numberOf, pick } from './sample-chance.ts';
import type { SampleCompany, SamplePersonAt } from './sample-contacts.ts';
import type { Deal } from './sample-content.ts';
import { sampleEmail } from './sample-people.ts';
import { type Plan, plansOf } from './sample-quote-plans.ts';
import type { SampleSettings } from './sample-settings.ts';

interface Needs {
  readonly deals: readonly Deal[];
  readonly companies: ReadonlyMap<string, SampleCompany>;
  readonly personsAt: ReadonlyMap<string, readonly SamplePersonAt[]>;
  readonly settings: SampleSettings;
  readonly priceOf: ReadonlyMap<string, number>;
  /** The card of an opportunity and its board, by the file's own id. */
  readonly cardOf: (outsideId: string) => { readonly card: string; readonly board: string } | undefined;
  readonly batch: string;
  readonly today: string;
  readonly newId: () => string;
  readonly userOf: (name: string) => string;
}

export function sampleQuotes(needs: Needs): readonly NewDocument[] {
  const plans = plansOf(
    needs.deals.filter(({ account }) => needs.companies.has(account)),
    needs.today,
  );
  const given = new Map<string, number>();
  const numberFor = (sentOn: string): string => {
    const year = sentOn.slice(0, 4);
    given.set(year, (given.get(year) ?? 0) + 1);
    return quoteNumber(Number(year), given.get(year) ?? 0);
  };
  // Numbers are given in the order in which quotes were sent for the first time.
  const inOrder = [...plans].sort((a, b) =>
    a.sentOn < b.sentOn ? -1 : a.sentOn > b.sentOn ? 1 : a.deal.outsideId < b.deal.outsideId ? -1 : 1,
  );
  return inOrder.map((plan) => newQuote(plan, plan.state === 'draft' ? '' : numberFor(plan.sentOn), needs));
}

function newQuote(plan: Plan, number: string, needs: Needs): NewDocument {
  const { deal, state } = plan;
  const id = needs.newId();
  const owner = needs.userOf(deal.seller);
  const company = needs.companies.get(deal.account);
  const person = pick(needs.personsAt.get(company?.id ?? '') ?? [], `quote to ${deal.outsideId}`);
  const card = needs.cardOf(deal.outsideId);
  const doc = new Y.Doc();
  doc.transact(() => {
    quote.change(
      doc,
      {
        title: titleOf(deal),
        contact: company?.id ?? '',
        person: person.id,
        ...(card && { opportunity: card.card, board: card.board }),
        owner,
        discount: plan.discount,
        createdAt: at(addDays(plan.sentOn, -1), 14),
        ...(plan.validDays !== undefined && { validDays: plan.validDays }),
      },
      'import',
    );
    addLines(doc, plan, needs);
    addText(doc, 'intro', [`Dear ${person.name.split(' ')[0]}, as agreed here is our quote. ${pick(remarks, `remark ${deal.outsideId}`)}`]);
    addText(doc, 'terms', terms);
  });
  if (state !== 'draft') send(doc, id, { plan, number, owner, company, person, needs });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { name: nameOf('quote', id), update };
}

const remarks = [
  'Delivery takes two weeks from the order.',
  'Installation in your server room is included.',
  'The price holds for all of your sites.',
  'A test unit can stay with you for four weeks.',
] as const;
const terms = ['Payment within 30 days. Delivery free of charge within the United States.', 'Three years of warranty on all units.'];
const titleOf = ({ product, account }: Deal): string => `${product} for ${account}`.slice(0, 120);
/** Some hour of a working day where the workspace is, which is some hours behind. */
const at = (day: string, hour: number): string => `${day}T${hour}:${String(numberOf(day) % 60).padStart(2, '0')}:00Z`;

function addLines(doc: Y.Doc, { deal, quantity, price, extra }: Plan, { settings, priceOf, newId }: Needs): void {
  const list = price ?? priceOf.get(deal.product) ?? 0;
  const lines = [
    {
      product: settings.products.get(deal.product) ?? '',
      title: deal.product,
      detail: pick(details, deal.outsideId),
      quantity,
      price: list,
    },
    ...(extra > 0
      ? [{ title: 'Installation and handover', detail: 'At your site, by two of our technicians', quantity: 1, price: 180 * extra }]
      : []),
    ...(extra > 1
      ? [
          {
            kind: 'option' as const,
            product: settings.products.get('MG Special') ?? '',
            title: 'MG Special',
            detail: 'Spare unit',
            quantity: 2,
            price: priceOf.get('MG Special') ?? 0,
          },
        ]
      : []),
  ];
  const places = ranks(lines.length);
  for (const [i, line] of lines.entries()) quote.addEntry(doc, 'lines', newId(), { rank: places[i] ?? '', ...line }, 'import');
}
const details = ['Rack unit with two power supplies', 'With rails and cables', 'Tested and configured', ''] as const;

function addText(doc: Y.Doc, name: string, lines: readonly string[]): void {
  doc.getXmlFragment(name).push(
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
}

interface Sent {
  readonly plan: Plan;
  readonly number: string;
  readonly owner: string;
  readonly company: SampleCompany | undefined;
  readonly person: SamplePersonAt;
  readonly needs: Needs;
}

function send(doc: Y.Doc, id: string, { plan, number, owner, company, person, needs }: Sent): void {
  const { versions, state, discount } = plan;
  const history = (day: string, hour: number, to: Plan['state'], version: number, actor: string, note = '') =>
    quote.addEntry(doc, 'history', needs.newId(), { at: at(day, hour), actor, state: to, version, note }, 'import');
  let content: SentQuote | undefined;
  for (let version = 1; version <= versions; version++) {
    // The first of two versions was dearer, and was gone through a week before the second.
    const sentOn = version === versions ? plan.lastSentOn : plan.sentOn;
    content = freezeQuote({
      quote: id,
      state: { ...quote.read(doc), discount: version === versions ? discount : 0 },
      settings: sender(needs.settings),
      contact: rowOf(company),
      company: undefined,
      person,
      recipient: person.name,
      seller: { id: owner, name: plan.deal.seller, mail: sampleEmail(plan.deal.seller) },
      number,
      version,
      language: 'en',
      sentOn,
      intro: [doc.getXmlFragment('intro')].flatMap(plainOf),
      terms,
      accept: true,
    });
    const { net, total } = content.totals;
    const sent = {
      version,
      sentAt: at(sentOn, 15),
      sentBy: owner,
      validUntil: content.validUntil,
      net,
      total,
      content: JSON.stringify(content),
    };
    quote.addEntry(doc, 'versions', needs.newId(), sent, 'import');
    if (version > 1) history(sentOn, 14, 'draft', version, owner);
    history(sentOn, 15, 'sent', version, owner);
  }
  const last = content?.validUntil ?? '';
  const seen = state === 'viewed' || state === 'accepted' || state === 'refused' || (state === 'expired' && versions > 1);
  if (seen)
    history(
      dayBetween(plan.lastSentOn, plan.answeredOn || needs.today),
      18,
      'viewed',
      versions,
      `rule:quote-viewed/${id}/${versions}/quote.state/${id}:viewed`,
    );
  if (state === 'expired')
    history(addDays(last, 1), 12, 'expired', versions, `rule:quote-expires/${id}/${versions}/quote.state/${id}:expired`);
  const answered = state === 'accepted' || state === 'refused';
  const answer = answered
    ? { at: at(plan.answeredOn, 19), name: person.name, reason: state === 'refused' ? pick(reasons, plan.deal.outsideId) : '' }
    : undefined;
  if (answered) history(plan.answeredOn, 19, state, versions, `import:${needs.batch}`, person.name);
  quote.change(doc, { number, state, validUntil: last, ...(answer && { answer }) }, 'import');
}
const reasons = ['Chose a competitor', 'No budget this year', 'Too expensive', ''] as const;

const sender = ({ content }: SampleSettings): Freezing['settings'] => {
  const { companyName = '', address = '', currency = '', senderName = '', quotationDays = null } = content;
  return { companyName, vatNumber: '', address, currency, senderName, quotationDays, products: [] };
};

/** The day after it was sent, or the same one. */
const dayBetween = (from: string, to: string): string => (daysBetween(from, to) > 1 ? addDays(from, 1) : from);
const plainOf = (fragment: Y.XmlFragment): string[] =>
  fragment.toArray().map((node) => (node as Y.XmlElement).toArray().map(String).join(''));

function rowOf(company: SampleCompany | undefined): Pick<ContactRow, 'is' | 'name' | 'jobTitle' | 'addresses'> | undefined {
  if (!company) return undefined;
  const { street = '', postcode = '', town = '' } = company.where.address;
  return {
    is: 'company',
    name: company.name,
    jobTitle: '',
    addresses: [[street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')],
  };
}
