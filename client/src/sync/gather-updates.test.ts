import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { plan } from '@tandem/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Device, memoryDevice } from './device.ts';
import { type FrameClock, pageFrames } from './frame-clock.ts';
import { createOpenDocument } from './open-document.ts';
import { createRowsStore } from './rows-store.ts';
import type { Socket } from './socket.ts';

const name = plan.nameOf('p1');
const [sync, syncStatus] = [0, 8];
const [wholeState, update] = [1, 2];

function varUint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(Math.floor(value / 128))];
}
/** As the server says it. */
const message = (kind: number, ...rest: readonly number[]) => {
  const letters = [...new TextEncoder().encode(name)];
  return { data: Uint8Array.from([...varUint(letters.length), ...letters, kind, ...rest]).buffer } as MessageEvent;
};
const syncMessage = (step: number, bytes: Uint8Array) => message(sync, step, ...varUint(bytes.length), ...bytes);

/** Frames come when the test says so. */
function givenFrames() {
  const waiting = new Map<() => void, number>();
  const clock: FrameClock = {
    now: () => 0,
    afterFrame(run, wait) {
      waiting.set(run, wait);
      return () => waiting.delete(run);
    },
  };
  const next = () => {
    const due = [...waiting.keys()];
    waiting.clear();
    for (const run of due) run();
  };
  return { clock, next, waits: () => [...waiting.values()] };
}

/** A plan that is in step with the server, whose part the test speaks; `sent` is what went out. */
async function givenPlan(clock: FrameClock = givenFrames().clock) {
  const kept: Uint8Array[] = [];
  const sent: unknown[] = [];
  let line: HocuspocusProvider | undefined;
  const device: Device = { ...memoryDevice, appendUpdate: async (_, bytes) => void kept.push(bytes) };
  const socket: Socket = {
    speakFor: (document) => {
      const websocketProvider = {
        on: () => undefined,
        off: () => undefined,
        attach: () => undefined,
        detach: () => undefined,
        send: (bytes: unknown) => void sent.push(bytes),
      } as unknown as HocuspocusProviderWebsocket;
      line = new HocuspocusProvider({ ...document, websocketProvider });
      return line;
    },
    destroy: () => undefined,
  };
  const nothing = () => undefined;
  const document = createOpenDocument({
    name,
    device,
    rows: createRowsStore(),
    created: true,
    waiting: nothing,
    onChange: nothing,
    onEdit: nothing,
    onUnsynced: nothing,
    onRefused: nothing,
    onForbidden: nothing,
    onErased: nothing,
    onSealed: nothing,
    onSettled: nothing,
    frames: clock,
  });
  await document.whenRead;
  document.attach(socket);
  const server = new Y.Doc();
  const hear = (event: MessageEvent) => line?.onMessage(event);
  hear(syncMessage(wholeState, Y.encodeStateAsUpdate(server)));
  kept.length = 0;
  sent.length = 0;
  server.on('update', (bytes: Uint8Array) => hear(syncMessage(update, bytes)));
  const write = (words: string) => wordsIn(server).insert(wordsIn(server).length, words);
  return { document, kept, sent, server, hear, write };
}
const wordsIn = (doc: Y.Doc) => doc.getText('words');

afterEach(() => vi.unstubAllGlobals());

test('[CLI-385] what colleagues write within a frame comes into the text together, in its order, and is on the device at once', async () => {
  const frames = givenFrames();
  const { document, kept, write } = await givenPlan(frames.clock);
  let changes = 0;
  document.doc.on('afterTransaction', () => changes++);
  for (const letter of 'abc') write(letter);
  expect(kept).toHaveLength(3);
  expect(wordsIn(document.doc).toString()).toBe('');
  frames.next();
  expect(wordsIn(document.doc).toString()).toBe('abc');
  expect(changes).toBe(1);
  // Nothing is written down twice.
  expect(kept).toHaveLength(3);
  write('d');
  frames.next();
  expect(wordsIn(document.doc).toString()).toBe('abcd');
});

test('[CLI-385] an own edit waits for nobody: it goes out and is kept at once, and both end in one text', async () => {
  const frames = givenFrames();
  const { document, kept, sent, server, write } = await givenPlan(frames.clock);
  write('theirs');
  document.edit('Mine', (doc) => wordsIn(doc).insert(0, 'mine'));
  expect(sent).toHaveLength(1);
  expect(kept).toHaveLength(2);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(document.doc));
  frames.next();
  expect(wordsIn(document.doc).toString()).toBe(wordsIn(server).toString());
  expect(wordsIn(document.doc).toString()).toMatch(/^(minetheirs|theirsmine)$/);
});

test('[CLI-386] a page that is closed, or loses its line, before the next frame has lost nothing', async () => {
  const { document, kept, write } = await givenPlan();
  write('abc');
  document.detach();
  expect(wordsIn(document.doc).toString()).toBe('abc');
  const again = new Y.Doc();
  for (const bytes of kept) Y.applyUpdate(again, bytes);
  expect(wordsIn(again).toString()).toBe('abc');
});

test('[CLI-386] whatever else the server says of the whole plan finds in it what came before; a saved letter does not hurry the others', async () => {
  const { document, hear, server, write } = await givenPlan();
  write('abc');
  hear(message(syncStatus, 1));
  expect(wordsIn(document.doc).toString()).toBe('');
  hear(syncMessage(wholeState, Y.encodeStateAsUpdate(server)));
  expect(wordsIn(document.doc).toString()).toBe('abc');
});

test('[CLI-386] an update that cannot be read takes no other with it', async () => {
  const frames = givenFrames();
  const { document, hear, write } = await givenPlan(frames.clock);
  write('a');
  hear(syncMessage(update, Uint8Array.from([255, 255, 255, 255, 255, 255, 1])));
  write('b');
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  frames.next();
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
  expect(wordsIn(document.doc).toString()).toBe('ab');
});

test('[CLI-385] the longer it takes to bring them in, the longer the page has for itself before the next ones', async () => {
  const frames = givenFrames();
  let at = 0;
  const slow = { ...frames.clock, now: () => (at += 10) };
  const { write } = await givenPlan(slow);
  write('a');
  expect(frames.waits()).toEqual([0]);
  frames.next();
  write('b');
  expect(frames.waits()).toEqual([30]);
});

/** A page that is shown or not, with frames and messages as a browser has them. */
function givenPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const frames: (() => void)[] = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0));
  const hide = () => {
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { frames, hide };
}

test('[CLI-386] in a tab that is not shown there are no frames to wait for: what comes is taken in at once, and so is what waits when it is hidden', async () => {
  const { frames, hide } = givenPage();
  const { document, write } = await givenPlan(pageFrames);
  write('a');
  expect(frames).toHaveLength(1);
  expect(wordsIn(document.doc).toString()).toBe('');
  hide();
  expect(wordsIn(document.doc).toString()).toBe('a');
  for (const letter of 'bcd') write(letter);
  expect(wordsIn(document.doc).toString()).toBe('abcd');
});

test('[CLI-385] they come in once the frame that is being made is drawn, so that an own letter in it waits for none of them', async () => {
  const { frames } = givenPage();
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    pageFrames.afterFrame(() => {
      order.push('taken in');
      resolve();
    }, 0);
    for (const frame of frames.splice(0)) frame();
    order.push('drawn');
  });
  expect(order).toEqual(['drawn', 'taken in']);
});
