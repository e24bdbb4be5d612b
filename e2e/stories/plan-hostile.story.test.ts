/**
 * Every content of the corpus in a real browser: what the server takes goes through it to a colleague, and all the rest is put into
 * the line behind the gate, as if there were none. Nothing runs, nothing is fetched, and people go on writing.
 */
import { type HostilePlan, hostilePlans, hostileUpdate } from '@tandem/core/testing';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { tapLine, watchForHarm } from '../past-the-gate.ts';
import { samplePassword } from '../people.ts';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const title = 'Rundofase, plan 2026';
const first = 'What is open with them now';

const kept = hostilePlans.filter(({ server }) => server === 'kept');
/** Of words that our editor has, with addresses and values that they cannot have: it is drawn, and written in. */
const isDrawn = ({ family, name, server }: HostilePlan) =>
  server === 'refused' && (family === 'value' || name.startsWith('a link to ') || name.startsWith('a picture whose file'));
const drawn = hostilePlans.filter(isDrawn);
const strange = hostilePlans.filter((one) => one.server === 'refused' && !isDrawn(one));

/** One after the other, each upon what the ones before have left. */
function inOne(contents: readonly HostilePlan[]): Uint8Array {
  const doc = new Y.Doc();
  for (const one of contents) Y.applyUpdate(doc, hostileUpdate(one, Y.encodeStateAsUpdate(doc)));
  return Y.encodeStateAsUpdate(doc);
}

story(
  `[PLN-27] [CLI-400] [CLI-402] [M6] in a real browser none of the ${kept.length + drawn.length + strange.length} hostile contents runs, fetches or pollutes anything, and people go on writing`,
  sample,
  async ({ people, product }) => {
    const sitDown = async (email: string) => {
      const person = await people.visitor();
      const page = people.pages().at(-1);
      if (!page) throw new Error('nobody is there');
      const line = await tapLine(page);
      const harm = await watchForHarm(page, product.url);
      await person.account.signIn(email, samplePassword);
      return { person, page, line, harm };
    };
    const [darcel, melvin] = [await sitDown('darcel.schlecht@example.com'), await sitDown('melvin.marxen@example.com')];
    const address = await darcel.person.plans.opens(title);
    await melvin.person.plans.opensAt(address);

    // What is only words comes to everybody, and is shown as what it is.
    await darcel.line.toServer(address, inOne(kept));
    for (const { person } of [darcel, melvin]) {
      await person.plans.sees('<script>alert(1)</script>');
      await person.plans.sees('![x](https://evil.example/pixel.gif)');
    }
    // Everything else behind the gate, to Melvin alone: first what an editor draws.
    await melvin.line.toPage(address, inOne([...kept, ...drawn]));
    await expect.poll(() => melvin.page.locator('.plan-words .dead-link').count()).toBeGreaterThan(30);
    expect(await melvin.harm()).toEqual([]);
    await melvin.person.plans.writesAfter(first, ' Melvin writes on.');
    await melvin.person.seesAllSaved();
    await darcel.person.plans.sees('Melvin writes on.');

    // Then what no editor has: it is read, not taken out, and the plan of everybody else stays as it was.
    await melvin.line.toPage(address, inOne([...kept, ...drawn, ...strange]));
    await melvin.page.locator('.stopped').waitFor();
    await melvin.person.plans.sees(first);
    // All of it, 25,000 lines too, while the page goes on answering below.
    await expect.poll(() => melvin.page.locator('.plan-words .reading > *').count()).toBeGreaterThan(25_000);
    expect(await melvin.harm()).toEqual([]);
    await darcel.person.plans.writesAfter(first, ' Darcel too.');
    await darcel.person.seesAllSaved();
    await melvin.person.plans.sees('Darcel too.');
    const other = await melvin.person.plans.begins('Rundofase');
    expect(other).not.toBe(address);
    await melvin.person.plans.writesAfter('What they do and how they buy', ' And here as well.');
    for (const { harm } of [darcel, melvin]) expect(await harm()).toEqual([]);
  },
);
