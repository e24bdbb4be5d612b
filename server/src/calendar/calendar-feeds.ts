/**
 * A person's calendar as an address that any calendar program may subscribe to. Whoever has the address reads the calendar, so
 * it is long, kept as a hash, shown once, replaced at a word, and ends with the account.
 */
import { randomBytes } from 'node:crypto';
import {
  type AppointmentRow,
  type Audience,
  addDays,
  audiencesOfPerson,
  type ContactRow,
  dayIn,
  nameOf,
  type Person,
  type RowContent,
  type TaskRow,
} from '@tandem/core';
import { hashToken, newToken, type Random } from '../accounts/tokens.ts';
import type { Storage } from '../storage/storage.ts';
import type { CalendarFeedsStore } from './calendar-feeds-store.ts';
import { feedFile, keptDays } from './feed-file.ts';

interface Needs {
  readonly store: CalendarFeedsStore;
  readonly storage: Pick<Storage, 'rowsOfDocument' | 'rowsByKey'>;
  /** Undefined: nobody, or somebody whose account is suspended. */
  readonly personOf: (user: string) => Promise<(Person & { readonly name: string }) | undefined>;
  readonly boardsOf: (person: Person) => readonly string[];
  readonly now: () => Date;
  readonly random?: Random;
  readonly publicUrl: () => string;
}
export interface CalendarFeed {
  readonly createdAt: string;
  /** '' until a calendar has asked. */
  readonly readAt: string;
}
/** A calendar asks every few minutes; when it did is noted by the hour. */
const noteEvery = 3_600_000;

export function createCalendarFeeds({ store, storage, personOf, boardsOf, now, publicUrl, random = randomBytes }: Needs) {
  async function fileOf(person: Person & { readonly name: string }): Promise<string> {
    const rows = (await storage.rowsOfDocument(nameOf('agenda', person.id))).map(({ content }) => content);
    const [settingsRow] = await storage.rowsByKey(['settings/settings']);
    const timeZone = settingsRow?.content.kind === 'settings' ? settingsRow.content.state.timeZone : 'UTC';
    const since = addDays(dayIn(timeZone, now().toISOString()), -keptDays);
    const tasks = rows.filter((row): row is TaskRow => row.kind === 'task' && row.doneAt === '' && row.due !== '');
    const appointments = rows.filter((row): row is AppointmentRow => row.kind === 'appointment' && row.startsAt.slice(0, 10) >= since);
    const contacts = await visibleContacts([...tasks, ...appointments], audiencesOfPerson(person, boardsOf(person)));
    return feedFile({
      name: `Tandem, ${person.name}`,
      tasks,
      appointments,
      contacts,
      settings: { timeZone },
      addressOf: (contact) => `${publicUrl()}/contacts/${contact}`,
    });
  }
  /** A task may be about a contact that its owner may not see any more. */
  async function visibleContacts(rows: readonly (TaskRow | AppointmentRow)[], mine: readonly Audience[]) {
    const ids = [...new Set(rows.map((row) => row.contact).filter(Boolean))];
    const found = await storage.rowsByKey(ids.map((id) => `contact/${id}`));
    return new Map(
      found
        .filter(({ audiences }) => audiences.some((audience) => mine.includes(audience)))
        .map(({ content }): [string, ContactRow] => [content.id, content as Extract<RowContent, { kind: 'contact' }>]),
    );
  }

  return {
    async of(user: string): Promise<CalendarFeed | undefined> {
      const found = await store.of(user);
      return found && { createdAt: found.createdAt, readAt: found.readAt };
    },
    /** A new address; the one before opens nothing from now on. Shown this once. */
    async replace(user: string): Promise<{ readonly url: string }> {
      const token = newToken(random);
      await store.replace(user, hashToken(token), now().toISOString());
      return { url: `${publicUrl()}/calendar/${token}.ics` };
    },
    remove: (user: string): Promise<void> => store.remove(user),
    /** Undefined: nobody's, also when the account is suspended; nothing tells these apart. */
    async read(token: string): Promise<string | undefined> {
      const hash = hashToken(token);
      const feed = await store.byHash(hash);
      const person = feed && (await personOf(feed.user));
      if (!feed || !person) return undefined;
      const at = now();
      if (feed.readAt === '' || at.getTime() - Date.parse(feed.readAt) > noteEvery) await store.wasRead(hash, at.toISOString());
      return fileOf(person);
    },
  };
}
export type CalendarFeeds = ReturnType<typeof createCalendarFeeds>;
