/** For tests: performers over a log in memory, with a firm of two people, one board and one lead, and a clock that stands still. */
import {
  agenda,
  contact,
  type DocumentName,
  type Effect,
  inbox,
  nameOf,
  pipelineBoard,
  type Row,
  settings,
  type UserRow,
} from '@tandem/core';
import * as Y from 'yjs';
import type { MailToSend } from '../../email/mailer.ts';
import type { LinkLetter } from '../../email/templates/link-mail.ts';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import type { Documents } from '../../sync/documents.ts';
import { effectId } from '../effect-id.ts';
import type { Performed } from '../perform.ts';
import { createProjector } from '../projector.ts';
import { createPerformers } from './create-performers.ts';
import { actorOf, type EnquiryWords } from './needs.ts';

export const at = '2026-03-12T09:00:00.000Z';
export const now = () => new Date(at);
const quiet = { info() {}, warn() {}, error() {} };

export async function givenFirm() {
  const storage = memoryStorage();
  const projector = createProjector({ storage, log: quiet, pause: async () => {}, later: () => undefined });
  const load = async (name: DocumentName) => {
    const stored = await storage.loadDocument(name);
    if (!stored) return undefined;
    const doc = new Y.Doc();
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
    return doc;
  };
  let changes = 0;
  const documents: Pick<Documents, 'read' | 'change'> = {
    read: load,
    async change(document, actor, edit) {
      const doc = (await load(document)) ?? new Y.Doc();
      const before = Y.encodeStateVector(doc);
      const made: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => made.push(update));
      edit(doc);
      if (made.length === 0) return;
      changes++;
      await storage.appendUpdates([{ document, update: Y.encodeStateAsUpdate(doc, before), actor, at }]);
      await projector.settled();
    },
  };
  const sent: MailToSend[] = [];
  const enquiries = new Map<string, EnquiryWords>();
  const events: unknown[] = [];
  const letters = new Map<string, LinkLetter>();
  const performers = createPerformers({
    documents,
    storage,
    now,
    digestFor: async () => 'There is no digest.',
    letterOf: async (link) => letters.get(link) ?? 'The link is not here any more.',
    outbox: {
      async send(mail) {
        if (!sent.some(({ key }) => key === mail.key)) sent.push(mail);
      },
      async sentAbout(about) {
        const mails = sent.filter((mail) => mail.about === about);
        return { mails: mails.length, lastFacts: mails.at(-1)?.facts ?? '' };
      },
    },
    addressOf: async (user) => (user === 'ana' ? { name: 'Ana Alm', email: 'ana@firm.test' } : undefined),
    enquiry: async (id) => enquiries.get(id),
    enquiryBecame: async (id) => void enquiries.delete(id),
    record: async (recorded) => void events.push(...recorded),
  });

  const user = (id: string, values: Partial<UserRow> = {}): Row => ({
    content: { kind: 'user', id, name: id, role: 'seller', team: 'north', active: true, ...values },
    audiences: ['everyone'],
    document: '',
  });
  await storage.commitRows([user('ana'), user('ben', { role: 'manager', team: '' }), user('gone', { active: false })], []);
  const edit = (name: DocumentName, change: (doc: Y.Doc) => void, actor = 'ana') => documents.change(name, actor, change);
  await edit(nameOf('settings', 'settings'), (doc) => {
    settings.change(doc, { companyName: 'Firm AB', country: 'SE', timeZone: 'Europe/Stockholm', senderMail: 'hello@firm.test' }, null);
    settings.addEntry(doc, 'processes', 'sales', { title: 'Sales', rank: 'a0', kind: 'sales' }, null);
    settings.addEntry(doc, 'stages', 'won', { title: 'Won', process: 'sales', rank: 'a2', status: 'won' }, null);
    settings.addEntry(doc, 'stages', 'talk', { title: 'Talk', process: 'sales', rank: 'a1', status: 'open' }, null);
    settings.addEntry(doc, 'stages', 'first', { title: 'First', process: 'sales', rank: 'a0', status: 'open' }, null);
    settings.addEntry(doc, 'stages', 'interest', { title: 'Interest', process: 'leads', rank: 'a0', status: 'open' }, null);
    settings.addEntry(doc, 'taskTypes', 'call', { title: 'Call back', icon: 'call', rank: 'a0' }, null);
  });
  await edit(nameOf('board', 'north'), (doc) => {
    pipelineBoard.change(doc, { title: 'North', process: 'sales', kind: 'sales' }, null);
    pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'team:north' }, null);
    pipelineBoard.addEntry(doc, 'cards', 'c1', { title: 'Ten machines', place: { stage: 'first', rank: 'a5' } }, null);
  });
  await edit(nameOf('contact', 'lead'), (doc) => contact.change(doc, { kind: 'person', name: 'Lena Lind', owner: 'ana' }, null));
  changes = 0;

  /** As the engine asks: twice with the same key is a try after a crash. */
  const perform = (effect: Effect, key: string, attempt = 1): Promise<Performed> =>
    (performers[effect.type] as (effect: Effect, claimed: object) => Promise<Performed>)(effect, {
      key,
      id: effectId(key),
      at,
      rule: key.split('/')[0],
      attempt,
    });
  const state = async <T>(name: DocumentName, read: (doc: Y.Doc) => T): Promise<T> => read((await load(name)) ?? new Y.Doc());
  return {
    storage,
    documents,
    edit,
    perform,
    sent,
    enquiries,
    letters,
    events,
    changes: () => changes,
    merge: (id: string, into: string) => edit(nameOf('contact', id), (doc) => contact.change(doc, { mergedInto: into }, null)),
    erase: async (name: DocumentName) => {
      await storage.eraseDocument(name, at);
      await projector.settled();
    },
    agenda: (id = 'ana') => state(nameOf('agenda', id), agenda.read),
    inbox: (id = 'ana') => state(nameOf('inbox', id), inbox.read),
    contact: (id = 'lead') => state(nameOf('contact', id), contact.read),
    board: () => state(nameOf('board', 'north'), pipelineBoard.read),
    actors: async (name: DocumentName) => (await storage.updatesOf(name, 100)).map(({ actor }) => actor),
    actorOf,
  };
}
