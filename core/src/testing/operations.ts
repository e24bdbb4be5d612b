/** What may happen in a simulation. Every step is plain data, so a run can be saved, shortened and replayed. */
import * as Y from 'yjs';
import { agenda } from '../documents/agenda.ts';
import { contact } from '../documents/contact.ts';
import { type Card, moveCard, pipelineBoard } from '../documents/pipeline-board.ts';
import { byRank, rankBetween } from '../documents/rank.ts';
import {
  accept,
  type Client,
  compact,
  connect,
  disconnect,
  type Kind,
  keepOnDevice,
  kinds,
  receiveAtClient,
  receiveAtServer,
  reload,
  startServer,
} from './peers.ts';
import { createRng, type Rng } from './rng.ts';
import type { Simulation } from './simulate.ts';

export const stages = ['prospecting', 'engaging', 'won', 'lost'] as const;

/** `pick` and its like are taken modulo what is there, so that any part of a run is a run. */
export type Op = { readonly peer: number } & (
  | { readonly do: 'setField'; readonly field: number; readonly value: number }
  | { readonly do: 'setCardField'; readonly pick: number; readonly field: number; readonly value: number }
  | { readonly do: 'addCard'; readonly stage: number; readonly at: number; readonly tail: number }
  | { readonly do: 'moveCard'; readonly pick: number; readonly stage: number; readonly at: number; readonly tail: number }
  | { readonly do: 'removeCard'; readonly pick: number }
  | { readonly do: 'addTask'; readonly value: number; readonly done: boolean }
  | { readonly do: 'completeTask'; readonly pick: number; readonly done: boolean }
  | { readonly do: 'typeNotes'; readonly pick: number; readonly at: number; readonly erase: number; readonly text: string }
  | { readonly do: 'writeOddValue'; readonly value: number }
  | { readonly do: 'undo'; readonly kind: Kind }
  | { readonly do: 'redo'; readonly kind: Kind }
  | { readonly do: 'goOffline' }
  | { readonly do: 'goOnline' }
  | { readonly do: 'reload' }
  | { readonly do: 'keep'; readonly count: number }
  | { readonly do: 'deliver'; readonly to: 'server' | 'client'; readonly count: number; readonly at: number; readonly twice: boolean }
  | { readonly do: 'restartServer'; readonly afterAppend: boolean }
  | { readonly do: 'compact'; readonly kind: Kind; readonly crash: boolean }
  | { readonly do: 'project' }
);
type Do<K extends Op['do']> = Extract<Op, { readonly do: K }>;

const weights: Readonly<Record<Op['do'], number>> = {
  setField: 8,
  setCardField: 14,
  addCard: 5,
  moveCard: 16,
  removeCard: 3,
  addTask: 4,
  completeTask: 5,
  typeNotes: 10,
  writeOddValue: 1,
  undo: 4,
  redo: 1,
  goOffline: 2,
  goOnline: 5,
  reload: 0.7,
  keep: 8,
  deliver: 48,
  restartServer: 0.6,
  compact: 1.2,
  project: 2,
};
const bag = (Object.keys(weights) as Op['do'][]).flatMap((name) => Array.from({ length: Math.round(weights[name] * 10) }, () => name));

export function randomOp(rng: Rng, peers: number): Op {
  const peer = rng.below(peers);
  const any = () => rng.below(1_000);
  const name = rng.pick(bag);
  switch (name) {
    case 'setField':
      return { do: name, peer, field: any(), value: any() };
    case 'setCardField':
      return { do: name, peer, pick: any(), field: any(), value: any() };
    case 'addCard':
      return { do: name, peer, stage: any(), at: any(), tail: any() };
    case 'moveCard':
      return { do: name, peer, pick: any(), stage: any(), at: any(), tail: any() };
    case 'removeCard':
      return { do: name, peer, pick: any() };
    case 'addTask':
      return { do: name, peer, value: any(), done: rng.chance(0.1) };
    case 'completeTask':
      return { do: name, peer, pick: any(), done: rng.chance(0.8) };
    case 'typeNotes':
      return {
        do: name,
        peer,
        pick: any(),
        at: any(),
        erase: rng.chance(0.3) ? rng.below(5) : 0,
        text: rng.pick(['offer ', 'call', 'å', '🙂', 'x']),
      };
    case 'writeOddValue':
      return { do: name, peer, value: any() };
    case 'undo':
    case 'redo':
      return { do: name, peer, kind: rng.pick(kinds) };
    case 'keep':
      return { do: name, peer, count: rng.below(12) };
    case 'deliver':
      return {
        do: name,
        peer,
        to: rng.pick(['server', 'client']),
        count: 1 + rng.below(8),
        at: rng.chance(0.15) ? rng.below(4) : 0,
        twice: rng.chance(0.05),
      };
    case 'restartServer':
      return { do: name, peer, afterAppend: rng.chance(0.5) };
    case 'compact':
      return { do: name, peer, kind: rng.pick(kinds), crash: rng.chance(0.3) };
    default:
      return { do: name, peer };
  }
}

export function perform(simulation: Simulation, op: Op): void {
  const client = simulation.network.clients[op.peer % simulation.network.clients.length] as Client;
  (performers[op.do] as (simulation: Simulation, client: Client, op: Op) => void)(simulation, client, op);
}

const performers: { readonly [K in Op['do']]: (simulation: Simulation, client: Client, op: Do<K>) => void } = {
  setField(_, { docs }, { field, value }) {
    const patches = [
      { name: `Acme ${value}` },
      { town: `Town ${value % 9}` },
      { status: `s${value % 5}` },
      { owner: `u${value % 4}` },
      { employees: value },
      { kind: value % 2 ? 'person' : 'company' },
    ] as const;
    contact.change(docs.contact, patches[field % patches.length] ?? {}, 'me');
  },
  setCardField(_, { docs }, { pick, field, value }) {
    const patches = [
      { title: `Offer ${value}` },
      { amount: value },
      { closeOn: `2026-0${1 + (value % 9)}-10` },
      { owner: `u${value % 4}` },
      { contact: `acme${value % 3}` },
    ];
    const card = pickOf(cardsOf(docs.board), pick);
    if (card) pipelineBoard.changeEntry(docs.board, 'cards', card, patches[field % patches.length] ?? {}, 'me');
  },
  addCard(simulation, { docs }, { stage, at, tail }) {
    const id = `card${simulation.made++}`;
    pipelineBoard.addEntry(
      docs.board,
      'cards',
      id,
      { title: 'Offer', amount: 100, outsideId: id, place: placeAt(docs.board, id, stage, at, tail) },
      'me',
    );
  },
  moveCard(simulation, { docs }, { pick, stage, at, tail }) {
    const card = pickOf(cardsOf(docs.board), pick);
    // Out of order, a removal of the old place may come before the new one: nobody drags what is in no stage meanwhile.
    if (!card || !pipelineBoard.readEntry(docs.board, 'cards', card)?.place.stage) return;
    const place = placeAt(docs.board, card, stage, at, tail);
    const { faults } = simulation.network;
    if (faults.has('move-by-new-card') || faults.has('move-by-replacing')) {
      const { id, ...values } = pipelineBoard.readEntry(docs.board, 'cards', card) as Card;
      docs.board.transact(() => {
        pipelineBoard.removeEntry(docs.board, 'cards', id, 'me');
        pipelineBoard.addEntry(
          docs.board,
          'cards',
          faults.has('move-by-replacing') ? id : `card${simulation.made++}`,
          { ...values, place },
          'me',
        );
      }, 'me');
    } else moveCard(docs.board, card, place, 'me');
  },
  removeCard(simulation, { docs }, { pick }) {
    const card = pickOf(cardsOf(docs.board), pick);
    if (!card) return;
    simulation.removed.add(card);
    pipelineBoard.removeEntry(docs.board, 'cards', card, 'me');
  },
  addTask(simulation, { docs }, { value, done }) {
    const doneAt = done ? '2026-03-01T10:00:00Z' : '';
    agenda.addEntry(
      docs.agenda,
      'tasks',
      `task${simulation.made++}`,
      { subject: 'Call Acme', contact: `acme${value % 3}`, due: dueDay(value), doneAt },
      'me',
    );
  },
  completeTask(_, { docs }, { pick, done }) {
    const task = pickOf(tasksOf(docs.agenda), pick);
    const patch = done ? { doneAt: '2026-03-02T10:00:00Z', outcome: 'reached' as const } : { doneAt: '', due: dueDay(pick) };
    if (task) agenda.changeEntry(docs.agenda, 'tasks', task, patch, 'me');
  },
  typeNotes(_, { docs }, { pick, at, erase, text }) {
    const notes = docs.contact.getXmlFragment('notes');
    docs.contact.transact(() => {
      if (notes.length === 0 || (pick % 20 === 0 && notes.length < 12)) {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(text)]);
        notes.insert(at % (notes.length + 1), [paragraph]);
        return;
      }
      const words = (notes.get(pick % notes.length) as Y.XmlElement).get(0) as Y.XmlText;
      if (erase > 0 && words.length > 0) words.delete(at % words.length, Math.min(erase, words.length - (at % words.length)));
      else words.insert(at % (words.length + 1), text);
    }, 'me');
  },
  // What another version of the program or a hostile device may write: no reader may stumble over it.
  writeOddValue(_, { docs }, { value }) {
    const odd = () => [5, null, 'x', { stage: 1 }, [1], new Uint8Array(2), new Y.Text('x'), new Y.Array(), 7n][value % 9];
    docs.board.transact(() => docs.board.getMap('cards').set(value % 2 ? '__proto__' : `odd ${value}`, odd()), 'other-version');
    docs.contact.transact(() => docs.contact.getMap('fields').set(value % 3 ? 'constructor' : 'employees', odd()), 'other-version');
  },
  undo(simulation, client, { kind }) {
    markUndone(simulation, client, kind, () => client.undo[kind].undo());
  },
  redo(simulation, client, { kind }) {
    markUndone(simulation, client, kind, () => client.undo[kind].redo());
  },
  goOffline: (_, client) => disconnect(client),
  goOnline(_, client) {
    if (!client.online) connect(client);
  },
  reload: ({ network }, client) => reload(network, client),
  keep: (_, client, { count }) => keepOnDevice(client, count),
  deliver({ network }, client, { to, count, at, twice }) {
    const receive = to === 'server' ? receiveAtServer : receiveAtClient;
    for (let i = 0; i < count; i++) {
      const queue = to === 'server' ? client.toServer : client.toClient;
      const [message] = queue.splice(Math.min(at, queue.length - 1), 1);
      if (!message) return;
      receive(network, client, message);
      if (twice) receive(network, client, message);
    }
  },
  restartServer({ network }, client, { afterAppend }) {
    const next = client.toServer[0];
    // Killed between the append and everything after it: stored, but neither applied nor acknowledged nor passed on.
    if (afterAppend && next?.type === 'update') accept(network, next);
    startServer(network);
  },
  compact: ({ network }, _, { kind, crash }) => compact(network, kind, crash),
  project: (simulation) => simulation.projector.catchUp(simulation.network),
};

/** Ids only: reading whole documents at every step would be most of a run. */
const cardsOf = (board: Y.Doc): readonly string[] => [...board.getMap('cards').keys()].filter((id) => id.startsWith('card')).sort();
const tasksOf = (agendas: Y.Doc): readonly string[] => [...agendas.getMap('tasks').keys()].sort();
const pickOf = <T>(from: readonly T[], pick: number): T | undefined => (from.length > 0 ? from[pick % from.length] : undefined);
const dueDay = (value: number) => `2026-0${1 + (value % 9)}-1${value % 7}`;

function placeAt(board: Y.Doc, id: string, stage: number, at: number, tail: number): Card['place'] {
  const name = stages[stage % stages.length] ?? 'lost';
  const cards = board.getMap<unknown>('cards');
  const others = cardsOf(board)
    .flatMap((other) => {
      const entry = cards.get(other);
      const place = entry instanceof Y.Map ? (entry.get('place') as Card['place'] | undefined) : undefined;
      return other !== id && place?.stage === name ? [{ id: other, rank: place.rank }] : [];
    })
    .sort(byRank);
  const index = at % (others.length + 1);
  return { stage: name, rank: rankBetween(others[index - 1]?.rank ?? null, others[index]?.rank ?? null, createRng(tail).next) };
}

/** Undoing the adding of a card, or the undoing of its removal, removes it on purpose. */
function markUndone({ removed }: Simulation, { docs }: Client, kind: Kind, act: () => void): void {
  const list = kind === 'board' ? 'cards' : 'tasks';
  const before = kind === 'contact' ? [] : [...docs[kind].getMap(list).keys()];
  act();
  for (const id of before) if (!docs[kind].getMap(list).has(id)) removed.add(id);
}
