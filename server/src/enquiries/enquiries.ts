/**
 * What strangers send: forms on other web sites and mails. What looks like a person's is told to the rules, which make a lead of it;
 * what does not is held for somebody to look at. Nothing is thrown away unseen, and nothing is judged by a third party.
 */
import { type CrmEvent, campaignCalled, isId, type Settings } from '@tandem/core';
import type { Keeper } from '../erasure/erasures.ts';
import { mentionsOf } from '../erasure/mentions.ts';
import type { Work } from '../erasure/redact.ts';
import type { EnquiriesStore, StoredEnquiry } from './enquiries-store.ts';
import { ageOf, makeStamp } from './stamp.ts';
import { linksIn, messageHash, type ReadWords, readWords, sameHash, type Words } from './words.ts';

export type Form = Settings['forms'][number];
/** Why one is held, in the words of the list. */
export const holdReasons = ['trap', 'too-fast', 'too-old', 'no-stamp', 'links', 'same-words', 'often'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Where somebody comes from, as ids of the settings; '' what is not known. */
export interface Origin {
  readonly source: string;
  readonly campaign: string;
}
export interface Enquiry extends Words, Origin {
  readonly owner: string;
  readonly at: string;
}
export interface HeldEnquiry extends Words {
  readonly id: string;
  readonly by: 'form' | 'mail';
  readonly form: string;
  readonly at: string;
  readonly reasons: readonly string[];
}
export type Received =
  | { readonly state: 'taken' }
  | { readonly state: 'no-form' }
  | { readonly state: 'wrong'; readonly read: Extract<ReadWords, { ok: false }> };

interface Needs {
  readonly store: EnquiriesStore;
  readonly settings: () => Promise<Settings | undefined>;
  /** Recorded once by its key; wakes the rules. */
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}
const day = 86_400_000;
const nowhere: Origin = { source: '', campaign: '' };
const mostLinks = 2;
/** A field that people do not see: programs fill in everything. */
export const trapField = 'homepage';

export function createEnquiries({ store, settings, record, newId, now, random }: Needs) {
  let secret: Promise<string> | undefined;
  const theSecret = () => {
    secret ??= store.secret(Buffer.from(random(32)).toString('base64url'));
    return secret;
  };
  const ago = (ms: number) => new Date(now().getTime() - ms).toISOString();

  async function form(id: string): Promise<Form | undefined> {
    return isId(id) ? (await settings())?.forms.find((one) => one.id === id && !one.archived) : undefined;
  }
  /** On disk before the rules hear of it; whoever was cut off in between is told at the next start. */
  async function tell({ id, at, by }: Pick<StoredEnquiry, 'id' | 'at' | 'by'>): Promise<void> {
    await record([{ type: 'enquiry.received', key: `enquiry/${id}`, at, actor: `enquiry:${by}`, enquiryId: id, by }]);
    await store.told(id);
  }
  const parse = (stored: StoredEnquiry | undefined): Enquiry | undefined =>
    stored && stored.words !== '' && stored.state === 'accepted' ? (JSON.parse(stored.words) as Enquiry) : undefined;

  /** Of the first of these names that is a campaign's. */
  async function originOf(said: readonly string[]): Promise<Origin> {
    const campaigns = said.length > 0 ? ((await settings())?.campaigns ?? []) : [];
    for (const name of said) {
      const found = campaignCalled(campaigns, name);
      if (found) return { source: found.source, campaign: found.id };
    }
    return nowhere;
  }

  return {
    form,
    originOf,
    stamp: async (id: string): Promise<string> => makeStamp(await theSecret(), id, now()),

    /** `often`: this address has sent several lately. A campaign of the link goes before the form's own. */
    async receive(id: string, given: Readonly<Record<string, unknown>>, often: boolean): Promise<Received> {
      const asked = await form(id);
      if (!asked) return { state: 'no-form' };
      const read = readWords(given);
      if (!read.ok) return { state: 'wrong', read };
      const { words } = read;
      const same = sameHash(id, words);
      // Pressed twice, or sent again by a shaky network: it is here.
      if (await store.sameSince(same, ago(day))) return { state: 'taken' };
      const message = messageHash(words);
      const age = ageOf(await theSecret(), id, given.stamp, now());
      const reasons: readonly HoldReason[] = [
        ...(given[trapField] ? ['trap' as const] : []),
        ...(age === 'none' ? ['no-stamp' as const] : age === 'right' ? [] : [age]),
        ...(linksIn(words.message) > mostLinks || linksIn(`${words.name} ${words.company}`) > 0 ? ['links' as const] : []),
        ...(message !== '' && (await store.messageSince(message, ago(7 * day))) ? ['same-words' as const] : []),
        ...(often ? ['often' as const] : []),
      ];
      const at = now().toISOString();
      const origin = await originOf(typeof given['campaign'] === 'string' ? [given['campaign']] : []);
      const enquiry: Enquiry = {
        ...words,
        source: origin.source || asked.source,
        campaign: origin.campaign || asked.campaign,
        owner: asked.owner,
        at,
      };
      const stored: StoredEnquiry = {
        id: newId(),
        by: 'form',
        form: id,
        at,
        state: reasons.length > 0 ? 'held' : 'accepted',
        reasons: reasons.join(' '),
        words: JSON.stringify(enquiry),
        same,
        message,
        contact: '',
      };
      await store.add(stored);
      if (stored.state === 'accepted') await tell(stored);
      return { state: 'taken' };
    },

    /** A mail from nobody we know, once by its own id; false: it was here already. */
    async receiveMail(hash: string, words: Words, origin: Origin): Promise<boolean> {
      const at = now().toISOString();
      const stored: StoredEnquiry = {
        id: newId(),
        by: 'mail',
        form: '',
        at,
        state: 'accepted',
        reasons: '',
        words: JSON.stringify({ ...words, ...origin, owner: '', at } satisfies Enquiry),
        same: sameHash('', words),
        message: '',
        contact: '',
      };
      if (!(await store.addMail(hash, at, stored))) return false;
      await tell(stored);
      return true;
    },
    mailKnown: (hash: string): Promise<boolean> => store.mailKnown(hash),
    noteMail: (hash: string): Promise<boolean> => store.addMail(hash, now().toISOString(), undefined),

    async held(limit: number): Promise<{ readonly held: readonly HeldEnquiry[]; readonly count: number }> {
      const [rows, count] = await Promise.all([store.inState('held', limit), store.countIn('held')]);
      return {
        count,
        held: rows.map(({ id, by, form: of, at, reasons, words }) => {
          const { name, company, mail, phone, message } = JSON.parse(words) as Enquiry;
          return { id, by, form: of, at, reasons: reasons.split(' ').filter(Boolean), name, company, mail, phone, message };
        }),
      };
    },
    /** False: somebody has decided already. */
    async release(id: string, by: string): Promise<boolean> {
      if (!(await store.release(id, now().toISOString(), by))) return false;
      const stored = await store.one(id);
      if (stored) await tell(stored);
      return true;
    },
    remove: (id: string, by: string): Promise<boolean> => store.remove(id, now().toISOString(), by),

    /** For whoever makes the lead; undefined: the words are gone or not free. */
    enquiry: async (id: string): Promise<Enquiry | undefined> => parse(await store.one(id)),
    enquiryBecame: (id: string, contact: string): Promise<void> => store.became(id, contact, now().toISOString()),

    /** Tells the rules what a stop has kept from them. */
    async resume(): Promise<void> {
      for (const stored of await store.untold(1000)) await tell(stored);
    },
    /** Words of leads a day after, the rest after a month. */
    sweep: (): Promise<void> => store.forgetBefore(ago(day), ago(30 * day)),
    keeper: keptEnquiries(store),
  };
}
export type Enquiries = ReturnType<typeof createEnquiries>;

/** What an erasure takes away: the enquiry that the contact came from, and every other that names it. */
function keptEnquiries(store: EnquiriesStore): Keeper {
  async function telling({ contacts, far }: Work): Promise<readonly string[]> {
    const named = mentionsOf(far);
    return (await store.withWords()).filter(({ contact, words }) => contacts.includes(contact) || named.in(words)).map(({ id }) => id);
  }
  return {
    place: 'enquiries',
    count: async (work) => (await telling(work)).length,
    async erase(work) {
      await store.drop(await telling(work));
      for (const contact of work.contacts) await store.dropOf(contact);
    },
  };
}
