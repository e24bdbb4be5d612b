/** What an erasure takes away, and whoever asks for their data gets: links of the contact with their visits and questions, and every other that names the person. */
import { type DocumentName, parseDocumentName, type Row } from '@tandem/core';
import type { Keeper } from '../erasure/erasures.ts';
import { mentionsOf } from '../erasure/mentions.ts';
import type { Work } from '../erasure/redact.ts';
import type { Listed } from '../export/about-contact.ts';
import type { LinksAtWork } from './create-links.ts';
import type { ShareStore, StoredLink } from './share-store.ts';

interface Needs {
  readonly store: ShareStore;
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
  readonly links: Pick<LinksAtWork, 'count'>;
}
const atOnce = 500;
const most = 20_000;

export function keptLinks({ store, put, links }: Needs): Keeper & Listed {
  async function* all(): AsyncGenerator<StoredLink> {
    for (let after = ''; ; ) {
      const some = await store.linksAfter(after, atOnce);
      yield* some;
      if (some.length < atOnce) return;
      after = some.at(-1)?.id ?? '';
    }
  }
  const isAbout = ({ contact, person }: StoredLink, contacts: readonly string[]) => contacts.includes(contact) || contacts.includes(person);
  async function telling({ contacts, far }: Work): Promise<readonly StoredLink[]> {
    const named = mentionsOf(far);
    const found: StoredLink[] = [];
    for await (const link of all()) {
      const words = [link.recipient, link.mail, link.mailSubject, link.mailText].join('\n');
      if (isAbout(link, contacts) || named.in(words) || (await saidIn(link.id, named))) found.push(link);
    }
    return found;
  }
  /** What visitors typed, on whosever link. */
  async function saidIn(link: string, named: ReturnType<typeof mentionsOf>): Promise<boolean> {
    const [said, visits] = await Promise.all([store.saidOf(link), store.visitsOf(link)]);
    return said.some(({ name, text }) => named.in(`${name}\n${text}`)) || visits.some(({ name }) => named.in(name));
  }
  return {
    place: 'links',
    count: async (work) => (await telling(work)).length,
    async erase(work) {
      for (const link of await telling(work)) {
        const visits = await store.visitsOf(link.id);
        await put([], [`link/${link.id}`, ...visits.map(({ id }) => `visit/${id}`)]);
        await store.dropLink(link.id);
        await links.count(link.of, link.subject);
      }
    },
    async list(documents: readonly DocumentName[]) {
      const contacts = documents.flatMap((name) => parseDocumentName(name)?.id ?? []);
      const found: object[] = [];
      for await (const link of all()) {
        if (!isAbout(link, contacts)) continue;
        const { hash: _, passcode: __, ...own } = link;
        const [visits, said] = await Promise.all([store.visitsOf(link.id), store.saidOf(link.id)]);
        const evidence = visits.map(async (visit) => ({
          ...visit,
          requests: await store.requestsOfVisit(visit.id, most),
          beacons: await store.beaconsOfVisit(visit.id, most),
        }));
        found.push({ ...own, said, visits: await Promise.all(evidence) });
      }
      return found;
    },
  };
}
