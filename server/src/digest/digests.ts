/** Digests for those who answer for the company: the daily mail, the one of this moment, and why each line stands in them. */
import { inbox, nameOf, type Person, seesEverything } from '@tandem/core';
import { type Digest, factsOfLine } from '@tandem/core/digest/digest';
import type { SaidDigest } from '@tandem/core/digest/said';
import { sayDigest } from '@tandem/core/digest/say-digest';
import type { Language } from '../accounts/records.ts';
import type { MailToSend } from '../email/mailer.ts';
import { digestMail } from '../email/templates/digest-mail.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { hourOf, momentOf } from './moment.ts';
import { type AsOf, type ReadDigest, readDigest } from './read-digest.ts';

export interface Reader extends Person {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly state: 'active' | 'suspended';
  readonly createdAt: string;
  readonly seenAt: string;
}
interface Needs {
  readonly storage: Pick<Storage, 'readFacts' | 'pointAt' | 'rowsByKey'>;
  readonly documents: Pick<Documents, 'read'>;
  /** Everybody with an account. */
  readonly people: () => Promise<readonly Reader[]>;
  readonly sentAbout: (about: string) => Promise<{ readonly lastFacts: string }>;
  readonly publicUrl: () => string;
  readonly now: () => Date;
}
/** What the outbox keeps beside the mail; the text itself goes when it was delivered. */
type Kept = AsOf & { readonly hour: string };
export interface LineWhy {
  readonly at: string;
  readonly facts: readonly { readonly key: string; readonly at: string; readonly actor: string }[];
  /** How many there are; more than are listed. */
  readonly count: number;
}
/** As many rows as somebody reads. */
const factsShown = 500;

export function createDigests({ storage, documents, people, sentAbout, publicUrl, now }: Needs) {
  const aboutOf = (user: string, of: string) => `digest/${user}/${of}`;
  const ownOf = async (user: string) => {
    const doc = await documents.read(nameOf('inbox', user));
    return doc && inbox.read(doc);
  };

  async function ofNow(reader: Reader, zone?: string): Promise<ReadDigest> {
    const [all, own, [row]] = await Promise.all([people(), ownOf(reader.id), storage.rowsByKey(['settings/settings'])]);
    const workspace = row?.content.kind === 'settings' ? row.content.state.timeZone : '';
    const notStarted = all.filter(({ seenAt }) => seenAt === '').map(({ id }) => id);
    return readDigest(storage, { at: now().toISOString(), zone: zone ?? (own?.timeZone || workspace || 'UTC'), notStarted });
  }
  /** As it was sent to this reader; undefined when there is none of that name. */
  async function sentOf(reader: Reader, of: string): Promise<{ readonly read: ReadDigest; readonly hour: string } | undefined> {
    const { lastFacts } = await sentAbout(aboutOf(reader.id, of));
    if (lastFacts === '') return undefined;
    const kept = JSON.parse(lastFacts) as Kept;
    return { read: await readDigest(storage, kept), hour: kept.hour };
  }

  async function inWords({ digest, settings, users, teams }: ReadDigest, reader: Reader, of: string, hour: string): Promise<SaidDigest> {
    const named = new Map<string, string>([...users.map((row) => [`user/${row.id}`, row.name] as const)]);
    for (const team of teams) named.set(`team/${team.id}`, team.name);
    for (const { content } of await storage.rowsByKey(shownKeys(digest)))
      if (content.kind === 'contact' || content.kind === 'file') named.set(`${content.kind}/${content.id}`, content.name);
    const name = (kind: string) => (id: string) => named.get(`${kind}/${id}`) ?? '';
    return sayDigest(digest, {
      language: reader.language,
      currency: settings.currency,
      company: settings.companyName,
      name: reader.name,
      names: { user: name('user'), team: name('team'), file: name('file'), contact: name('contact') },
      of,
      hour,
    });
  }

  async function letter(reader: Reader, of: string, hour: string, zone?: string): Promise<Omit<MailToSend, 'key'>> {
    const read = await ofNow(reader, zone);
    const kept: Kept = { ...read.asOf, hour };
    const said = await inWords(read, reader, of, hour);
    return { to: reader.email, about: aboutOf(reader.id, of), facts: JSON.stringify(kept), ...(await digestMail(said, publicUrl())) };
  }

  const readerOf = async (user: string) => (await people()).find(({ id }) => id === user);

  return {
    /** For the daily mail of a day of the workspace: the mail, for how long it is too early, or why there is none. */
    async digestFor(
      user: string,
      day: string,
    ): Promise<Omit<MailToSend, 'key'> | { readonly waits: number; readonly note: string } | string> {
      const [reader, own, [row]] = await Promise.all([readerOf(user), ownOf(user), storage.rowsByKey(['settings/settings'])]);
      if (reader?.state !== 'active') return 'The account of the person is suspended.';
      if (!seesEverything(reader)) return 'The person is not a manager or an admin any more.';
      if (own?.noDigest) return 'The person does not want the daily mail.';
      if (row?.content.kind !== 'settings') return 'There is no workspace yet.';
      const { timeZone, digestHour } = row.content.state;
      const hour = hourOf(digestHour);
      const moment = momentOf(day, timeZone, own?.timeZone ?? '', hour);
      const at = now().toISOString();
      if (own?.quietWeekends && isWeekend(moment.day)) return 'The person wants to be left in peace at weekends.';
      if (reader.createdAt >= moment.begin) return 'The account is younger than this day: the first mail comes tomorrow.';
      if (at < moment.at) return { waits: Date.parse(moment.at) - Date.parse(at), note: `Waits for ${hour} (${moment.zone}).` };
      if (at >= moment.over) return 'The day was over before the mail could leave.';
      return letter(reader, moment.day, hour, moment.zone);
    },
    /** The one of this moment, to its reader alone. */
    async asked(person: Person): Promise<{ readonly of: string; readonly mail: Omit<MailToSend, 'key'> } | undefined> {
      const reader = await readerOf(person.id);
      if (!reader) return undefined;
      const of = now().toISOString().replace(/[:.]/g, '-');
      return { of, mail: await letter(reader, of, '') };
    },
    /** In words: of this moment for '', otherwise as it was sent. */
    async said(person: Person, of: string): Promise<(SaidDigest & { readonly at: string; readonly of: string }) | undefined> {
      const reader = await readerOf(person.id);
      if (!reader) return undefined;
      const sent = of === '' ? { read: await ofNow(reader), hour: '' } : await sentOf(reader, of);
      return sent && { ...(await inWords(sent.read, reader, of, sent.hour)), at: sent.read.digest.at, of };
    },
    /** The rows that a line was counted from, as they were then. */
    async why(person: Person, of: string, section: string, line: string): Promise<LineWhy | undefined> {
      const reader = await readerOf(person.id);
      const read = reader && (of === '' ? await ofNow(reader) : (await sentOf(reader, of))?.read);
      const keys = read && factsOfLine(read.digest, section, line);
      if (!read || !keys) return undefined;
      const facts = keys.slice(0, factsShown).map((key) => {
        const version = read.version(key);
        return { key, at: version?.at ?? '', actor: version?.actor ?? '' };
      });
      return { at: read.digest.at, facts, count: keys.length };
    },
  };
}
export type Digests = ReturnType<typeof createDigests>;

const shownKeys = ({ sections }: Digest): readonly string[] => [
  ...sections.late.lines.flatMap(({ lateTasks }) => lateTasks.flatMap(({ contact }) => (contact ? [`contact/${contact}`] : []))),
  ...sections.viewed.lines.map(({ id }) => `file/${id}`),
];
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
