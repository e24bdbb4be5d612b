/** One seed: five people write one plan through the product, come back, and must have the same whole text. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type DocumentName, plan } from '@tandem/core';
import * as Y from 'yjs';
import type { Editing } from './load-editing.ts';
import type { Onlooker } from './onlooker.ts';
import { openPlanPeer, type PlanPeer } from './plan-peer.ts';
import { deletes, type PlanScript, type PlanStep } from './plan-script.ts';
import { faultOf, lookAt } from './plan-shown.ts';
import { createLedger, type Ledger, wordsIn } from './plan-words.ts';
import type { Product } from './product-process.ts';
import { toldApart } from './told-apart.ts';
import type { World } from './worlds.ts';

export interface Around {
  readonly worlds: readonly World[];
  readonly product: Product;
  readonly onlooker: Onlooker;
  readonly editing: Editing;
  readonly extensions: ReturnType<Editing['planExtensions']>;
  /** A fault that is planted to see that the campaign notices it. */
  readonly wordsGo: boolean;
}
export interface PlanOutcome {
  readonly wrong: readonly string[];
  readonly typed: number;
  /** Words that went with a block that somebody deleted while they were being typed into it. */
  readonly withBlocks: number;
  /** Parts that had lost all they held, and are filled up where they are shown. */
  readonly filled: readonly string[];
}

const patience = 300_000;
const mostReadings = 150;

export async function runPlan(script: PlanScript, around: Around): Promise<PlanOutcome> {
  const name = `plan/s${script.seed}` as DocumentName;
  const ledger = createLedger();
  const { editing, extensions } = around;
  const peers = await Promise.all(
    around.worlds
      .slice(0, script.peers)
      .map((world, index) => openPlanPeer({ world, name, index, device: `plans-${script.seed}-${index}`, editing, extensions, ledger })),
  );
  try {
    const [first] = peers;
    if (first) {
      make(first.doc(), script.seed);
      await first.whenKept();
    }
    // Whoever opens a plan has its text before the first key.
    await becomes(() => peers.every((peer) => peer.doc().getXmlFragment('text').length > 0));
    for (const step of script.steps) await take(step, peers);
    if (around.wordsGo) takeAway(first?.doc().getXmlFragment('text'));
    for (const peer of peers) peer.goOnline();
    return await compare(name, peers, ledger, around);
  } finally {
    for (const peer of peers) await peer.end();
  }
}

/** As a program would that cannot show what somebody wrote. */
function takeAway(parent: Y.XmlFragment | undefined): void {
  for (const child of parent?.toArray() ?? []) {
    if (child instanceof Y.XmlText && wordsIn(child.toString()).size > 0) child.delete(0, child.length);
    else if (child instanceof Y.XmlElement) takeAway(child);
  }
}

/** As whoever begins a plan: its frame and the first blocks in one transaction. */
function make(doc: Y.Doc, seed: number): void {
  const element = (nodeName: string, attributes: Readonly<Record<string, unknown>>, ...children: readonly (Y.XmlElement | string)[]) => {
    const made = new Y.XmlElement(nodeName);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
    made.insert(
      0,
      children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
    );
    return made;
  };
  const line = (words: string) => element('paragraph', {}, words);
  const cell = (words: string) => element('tableCell', { colspan: 1, rowspan: 1, colwidth: null }, line(words));
  doc.transact(() => {
    plan.change(doc, { title: `Plan ${seed}`, createdAt: '2026-03-01T09:00:00Z' }, 'made');
    doc
      .getXmlFragment('text')
      .insert(0, [
        element('heading', { level: 2 }, 'Situation'),
        line('They buy twice a year.'),
        line('And never the large one.'),
        element('objective', { id: `o${seed}`, measure: 'won', target: 5000, progress: null, from: '', to: '' }, 'Win more'),
        element('bulletList', {}, element('listItem', {}, line('One')), element('listItem', {}, line('Two'))),
        element('actionItem', { id: `a${seed}`, assignee: '', due: '', done: '' }, 'Call them'),
        element('actionItem', { id: `b${seed}`, assignee: '', due: '', done: '' }, 'Write to them'),
        element('table', {}, element('tableRow', {}, cell('A'), cell('B')), element('tableRow', {}, cell('C'), cell('D'))),
        element('taskList', {}, element('taskItem', { checked: false }, line('Open'))),
        element('risk', { id: `r${seed}`, level: 'low', over: false }, 'None'),
        line('That is all.'),
      ]);
  }, 'made');
}

async function take(step: PlanStep, peers: readonly PlanPeer[]): Promise<void> {
  const peer = peers[step.peer];
  if (step.do === 'edit') await peer?.edit(step.edit);
  else if (step.do === 'pause') await (step.ms === 0 ? turn() : wait(step.ms));
  else if (step.do === 'reopen') {
    // What a page shows as kept is kept; what somebody typed in the moment in which they closed it may be gone.
    await peer?.whenKept();
    await peer?.reopen();
  } else peer?.[step.do]();
}

async function compare(name: DocumentName, peers: readonly PlanPeer[], ledger: Ledger, around: Around): Promise<PlanOutcome> {
  const { editing, extensions, product, onlooker } = around;
  const [first, ...others] = peers;
  if (!first) return { wrong: ['there is nobody'], typed: 0, withBlocks: 0, filled: [] };
  const together = () => peers.every((peer) => peer.waitsFor() === undefined) && others.every((other) => seen(first.doc(), other.doc()));
  const wrong: string[] = [];
  if (!(await becomes(together)))
    wrong.push(...peers.map((peer, i) => `editor ${i} did not come together with the others: ${peer.waitsFor() ?? 'in step'}`));
  const seesAll = async () => {
    const server = await onlooker.open(name);
    const { updates, damaged } = await product.stored(name);
    const sides = [
      { who: 'disk', doc: docFrom(updates) },
      ...peers.map((peer, i) => ({ who: `editor ${i}`, doc: peer.doc() })),
      ...(await Promise.all(peers.map(async (peer, i) => ({ who: `the device of editor ${i}`, doc: docFrom(await peer.kept()) })))),
    ];
    const faults = sides.flatMap(({ who, doc }) => [
      ...(doc.store.pendingStructs || doc.store.pendingDs ? [`${who} waits for a missing update`] : []),
      ...(seen(doc, server) ? [] : [`${who} has not seen what the server has: ${toldApart(doc, server)}`]),
      ...(whole(doc) === whole(server) ? [] : [`${who} holds something else than the server`]),
    ]);
    return { server, faults: damaged > 0 ? [...faults, `disk: ${damaged} parts are damaged`] : faults };
  };
  const lostOf = (server: Y.Doc) => ledger.lost(wordsIn(plain(server.getXmlFragment('text'))));
  let { server, faults } = await seesAll();
  // Words that the server brings back may still be on their way; then all of it is read once more.
  // What was planted does not come back, however long one waits.
  const readings = around.wordsGo ? 5 : mostReadings;
  for (let tries = 0; tries < readings && (faults.length > 0 || lostOf(server).length > 0); tries++) {
    await wait(200);
    ({ server, faults } = await seesAll());
  }
  wrong.push(...faults);
  wrong.push(...peers.flatMap((peer, i) => peer.refused().map((change) => `editor ${i} was refused ${change}`)));
  wrong.push(...peers.flatMap((peer, i) => (peer.stopped() ? [`editor ${i} has stopped: ${peer.stopped()}`] : [])));
  const look = lookAt(docFrom([Y.encodeStateAsUpdate(server)]), editing, extensions, first.shown());
  wrong.push(...look.wrong);
  const shown = JSON.stringify(first.shown().toJSON());
  peers.forEach((peer, i) => {
    if (JSON.stringify(peer.shown().toJSON()) !== shown) wrong.push(`editor ${i} shows something else than editor 0`);
    const fault = faultOf(peer.shown());
    if (fault) wrong.push(`what editor ${i} shows does not fit: ${fault}`);
  });
  const lost = lostOf(server);
  const unexplained = lost.filter(({ by }) => !deletes(by));
  wrong.push(...unexplained.map(({ word, peer, by }) => `${word} of editor ${peer} is gone, and nobody deleted it: by ${by}`));
  return { wrong, typed: ledger.count(), withBlocks: lost.length - unexplained.length, filled: look.filled };
}

const seen = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));
const whole = (doc: Y.Doc): string => JSON.stringify([plan.read(doc), doc.getXmlFragment('text').toString()]);

/** Without marks, each block in a line of its own. */
const plain = (parent: Y.XmlFragment): string =>
  parent
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlElement) return `\n${plain(child)}\n`;
      const delta = child instanceof Y.XmlText ? (child.toDelta() as readonly { readonly insert: unknown }[]) : [];
      return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
    })
    .join('');

function docFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
async function becomes(holds: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    if (holds()) return true;
    await wait(20);
  }
  return holds();
}
