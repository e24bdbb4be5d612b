/** Files beside the records of a JSON export: what their ids mean, and what only documents have. */
import { agenda, audiencesOfPerson, can, nameOf, type Person, parseDocumentName, plan, views } from '@tandem/core';
import { docOf } from '../erasure/who.ts';
import { textJson } from '../plans/text-json.ts';
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

/** Each with its text, whole: `POST /api/plans` makes one that reads the same of it. */
export async function* plansText(reading: Reading): AsyncGenerator<string> {
  const { storage, boards } = reading;
  const plansAtOnce = 20;
  let first = true;
  yield '[';
  for (let after = ''; ; ) {
    const person = await readerOf(reading);
    const rows = await storage.visibleRows('plan', audiencesOfPerson(person, boards.of(person)), after, plansAtOnce);
    for (const stored of await storage.loadDocuments(rows.map(({ content }) => nameOf('plan', content.id)))) {
      const doc = docOf(stored);
      const { actions, objectives, mentioned, records, words, ...state } = plan.read(doc);
      const blocks = textJson(doc.getXmlFragment('text'));
      yield `${first ? '\n' : ',\n'}${JSON.stringify({ id: parseDocumentName(stored.name)?.id, ...state, blocks })}`;
      first = false;
      doc.destroy();
    }
    if (rows.length < plansAtOnce) break;
    after = rows.at(-1)?.content.id ?? '';
  }
  yield '\n]\n';
}
