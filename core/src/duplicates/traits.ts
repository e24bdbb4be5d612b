/** A contact, reduced to what it can be recognised by, and the keys it is looked up under. */
import type { ContactRow } from '../projections/row.ts';
import { comparableMail, domainOf } from './mailboxes.ts';
import { companyWords, personKey, personWords } from './names.ts';
import { type PhoneTraits, phoneTraits, type VatTraits, vatTraits } from './numbers.ts';

/** What is known of somebody, be it a row or a form that is being filled in. */
export type Recognisable = Pick<
  ContactRow,
  'id' | 'is' | 'name' | 'mails' | 'phones' | 'vatNumber' | 'town' | 'website' | 'company' | 'parent' | 'different'
>;

export interface Traits {
  readonly id: string;
  readonly is: ContactRow['is'];
  readonly words: readonly string[];
  readonly name: string;
  readonly town: string;
  readonly mails: readonly string[];
  readonly phones: readonly PhoneTraits[];
  readonly vat: VatTraits | undefined;
  /** Of a company: its web site's and its own addresses', without those that anybody may have. */
  readonly domains: readonly string[];
  readonly company: string;
  readonly parent: string;
  readonly different: readonly string[];
}

export function traitsOf(row: Recognisable): Traits {
  const words = row.is === 'company' ? companyWords(row.name) : personWords(row.name);
  return {
    id: row.id,
    is: row.is,
    words,
    name: words.join(''),
    town: personKey(row.town),
    mails: unique(row.mails.map(comparableMail)),
    phones: row.phones.flatMap((phone) => phoneTraits(phone) ?? []),
    vat: row.is === 'company' ? vatTraits(row.vatNumber) : undefined,
    domains: row.is === 'company' ? unique([domainOf(row.website), ...row.mails.map(domainOf)]) : [],
    company: row.company,
    parent: row.parent,
    different: row.different,
  };
}

/** Whoever matches shares a key. A company is never looked for among persons. */
export function keysOf({ is, name, mails, phones, vat, domains }: Traits): readonly string[] {
  const kind = is === 'company' ? 'c' : 'p';
  return unique([
    ...mails.map((mail) => `${kind}m${mail}`),
    ...phones.map(({ tail }) => `${kind}t${tail}`),
    ...(vat ? [`${kind}v${vat.body}`] : []),
    ...(name ? [`${kind}n${name}`] : []),
    ...domains.map((domain) => `${kind}w${domain}`),
  ]);
}

/** Keys that hardly two contacts share unless they are one: mail addresses, telephones, VAT numbers. */
export const sureTraitsOf = (row: Recognisable): readonly string[] => keysOf(traitsOf(row)).filter((key) => /^.[mtv]/.test(key));

function unique(texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts[0] === '' ? [] : texts;
  return [...new Set(texts)].filter(Boolean);
}
