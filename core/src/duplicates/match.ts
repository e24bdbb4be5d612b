/** Whether two contacts may be one, how likely it is and why. Pure and the same from both sides. */
import { isDesk } from './mailboxes.ts';
import { samePhone, sameVat } from './numbers.ts';
import type { Traits } from './traits.ts';

export const reasons = ['vat', 'mail', 'phone', 'name-company', 'name-town', 'name', 'web'] as const;
/** "The same e-mail", "the same name and town": in the order in which they convince. */
export type Reason = (typeof reasons)[number];
/** `sure`: hardly two; `likely`: to be looked at; `possible`: worth a look when nothing better is there. */
export type Strength = 'sure' | 'likely' | 'possible';
export interface Match {
  readonly strength: Strength;
  readonly reasons: readonly Reason[];
}

export function matchOf(a: Traits, b: Traits): Match | undefined {
  if (a.is !== b.is || a.id === b.id || a.different.includes(b.id) || b.different.includes(a.id)) return undefined;
  return a.is === 'company' ? companies(a, b) : persons(a, b);
}

function companies(a: Traits, b: Traits): Match | undefined {
  const vat = a.vat !== undefined && b.vat !== undefined && sameVat(a.vat, b.vat);
  const mail = a.mails.some((one) => b.mails.includes(one));
  const phone = sharePhone(a, b);
  const name = sameName(a, b);
  const town = name && a.town !== '' && a.town === b.town;
  const elsewhere = a.town !== '' && b.town !== '' && a.town !== b.town;
  const web = a.domains.some((domain) => b.domains.includes(domain));
  const found = told({ vat, mail, phone, 'name-town': town, name: name && !town, web: web && !mail });
  if (vat) return found('sure');
  // Two registrations are two companies, however alike: a group writes one name and one switchboard on all of them.
  if (a.vat && b.vat) return mail && name ? found('possible') : undefined;
  const family = (a.parent !== '' && (a.parent === b.id || a.parent === b.parent)) || (b.parent !== '' && b.parent === a.id);
  if (family) return town ? found('possible') : undefined;
  if (name && (mail || phone || (web && !elsewhere) || (town && web))) return found('sure');
  if (mail) return found(related(a, b) ? 'sure' : 'likely');
  if (town) return found('likely');
  if (phone) return found(related(a, b) ? 'likely' : 'possible');
  if (name && web) return found('likely');
  if (name && !elsewhere) return found('possible');
  if (web && related(a, b) && !elsewhere) return found('possible');
  return undefined;
}

function persons(a: Traits, b: Traits): Match | undefined {
  const mails = a.mails.filter((one) => b.mails.includes(one));
  // A desk's address is everybody's who sits there; so is its telephone.
  const own = mails.some((mail) => !isDesk(mail));
  const phone = sharePhone(a, b);
  const name = sameName(a, b);
  const company = a.company !== '' && a.company === b.company;
  const otherCompany = a.company !== '' && b.company !== '' && a.company !== b.company;
  const town = a.town !== '' && a.town === b.town;
  const alike = name || sameInitial(a, b);
  const found = told({
    mail: mails.length > 0,
    phone,
    'name-company': name && company,
    'name-town': name && !company && town,
    name: name && !company && !town,
  });
  if (own) return found(alike || a.name === '' || b.name === '' || related(a, b) ? 'sure' : 'likely');
  if ((mails.length > 0 || phone) && name) return found('sure');
  if (phone && alike) return found('likely');
  if (name && company) return found('likely');
  if (name && town && !otherCompany) return found(a.words.length > 1 ? 'likely' : 'possible');
  return undefined;
}

const sameName = (a: Traits, b: Traits): boolean => a.name !== '' && a.name === b.name;

const sharePhone = (a: Traits, b: Traits): boolean => a.phones.some((one) => b.phones.some((other) => samePhone(one, other)));

/** A telling word in common, or one name that goes on where the other ends. */
function related(a: Traits, b: Traits): boolean {
  if (a.words.some((word) => word.length > 2 && b.words.includes(word))) return true;
  const [short, long] = a.name.length < b.name.length ? [a.name, b.name] : [b.name, a.name];
  return short.length > 3 && long.startsWith(short);
}

/** "A. Berg" and "Anna Berg": the longest word in common, the others by their first letter. */
function sameInitial(a: Traits, b: Traits): boolean {
  const common = a.words.filter((word) => word.length > 1 && b.words.includes(word));
  const rest = (words: readonly string[]) => words.filter((word) => !common.includes(word));
  const [one, other] = [rest(a.words), rest(b.words)];
  return common.length > 0 && one.length === 1 && other.length === 1 && isInitialOf(one[0] ?? '', other[0] ?? '');
}
const isInitialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0];

function told(facts: { readonly [R in Reason]?: boolean }) {
  const held = reasons.filter((reason) => facts[reason]);
  return (strength: Strength): Match => ({ strength, reasons: held });
}
