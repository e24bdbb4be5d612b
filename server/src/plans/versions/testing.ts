/** For tests: a plan that people write into, on a storage of one's own, with a clock that says when. */
import { nameOf, plan } from '@tandem/core';
import * as Y from 'yjs';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import type { Storage } from '../../storage/storage.ts';
import { createVersionKeeping } from './keep-versions.ts';
import { unpacked } from './packed.ts';

export const rollout = nameOf('plan', 'rollout');

export function givenPlanLog(storage: Storage = memoryStorage(), zone = 'Europe/Stockholm') {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('text');
  const logged: unknown[] = [];
  const log = { info() {}, warn() {}, error: (event: string, facts?: unknown) => void logged.push([event, facts]) };
  const day = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' });
  const open = (on: Storage = storage) =>
    createVersionKeeping({ storage: on, log, dayOf: async () => (at) => day.format(new Date(at)), pause: async () => undefined });

  /** One edit of the plan, appended as one update. */
  async function write(at: string, actor: string, edit: (doc: Y.Doc) => void): Promise<number> {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => edit(doc));
    const [seq = 0] = await storage.appendUpdates([{ document: rollout, update: Y.encodeStateAsUpdate(doc, before), actor, at }]);
    return seq;
  }
  const say = (words: string) => (on: Y.Doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    on.getXmlFragment('text').push([paragraph]);
  };
  const name = (id: string, called: string) => (on: Y.Doc) => plan.addEntry(on, 'versions', id, { name: called, at: '', by: 'ana' }, 'me');
  /** Every version with the words it keeps. */
  const kept = async (on: Storage = storage) =>
    Promise.all((await on.versionsOf(rollout)).map(async ({ id, kind, by, at }) => ({ id, kind, by, at, words: await wordsOf(on, id) })));
  return { storage, doc, text, open, write, say, name, kept, logged };
}

export async function wordsOf(storage: Storage, id: string): Promise<string> {
  const state = await storage.versionState(rollout, id);
  if (!state) return '(nothing)';
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await unpacked(state));
  return doc
    .getXmlFragment('text')
    .toString()
    .replace(/<\/paragraph>/g, '|')
    .replace(/<[^>]*>/g, '');
}
