/** For tests: a workspace with one account, one plan about it, rules and the performers that the server has; several devices write. */
import { agenda, contact, inbox, nameOf, type Plan, plan, settings, type Task } from '@tandem/core';
import * as Y from 'yjs';
import { createPerformers } from '../performers/create-performers.ts';
import { contactNamed, givenWorkspace, settle, theSettings } from './given-engine.ts';

export const thePlan = nameOf('plan', 'p1');

/** A block of the text, with words. */
export function block(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  ...words: readonly (string | Y.XmlElement)[]
): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(
    0,
    words.map((word) => (typeof word === 'string' ? new Y.XmlText(word) : word)),
  );
  return element;
}
export const item = (id: string, assignee: string, words: string, more: { readonly due?: string; readonly done?: string } = {}) =>
  block('actionItem', { id, assignee, due: '', done: '', ...more }, words);
export const textOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text');
export const found = (doc: Y.Doc, id: string): Y.XmlElement => {
  const at = textOf(doc)
    .toArray()
    .find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
  if (!(at instanceof Y.XmlElement)) throw new Error(`no block "${id}"`);
  return at;
};

export async function givenPlan() {
  const workspace = await givenWorkspace();
  const { edit, storage } = workspace;
  const documents = {
    async read(name: ReturnType<typeof nameOf>) {
      const stored = await storage.loadDocument(name);
      if (!stored) return undefined;
      const doc = new Y.Doc();
      for (const update of [...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates]) Y.applyUpdate(doc, update);
      return doc;
    },
    change: (name: ReturnType<typeof nameOf>, actor: string, change: (doc: Y.Doc) => void) => edit(name, change, actor),
  };
  const engine = workspace.engine({
    performers: createPerformers({
      documents,
      storage,
      now: () => workspace.clock.now,
      digestFor: async () => 'There is no digest.',
      letterOf: async () => 'There is no link.',
      outbox: { send: async () => {}, sentAbout: async () => ({ mails: 0, lastFacts: '' }) },
      addressOf: async () => undefined,
      enquiry: async () => undefined,
      enquiryBecame: async () => {},
      record: async () => {},
    }),
  });
  const come = () => settle(workspace, engine);
  await edit(theSettings, (doc) => {
    settings.addEntry(doc, 'taskTypes', 'todo', { title: 'To do', rank: 'a9', icon: 'other', followUpDays: 3, maximumDelay: 10 }, null);
  });
  await edit(contactNamed('berg'), (doc) =>
    contact.change(doc, { kind: 'company', name: 'Berg AB', owner: 'ana', lifecycle: 'customer' }, null),
  );
  await edit(thePlan, (doc) => plan.change(doc, { is: 'account', title: 'Berg 2026', contact: 'berg', owner: 'ana' }, null));
  await come();

  const read = async <T>(name: ReturnType<typeof nameOf>, of: (doc: Y.Doc) => T): Promise<T> =>
    of((await documents.read(name)) ?? new Y.Doc());
  return {
    ...workspace,
    come,
    /** Somebody writes in the plan, and rules come to rest. */
    async write(change: (doc: Y.Doc) => void, actor = 'ana') {
      await edit(thePlan, change, actor);
      await come();
    },
    async do(user: string, change: (doc: Y.Doc) => void, actor = user) {
      await edit(nameOf('agenda', user), change, actor);
      await come();
    },
    copy: async () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate((await documents.read(thePlan)) ?? new Y.Doc()));
      return doc;
    },
    /** A device that was away hands over what it has. */
    async handOver(doc: Y.Doc, actor: string) {
      const update = Y.encodeStateAsUpdate(doc);
      await storage.appendUpdates([{ document: thePlan, update, actor, at: workspace.clock.now.toISOString() }]);
      await come();
    },
    plan: (): Promise<Plan> => read(thePlan, plan.read),
    tasks: (user: string): Promise<readonly Task[]> => read(nameOf('agenda', user), (doc) => agenda.read(doc).tasks),
    told: (user: string) =>
      read(nameOf('inbox', user), (doc) => inbox.read(doc).notices.map(({ kind, detail }) => ({ kind, ...JSON.parse(detail) }))),
    unmet: async () =>
      (await storage.firingsAbout('plan/p1', 50)).flatMap(({ rule, conditions }) =>
        conditions.filter(({ held }) => !held).map(({ title }) => `${rule}: ${title}`),
      ),
  };
}
