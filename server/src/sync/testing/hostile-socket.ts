/** A socket that holds one document open, again after every time it was hung up on, and waits for events rather than for time. */
import { once } from 'node:events';
import type { DocumentName } from '@tandem/core';
import { WebSocket } from 'ws';
import { authenticate } from '../frame.ts';

export type Answer = 'acknowledged' | 'refused' | 'closed';

export interface HostileSocket {
  send(data: Uint8Array): void;
  /** Sends an update and waits until the server says what became of it. */
  ask(data: Uint8Array): Promise<Answer>;
  ensureOpen(): Promise<void>;
  /** Everything that was sent has been handled: a question that is always answered comes back, or the socket is closed. */
  settle(): Promise<void>;
  end(): void;
  /** How often it had to be opened again. */
  readonly reopened: number;
}

export async function openHostile(url: string, name: DocumentName, token = 'ana'): Promise<HostileSocket> {
  let ws = await connect();
  let reopened = 0;

  async function connect(): Promise<WebSocket> {
    const made = new WebSocket(url, { perMessageDeflate: false });
    // A protocol error closes it as well, which is what is waited for.
    made.on('error', () => undefined);
    await once(made, 'open');
    const answered = Promise.race([once(made, 'message'), once(made, 'close')]);
    made.send(authenticate(name, token));
    await answered;
    return made;
  }

  return {
    send: (data) => ws.send(data),
    ask: (data) =>
      new Promise((resolve) => {
        const asked = ws;
        const done = (answer: Answer) => {
          asked.off('message', hear);
          asked.off('close', gone);
          resolve(answer);
        };
        const hear = (message: Buffer) => {
          const applied = statusIn(message);
          if (applied !== undefined) done(applied ? 'acknowledged' : 'refused');
        };
        const gone = () => done('closed');
        asked.on('message', hear);
        asked.on('close', gone);
        asked.send(data);
      }),
    async ensureOpen() {
      if (ws.readyState === WebSocket.OPEN) return;
      reopened++;
      ws = await connect();
    },
    async settle() {
      if (ws.readyState !== WebSocket.OPEN) return;
      const answered = Promise.race([once(ws, 'pong'), once(ws, 'close')]);
      ws.ping();
      await answered;
    },
    end: () => ws.terminate(),
    get reopened() {
      return reopened;
    },
  };
}

/** The address, the frame's type and the answer, and nothing more: a state vector may end in the same two bytes. */
function statusIn(data: Uint8Array): boolean | undefined {
  const answer = data.at(-1);
  return data.length === (data[0] ?? 0) + 3 && data.at(-2) === 8 && (answer === 0 || answer === 1) ? answer === 1 : undefined;
}
