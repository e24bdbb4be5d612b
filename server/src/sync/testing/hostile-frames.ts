/** Frames that no client should send, made from a seed: every kind of message cut off, overlong, misplaced or subtly wrong. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const write = (fill: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  fill(encoder);
  return encoding.toUint8Array(encoder);
};
const frame = (name: string, type: number, fill: (encoder: encoding.Encoder) => void = () => undefined) =>
  write((encoder) => {
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, type);
    fill(encoder);
  });
const sync = (name: string, step: number, payload: Uint8Array, type = 0) =>
  frame(name, type, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });

/** Well-formed messages of every kind, to be spoiled. */
function models(name: string, update: Uint8Array): Uint8Array[] {
  const awareness = write((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 4711);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, '{"at":"x"}');
  });
  return [
    sync(name, 0, Y.encodeStateVector(new Y.Doc())),
    sync(name, 1, update),
    sync(name, 2, update),
    sync(name, 2, update, 4),
    sync(name, 3, update),
    frame(name, 1, (encoder) => encoding.writeVarUint8Array(encoder, awareness)),
    frame(name, 2, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'mallory');
    }),
    frame(name, 3),
    frame(name, 5, (encoder) => encoding.writeVarString(encoder, '{"t":"x"}')),
    frame(name, 6, (encoder) => encoding.writeVarString(encoder, 'broadcast')),
    frame(name, 7, (encoder) => encoding.writeVarString(encoder, 'bye')),
    frame(name, 8, (encoder) => encoding.writeVarUint(encoder, 1)),
    frame(name, 9),
    frame(name, 10),
    frame(name, 11),
    frame(name, 2 ** 31),
    frame(name, 2 ** 53 - 1),
  ];
}

const wrongNames = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'settings\0',
  'settings\0a\0b',
  'contact/',
  'contact/../x',
  'contact/%00',
  '/',
  'x'.repeat(5000),
  'contact/acme\0__proto__',
  'contact/åäö',
  '💥',
];
const overlong = new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);

/** Every message at every length, with every wrong name, and with numbers that overflow. */
export function* hostileFrames(name: string, update: Uint8Array): Generator<Uint8Array> {
  yield new Uint8Array();
  yield overlong;
  for (const model of models(name, update)) {
    for (let length = 0; length < model.length; length++) yield model.slice(0, length);
    yield new Uint8Array([...model, 0]);
    const head = frame(name, 0).length - 1;
    for (let at = head; at < Math.min(model.length, head + 6); at++)
      yield new Uint8Array([...model.slice(0, at), ...overlong, ...model.slice(at)]);
  }
  for (const wrong of wrongNames) for (const model of models(wrong, update)) yield model;
}

/** An update with some bytes changed, moved, repeated or dropped; now and then it is still a good one. */
export function mutate(update: Uint8Array, random: Random): Uint8Array {
  let bytes = [...update];
  const rounds = 1 + Math.floor(random() * 4);
  for (let i = 0; i < rounds; i++) {
    const at = Math.floor(random() * bytes.length);
    const kind = Math.floor(random() * 6);
    if (kind === 0) bytes[at] = Math.floor(random() * 256);
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    else if (kind === 2) bytes.splice(at, 1 + Math.floor(random() * 3));
    else if (kind === 3) bytes.splice(at, 0, Math.floor(random() * 256));
    else if (kind === 4) bytes = bytes.slice(0, at + 1);
    else bytes.splice(at, 0, ...bytes.slice(0, Math.floor(random() * 8)));
  }
  return new Uint8Array(bytes);
}

export const updateFrame = (name: string, update: Uint8Array, step = 2): Uint8Array => sync(name, step, update);
