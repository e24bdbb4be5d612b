/** Links as whoever holds an address finds them: what is open, what has stopped, and nothing at all, which all look up the same. */
import type { Settings } from '@tandem/core';
import type { Passwords } from '../accounts/passwords.ts';
import { addressKey, type RateLimits } from '../accounts/rate-limits.ts';
import type { UserRecord } from '../accounts/records.ts';
import { hashToken } from '../accounts/tokens.ts';
import type { SharedFiles } from '../files/shared-files.ts';
import type { Quotes } from '../quotes/quotes.ts';
import type { Storage } from '../storage/storage.ts';
import type { ClosedLink, LinkByToken, Links, OpenLink, Sender, Unlocked } from './links.ts';
import type { Secrets } from './secrets.ts';
import type { ShareStore, StoredLink } from './share-store.ts';

interface Needs {
  readonly store: Pick<ShareStore, 'linkByHash' | 'link'>;
  readonly secrets: () => Promise<Secrets>;
  readonly files: Pick<SharedFiles, 'version' | 'newest'>;
  readonly quotes: Pick<Quotes, 'sent'>;
  readonly storage: Pick<Storage, 'rowsByKey'>;
  readonly settings: () => Promise<Settings | undefined>;
  readonly people: () => Promise<readonly UserRecord[]>;
  readonly passwords: Pick<Passwords, 'verify'>;
  readonly limits: RateLimits;
  readonly now: () => Date;
}
const unlockedFor = 12 * 3600;
const waits = 900;

export function createHeldLinks(needs: Needs): Pick<Links, 'byToken' | 'unlock'> & { readonly senderOf: (by: string) => Promise<Sender> } {
  const { store, secrets, files, quotes, storage, settings, people, passwords, limits, now } = needs;

  /** Nobody who has left is named: then it is the company. */
  async function senderOf(by: string): Promise<Sender> {
    const [user, known] = [(await people()).find(({ id, state }) => id === by && state === 'active'), await settings()];
    if (user) return { name: user.name, mail: user.email, phone: known?.companyPhone ?? '' };
    return { name: known?.senderName || known?.companyName || '', mail: known?.senderMail ?? '', phone: known?.companyPhone ?? '' };
  }
  const closed = async (link: StoredLink, since: string): Promise<ClosedLink> => ({
    id: link.id,
    sender: await senderOf(link.by),
    language: link.language,
    since,
  });

  /** Undefined: what it leads to is not there any more. */
  async function opened(link: StoredLink): Promise<OpenLink | undefined> {
    const newest = await newestOf(link);
    if (newest === undefined) return undefined;
    const { id, of, subject, version, fileVersion, title, recipient, language, download, accept, expiresAt, unrecorded } = link;
    const parent = link.parent ? await store.link(link.parent) : undefined;
    return {
      ...{ id, of, subject, version, fileVersion, title, recipient, language, download, accept, expiresAt, unrecorded },
      newer: newest > version,
      company: await companyOf(link.contact),
      sender: await senderOf(link.by),
      passedOnBy: parent?.recipient ?? '',
      forwards: link.parent === '',
    };
  }
  /** Of a person's contact the company, as it is called now. */
  async function companyOf(contact: string): Promise<string> {
    const found = async (id: string) => {
      const [row] = id ? await storage.rowsByKey([`contact/${id}`]) : [];
      return row?.content.kind === 'contact' ? row.content : undefined;
    };
    const own = await found(contact);
    const company = own?.is === 'person' ? await found(own.company) : own;
    return company?.is === 'company' ? company.name : '';
  }
  async function newestOf({ of, subject, version, fileVersion }: StoredLink): Promise<number | undefined> {
    if (of === 'quote') return (await quotes.sent(subject, version)) && (await quotes.sent(subject))?.version;
    const [own, newest] = await Promise.all([files.version(fileVersion), files.newest(subject)]);
    return own?.state === 'ready' ? (newest?.number ?? version) : undefined;
  }

  async function stateOf(link: StoredLink, open: (link: StoredLink) => boolean): Promise<LinkByToken> {
    const at = now().toISOString();
    if (link.revokedAt !== '') return { state: 'revoked', link: await closed(link, link.revokedAt) };
    if (link.expiresAt <= at) return { state: 'expired', link: await closed(link, link.expiresAt) };
    if (!open(link)) return { state: 'passcode', link: await closed(link, '') };
    const found = await opened(link);
    return found ? { state: 'open', link: found } : { state: 'revoked', link: await closed(link, at) };
  }

  /** Whatever is given is hashed and looked for: what cannot be a token costs what one costs. */
  async function find(token: string, from: string): Promise<StoredLink | 'too-many' | undefined> {
    const key = addressKey(from);
    // Counted before it is known whether there is one: past the limit nothing is looked up.
    if (!(await limits.allows('shareUnknownPerAddress', key))) return 'too-many';
    const link = await store.linkByHash(hashToken(token.slice(0, 200)));
    if (link) await limits.giveBack('shareUnknownPerAddress', key);
    return link;
  }

  return {
    senderOf,
    async byToken(token, { from, proof = '' }) {
      const [link, known] = [await find(token, from), await secrets()];
      if (link === 'too-many') return { state: 'too-many', retryAfter: waits };
      if (!link) return undefined;
      const seconds = Math.floor(now().getTime() / 1000);
      return stateOf(link, ({ id, passcode }) => passcode === '' || known.isProof(proof, id, passcode, seconds));
    },
    async unlock(token, passcode, { from }): Promise<Unlocked | LinkByToken | undefined> {
      const link = await find(token, from);
      if (link === 'too-many') return { state: 'too-many', retryAfter: waits };
      if (!link) return undefined;
      const before = await stateOf(link, () => false);
      if (before.state !== 'passcode' || link.passcode === '') return stateOf(link, () => link.passcode === '');
      const tries = [`${link.id} ${addressKey(from)}`, link.id] as const;
      const may = (await limits.allows('sharePasscodePerLinkAddress', tries[0])) && (await limits.allows('sharePasscodePerLink', tries[1]));
      if (!may) return { state: 'too-many', link: before.link, retryAfter: 3600 };
      if (!(await passwords.verify(link.passcode, passcode.slice(0, 200))))
        return { state: 'wrong', link: before.link, triesLeft: await limits.left('sharePasscodePerLinkAddress', tries[0]) };
      await limits.forget('sharePasscodePerLinkAddress', tries[0]);
      await limits.giveBack('sharePasscodePerLink', tries[1]);
      const open = await stateOf(link, () => true);
      if (open.state !== 'open') return open;
      const until = Math.floor(now().getTime() / 1000) + unlockedFor;
      return { ...open, proof: (await secrets()).proof(link.id, link.passcode, until), maxAge: unlockedFor };
    },
  };
}
