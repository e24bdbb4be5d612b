/** What the load generator is made of: the same provider against every peer, and a board with a card to edit. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { moveCard, nameOf, pipelineBoard } from '@tandem/core';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from '../until.ts';

/** Where clients connect, and what they show to be let in. */
export interface Door {
  readonly socket: string;
  /** One for each of the people who may come; the first made the workspace. */
  readonly tokens: readonly string[];
  /** Who has to be written on a board so that they may open it. */
  readonly members: readonly string[];
}
/** A person may have a limited number of sockets open. */
export const socketsPerPerson = 15;
export const tokenOf = ({ tokens }: Door, client: number): string => tokens[Math.floor(client / socketsPerPerson) % tokens.length] ?? '';
export interface Editor {
  readonly doc: Y.Doc;
  /** Local edits the server has not acknowledged. */
  unsynced(): number;
  onAcknowledged(listener: (unsynced: number) => void): void;
  close(): void;
}

export const boardName = (number: number) => nameOf('board', `bench${number}`);
export const card = 'card1';
let moves = 0;
/** The edit of every measurement: one card goes to another place. */
export function edit(doc: Y.Doc): void {
  moves += 1;
  moveCard(doc, card, { stage: 'stage', rank: `a${moves}` }, 'bench');
}
export const rankOf = (doc: Y.Doc, id = card): string => pipelineBoard.readEntry(doc, 'cards', id)?.place.rank ?? '';

/** Several documents can share a socket. */
export const openSocket = ({ socket }: Door) =>
  new HocuspocusProviderWebsocket({
    url: socket,
    WebSocketPolyfill: WebSocket,
    delay: 1000,
    minDelay: 1000,
    maxDelay: 1000,
    messageReconnectTimeout: 120_000,
  });

export async function openEditor(door: Door, name: string, shared?: HocuspocusProviderWebsocket): Promise<Editor> {
  const socket = shared ?? openSocket(door);
  const doc = new Y.Doc();
  // The suffix says that this client makes the document; for one that exists it changes nothing.
  const token = `${door.tokens[0]}#create`;
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, document: doc, token, ...(shared && { awareness: null }) });
  provider.attach();
  await until(`${name} is synchronised`, () => provider.isSynced, { seconds: 60 });
  return {
    doc,
    unsynced: () => provider.unsyncedChanges,
    onAcknowledged: (listener) => void provider.on('unsyncedChanges', ({ number }: { number: number }) => listener(number)),
    close: () => {
      provider.destroy();
      if (!shared) socket.destroy();
      doc.destroy();
    },
  };
}

/** The document begins with one card; whoever opens it first writes that. */
export async function prepare(editor: Editor, { members }: Pick<Door, 'members'>): Promise<void> {
  pipelineBoard.change(editor.doc, { title: 'Bench' }, 'bench');
  members.forEach((member, index) => pipelineBoard.addEntry(editor.doc, 'members', `member${index}`, { member }, 'bench'));
  pipelineBoard.addEntry(editor.doc, 'cards', card, { title: 'One card', amount: 1000, place: { stage: 'stage', rank: 'a0' } }, 'bench');
  await until('the board is on the server', () => editor.unsynced() === 0);
}
