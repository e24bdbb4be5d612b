/** Files beside the records of a JSON export: what their ids mean, and what only documents have. */
import { agenda, can, nameOf, type Person, parseDocumentName, views } from '@tandem/core';
import { docOf } from '../erasure/who.ts';
import { ReaderGone, type Reading } from './records.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

async function readerOf({ reader }: Reading): Promise<Person> {
  const person = await reader.person();
  if (!person) throw new ReaderGone();
  return person;
}

export async function* settingsText(reading: Reading): AsyncGenerator<string> {
  await readerOf(reading);
  const [row] = await reading.storage.rowsByKey(['settings/settings']);
  yield json(row?.content.kind === 'settings' ? row.content.state : {});
}

export async function* peopleText(reading: Reading): AsyncGenerator<string> {
  await readerOf(reading);
  const [users, teams] = await Promise.all([
    reading.storage.rowsOfKind('user', '', 100_000),
    reading.storage.rowsOfKind('team', '', 100_000),
  ]);
  yield json({ users: users.map((row) => row.content), teams: teams.map((row) => row.content) });
}

/** The reader's own; what others have published stays theirs. */
export async function* viewsText(reading: Reading): AsyncGenerator<string> {
  const { id } = await readerOf(reading);
  const stored = await reading.storage.loadDocument(nameOf('views', id));
  yield json(stored ? views.read(docOf(stored)).views : []);
}

export async function* appointmentsText(reading: Reading): AsyncGenerator<string> {
  const { storage } = reading;
  const found: object[] = [];
  for (const name of await storage.documentNames('agenda/', '', 100_000)) {
    const person = await readerOf(reading);
    const owner = parseDocumentName(name)?.id ?? '';
    if (!can(person, 'read', { type: 'agenda', user: owner })) continue;
    const stored = await storage.loadDocument(name);
    if (stored) found.push(...agenda.read(docOf(stored)).appointments.map((one) => ({ owner, ...one })));
  }
  yield json(found);
}
