/** What must be true when everybody has talked to everybody: each check answers what is wrong, in words. */
import * as Y from 'yjs';
import { pipelineBoard } from '../documents/pipeline-board.ts';
import { canonical } from './canonical.ts';
import { stages } from './operations.ts';
import { type Client, type Docs, definitions, type Kind, kinds, loadFromStorage, receiveAtClient, receiveAtServer } from './peers.ts';
import { projectFresh, retell } from './projector.ts';
import type { Simulation } from './simulate.ts';
import { whyMissing } from './writes.ts';

type Check = (simulation: Simulation) => readonly string[];

export const invariants: Readonly<Record<string, Check>> = {
  'every peer has seen the same updates': ({ network }) =>
    network.clients.flatMap(({ docs, index }) =>
      kinds
        .filter((kind) => !Y.equalSnapshots(Y.snapshot(docs[kind]), Y.snapshot(network.server[kind])))
        .map((kind) => `peer ${index}: ${kind}`),
    ),

  'nothing waits for a missing update': ({ network }) =>
    everybody(network.server, network.clients).flatMap(([who, docs]) =>
      kinds.filter((kind) => docs[kind].store.pendingStructs || docs[kind].store.pendingDs).map((kind) => `${who}: ${kind}`),
    ),

  'every peer holds the same content': ({ network }) =>
    network.clients.flatMap(({ docs, index }) =>
      kinds.filter((kind) => contentOf(docs, kind) !== contentOf(network.server, kind)).map((kind) => `peer ${index}: ${kind}`),
    ),

  'every peer reads the same': ({ network }) =>
    network.clients.flatMap(({ docs, index }) =>
      kinds.filter((kind) => readOf(docs, kind) !== readOf(network.server, kind)).map((kind) => `peer ${index}: ${kind}`),
    ),

  'reading never throws': ({ network }) =>
    kinds.flatMap((kind) => {
      try {
        definitions[kind].read(network.server[kind]);
        definitions[kind].issues(network.server[kind]);
        if (network.faults.has('strict-read') && definitions[kind].issues(network.server[kind]).length > 0) throw new Error('odd value');
        return [];
      } catch (error) {
        return [`${kind}: ${String(error)}`];
      }
    }),

  'every card is in exactly one stage': ({ network }) =>
    pipelineBoard
      .read(network.server.board)
      .cards.filter((card) => !(stages as readonly string[]).includes(card.place.stage) || card.place.rank === '')
      .map((card) => `${card.id} is in "${card.place.stage}"`),

  'every card is listed once': ({ network }) => {
    const made = pipelineBoard.read(network.server.board).cards.map((card) => card.outsideId);
    return made.filter((id, at) => made.indexOf(id) !== at);
  },

  'no card is lost that nobody removed': ({ network, removed }) => {
    const there = network.server.board.getMap('cards');
    const added = network.writes.filter(
      (write) => write.durable && write.kind === 'board' && write.root === 'cards' && !write.entry && !write.deleted,
    );
    return [...new Set(added.map((write) => write.key))].filter((id) => id.startsWith('card') && !there.has(id) && !removed.has(id));
  },

  'every acknowledged edit is there or was superseded': ({ network, removed }) =>
    network.writes
      .filter((write) => write.durable)
      .flatMap((write) => whyMissing(network.server[write.kind], write, network.writes, (id) => removed.has(id)) ?? []),

  'a server started from storage holds the same': ({ network }) => {
    const stored = loadFromStorage(network);
    return kinds.filter(
      (kind) =>
        contentOf(stored, kind) !== contentOf(network.server, kind) ||
        !Y.equalSnapshots(Y.snapshot(stored[kind]), Y.snapshot(network.server[kind])),
    );
  },

  'rows projected step by step equal rows projected at once': ({ network, projector }) =>
    kinds.filter(
      (kind) =>
        canonical([...(projector.rows.get(kind) ?? [])].sort(byKey)) !== canonical([...projectFresh(network.server, kind)].sort(byKey)),
    ),

  'events tell the same as the rows': ({ projector }) => {
    const { facts, gaps } = retell(projector.events);
    const rows = [...projector.rows.values()].flatMap((byRowKey) => [...byRowKey]);
    const wrong = rows.flatMap(([key, row]) =>
      Object.entries({ ...row, done: row.kind === 'task' && row.doneAt !== '' })
        .filter(([field, value]) => facts.has(`${key}/${field}`) && facts.get(`${key}/${field}`) !== value)
        .map(([field]) => `${key}/${field}`),
    );
    const untold = rows
      .filter(([key, row]) => row.kind === 'opportunity' && !facts.has(`${key}/stage`))
      .map(([key]) => `${key} was never opened`);
    const left = [...facts.keys()]
      .filter((about) => about.endsWith('/stage') && !rows.some(([key]) => about === `${key}/stage`))
      .map((about) => `${about} is told of no row`);
    const twice = projector.events.length === new Set(projector.events.map((event) => event.key)).size ? [] : ['two events have one key'];
    return [...gaps, ...wrong, ...untold, ...left, ...twice];
  },

  // The last, because it delivers once more.
  'delivering everything twice changes nothing': ({ network }) => {
    const before = kinds.map((kind) => contentOf(network.server, kind)).join();
    const [first] = network.clients;
    for (const { kind, update } of [...network.storage.log]) {
      if (first) receiveAtServer(network, first, { type: 'update', kind, update, writes: [] });
      for (const client of network.clients) receiveAtClient(network, client, { type: 'update', kind, update, writes: [] });
    }
    return everybody(network.server, network.clients)
      .filter(([, docs]) => kinds.map((kind) => contentOf(docs, kind)).join() !== before)
      .map(([who]) => who);
  },
};

const everybody = (server: Docs, clients: readonly Client[]): readonly (readonly [string, Docs])[] => [
  ['server', server],
  ...clients.map((client) => [`peer ${client.index}`, client.docs] as const),
];
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
const readOf = (docs: Docs, kind: Kind): string => canonical(definitions[kind].read(docs[kind]));

/** Everything a document holds, also what no reader looks at. */
function contentOf(docs: Docs, kind: Kind): string {
  const { lists, prose } = definitions[kind];
  const maps = ['fields', ...Object.keys(lists)].map((name) => canonicalMap(docs[kind].getMap(name)));
  return [...maps, ...prose.map((name) => docs[kind].getXmlFragment(name).toString())].join('\n');
}

// Not toJSON: it would put a hostile key onto an object.
const canonicalMap = (map: Y.Map<unknown>): string =>
  canonical(
    [...map.entries()]
      .sort(byKey)
      .map(([key, value]) => [key, value instanceof Y.Map ? canonicalMap(value) : value instanceof Y.AbstractType ? String(value) : value]),
  );
