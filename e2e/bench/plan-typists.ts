/**
 * A process of its own: so many people with a plan open, each of whom types that many letters a second at a place of their own, with
 * their carets, at the uneven pace of hands. Says `typing` once all of them do, and goes on until it is ended.
 */
import * as Y from 'yjs';
import { type Door, socketsPerPerson } from './client.ts';
import { openLightClient } from './light-client.ts';
import { lines } from './plan-text.ts';
import { seededRandom } from './seeded-random.ts';

export interface Typing {
  readonly door: Door;
  readonly document: string;
  readonly people: number;
  readonly lettersPerSecond: number;
}

const { door, document, people, lettersPerSecond } = JSON.parse(process.argv[2] ?? '') as Typing;
const random = seededRandom(50);
/** A line is written on until it is long, and then again from the front. */
const longest = 60;

for (let index = 0; index < people; index++) {
  const client = await openLightClient(door, document, index + socketsPerPerson, () => {});
  const text = lines(client.doc, people)[index];
  if (!text) throw new Error(`the plan ${document} has no line for its editor number ${index}`);
  let at = Math.min(text.length, 5);
  let left = longest;
  const type = () => {
    text.insert(at, 'z');
    at += 1;
    if (--left === 0) {
      text.delete(at - longest, longest);
      at -= longest;
      left = longest;
    }
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as object;
    const whole = { type: null, tname: null, item: null, assoc: 0, ...place };
    client.say({ cursor: { anchor: whole, head: whole } });
    setTimeout(type, (1000 / lettersPerSecond) * (0.5 + random()));
  };
  setTimeout(type, (1000 / lettersPerSecond) * random());
}
process.send?.('typing');
