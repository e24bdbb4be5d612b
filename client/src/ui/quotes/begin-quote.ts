/** A new quote: a document made on this device, with what is known already. It needs no network and is one step for undo. */
import { type OpportunityRow, type Quote, type QuoteLine, quote, ranks, type Settings } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { readOnce } from '../../sync/at-hand.ts';
import { EditRefused, editDocument } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { rowsOf } from '../../sync/rows.ts';
import { toast } from '../toast.tsx';

export interface QuoteStart {
  readonly contact?: string;
  readonly opportunity?: OpportunityRow;
  /** The id of an earlier quote whose lines, terms and words are taken along. */
  readonly from?: string;
}
type Line = Partial<Omit<QuoteLine, 'id' | 'rank'>>;
interface Beginning {
  readonly fields: Partial<Quote>;
  readonly lines: readonly Line[];
  readonly prose: Readonly<Record<string, readonly (Y.XmlElement | Y.XmlText)[]>>;
}

/** Answers its id, or says in words why there is none. */
export async function beginQuote(start: QuoteStart, me: string): Promise<string | undefined> {
  const settings = rowsOf('settings').get('settings')?.state;
  try {
    const begun = start.from ? await copyOf(start.from) : startOf(start, settings);
    const id = newId();
    await editDocument(
      quote.nameOf(id),
      translate('quotes.edit.begin'),
      (doc) => {
        quote.change(doc, { ...begun.fields, owner: me, createdAt: new Date().toISOString() }, 'me');
        const places = ranks(begun.lines.length);
        begun.lines.forEach((line, at) => void quote.addEntry(doc, 'lines', newId(), { ...line, rank: places[at] ?? '' }, 'me'));
        for (const [name, parts] of Object.entries(begun.prose)) doc.getXmlFragment(name).insert(0, [...parts]);
      },
      { create: true },
    );
    return id;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return undefined;
  }
}

/** From an opportunity its title, contact and product, with its amount as the first line. */
export function startOf({ contact = '', opportunity }: QuoteStart, settings: Pick<Settings, 'products'> | undefined): Beginning {
  const about = opportunity?.contact || contact;
  const fields = { contact: about, person: onlyReachable(about) };
  if (!opportunity) return { fields, lines: [], prose: {} };
  const product = settings?.products.find(({ id }) => id === opportunity.product);
  const price = opportunity.amount ?? product?.price ?? null;
  const title = product?.title || opportunity.title;
  const lines: readonly Line[] =
    product || price !== null ? [{ kind: 'product', product: product?.id ?? '', title, quantity: 1, price }] : [];
  return {
    fields: {
      ...fields,
      title: opportunity.title || title,
      opportunity: opportunity.id,
      board: opportunity.document.replace(/^board\//, ''),
    },
    lines,
    prose: {},
  };
}

/** What was agreed once, for the next time: everything but its number, its answer and the opportunity it was made for. */
export async function copyOf(id: string): Promise<Beginning> {
  return readOnce(quote.nameOf(id), (doc) => {
    const { title, contact, person, currency, discount, tax, lines } = quote.read(doc);
    return {
      fields: { title, contact, person, currency, discount, tax },
      lines: [...lines].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ id: _, rank: __, ...line }) => line),
      prose: Object.fromEntries(quote.prose.map((name) => [name, clonesOf(doc.getXmlFragment(name))])),
    };
  });
}

const clonesOf = (fragment: Y.XmlFragment) => fragment.toArray().map((part) => part.clone() as Y.XmlElement | Y.XmlText);

/** Whom it is for goes without saying when only one person of the company has a mail address. */
function onlyReachable(contact: string): string {
  const persons = [...rowsOf('contact').values()].filter(
    (row) => row.is === 'person' && row.company === contact && row.mails.length > 0 && row.mergedInto === '',
  );
  return contact !== '' && persons.length === 1 ? (persons[0]?.id ?? '') : '';
}
