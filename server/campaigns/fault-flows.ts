/** What is done while the disk fails, and what must be true afterwards: each flow answers, in words, what is wrong. */
import { contact, type DocumentName, nameOf, pipelineBoard } from '@tandem/core';
import * as Y from 'yjs';
import { createAccounts } from '../src/accounts/accounts.ts';
import { createPasswords } from '../src/accounts/passwords.ts';
import { seededRandom } from '../src/accounts/testing.ts';
import { createProjector } from '../src/derive/projector.ts';
import { createAppender } from '../src/sync/append.ts';
import type { FaultyFolder } from './faulty-folder.ts';

export interface Flow {
  /** On a disk that works. */
  prepare(folder: FaultyFolder): Promise<void>;
  /** While it fails. */
  act(folder: FaultyFolder): Promise<void>;
  /** After the disk works again and the file was opened anew. */
  check(folder: FaultyFolder): Promise<readonly string[]>;
}

const quiet = { info() {}, warn() {}, error() {} };
const at = '2026-11-22T09:00:00Z';
const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');

function editsOf(name: DocumentName, count: number) {
  const doc = new Y.Doc();
  return Array.from({ length: count }, (_, i) => {
    const before = Y.encodeStateVector(doc);
    if (name === acme) contact.addEntry(doc, 'phones', `p${i}`, { value: String(i) }, null);
    else pipelineBoard.addEntry(doc, 'cards', `c${i}`, { title: `Card ${i}` }, null);
    return { document: name, update: Y.encodeStateAsUpdate(doc, before), actor: 'ana', at };
  });
}
async function docOf({ storage }: FaultyFolder, name: DocumentName): Promise<Y.Doc> {
  const stored = await storage.loadDocument(name);
  const doc = new Y.Doc();
  for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  if (stored?.damaged.length) throw new Error('a part is damaged');
  return doc;
}
const settled = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** People's edits: what is acknowledged is there, and what is not was told to fail. */
function append(): Flow {
  const acknowledged: string[] = [];
  return {
    prepare: async () => undefined,
    async act({ storage }) {
      const appender = createAppender({ storage, log: quiet, retries: [0, 0] });
      // Somebody whose edit failed sends it again before the next one, as the client does.
      for (const [i, edit] of editsOf(acme, 4).entries()) {
        if (!(await settled(appender.append(edit)))) {
          if (appender.failures === 0) throw new Error('an append failed and nobody counts it');
          return;
        }
        acknowledged.push(String(i));
      }
    },
    async check(folder) {
      const there = new Set(contact.read(await docOf(folder, acme)).phones.map((phone) => phone.value));
      return acknowledged.filter((value) => !there.has(value)).map((value) => `the acknowledged edit ${value} is lost`);
    },
  };
}

function compact(): Flow {
  return {
    async prepare({ storage }) {
      await storage.appendUpdates(editsOf(acme, 6));
    },
    async act(folder) {
      const stored = await folder.storage.loadDocument(acme).catch(() => undefined);
      if (!stored) return;
      const whole = new Y.Doc();
      for (const update of stored.updates) Y.applyUpdate(whole, update);
      await settled(folder.storage.compact(acme, Y.encodeStateAsUpdate(whole), stored.through));
    },
    async check(folder) {
      const { phones } = contact.read(await docOf(folder, acme));
      return phones.length === 6 ? [] : [`${phones.length} of 6 edits are left`];
    },
  };
}

function project(): Flow {
  const projectorOf = ({ storage }: FaultyFolder) => createProjector({ storage, log: quiet, pause: async () => undefined });
  return {
    async prepare({ storage }) {
      await storage.appendUpdates([...editsOf(acme, 2), ...editsOf(north, 3)]);
    },
    async act(folder) {
      const before = folder.counted;
      const projector = projectorOf(folder);
      await projector.settled();
      const [changed] = await folder.storage.changedDocuments(1).catch(() => []);
      if (changed && folder.counted > before && !projector.failing) throw new Error('projection failed and nobody knows');
      await projector.stop();
    },
    async check(folder) {
      const projector = projectorOf(folder);
      await projector.settled();
      await projector.stop();
      const cards = await folder.storage.rowsOfKind('opportunity', '', 10);
      const events = await folder.storage.eventsSince(0, 100);
      const opened = events.filter(({ type }) => type === 'opportunity.opened').length;
      return [
        ...(cards.length === 3 ? [] : [`${cards.length} of 3 cards are listed`]),
        ...(opened === 3 ? [] : [`3 cards were told of ${opened} times`]),
        ...((await folder.storage.rowsByKey(['contact/acme'])).length === 1 ? [] : ['the contact is not listed']),
      ];
    },
  };
}

const password = 'four words and a comma';
const other = 'another four words here';

function session(): Flow {
  const random = seededRandom('faults');
  const accountsOf = (folder: FaultyFolder) =>
    createAccounts({
      store: folder.store('accounts'),
      mailer: { send: async () => undefined },
      now: () => new Date(at),
      baseUrl: () => '',
      log: quiet,
      random,
      passwords: createPasswords(random, { memory: 8, passes: 1, lanes: 1 }),
    });
  const email = 'ann@firm.test';
  let token = '';
  let changed = false;
  let tried = false;
  return {
    async prepare(folder) {
      const accounts = accountsOf(folder);
      await accounts.workspace.create({ company: 'X', name: 'Ann', email, password, sample: false, language: 'en' });
      await accounts.settled();
    },
    async act(folder) {
      const accounts = accountsOf(folder);
      try {
        const begun = await accounts.signIn({ email, password }, { address: '192.0.2.1' });
        token = begun.token;
        tried = true;
        const again = await accounts.changePassword(begun.identity, { current: password, password: other });
        [token, changed] = [again.token, true];
      } catch {
        // Told to the person; what was answered before is checked below.
      } finally {
        await accounts.settled();
      }
    },
    async check(folder) {
      const accounts = accountsOf(folder);
      const works = (word: string) => settled(accounts.signIn({ email, password: word }, { address: '192.0.2.1' }));
      const [old, fresh] = [await works(password), await works(other)];
      const known = token !== '' && (await accounts.authenticate(token)) !== undefined;
      return [
        ...(changed && !known ? ['the session that was given is unknown'] : []),
        ...(changed && (old || !fresh) ? ['the password that was changed is not'] : []),
        ...(old === fresh ? ['neither or both passwords work'] : []),
        ...(!tried && !old ? ['the password changed by itself'] : []),
      ];
    },
  };
}

export const flows: Readonly<Record<string, () => Flow>> = { append, compact, project, session };
