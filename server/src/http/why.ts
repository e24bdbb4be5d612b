/** GET /api/why: which rules looked at a record and what came of it, or why one thing exists. For whoever may see the record. */
import { type Audience, audiencesOfPerson, type Firing, type Person, seesEverything } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import { effectId } from '../derive/effect-id.ts';
import type { Boards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import { notHere } from './answer.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsByKey' | 'firingsAbout' | 'firingOfEffect'>;
  readonly boards: Pick<Boards, 'of'>;
}
const most = 100;
const longestKey = 500;

export function whyRoutes({ storage, boards }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  const mineOf = (person: Person): readonly Audience[] => audiencesOfPerson(person, boards.of(person));
  /** Of these, the rows that the audiences hold. */
  async function held(keys: readonly string[], mine: readonly Audience[]): Promise<ReadonlySet<string>> {
    const rows = await storage.rowsByKey([...new Set(keys)]);
    return new Set(
      rows.filter(({ audiences }) => audiences.some((one) => mine.includes(one))).map(({ content }) => `${content.kind}/${content.id}`),
    );
  }
  /**
   * A fact about a record that is not the asker's is left out, and so is what a condition read of it; of a record that is gone only
   * who sees everything is told.
   */
  async function shown(firings: readonly Firing[], person: Person): Promise<readonly Firing[]> {
    if (seesEverything(person)) return firings;
    const visible = await held(
      firings.flatMap(({ facts, conditions }) => [
        ...facts.map(({ key }) => key),
        ...conditions.flatMap(({ read = [] }) => read.map(({ of }) => of)),
      ]),
      mineOf(person),
    );
    return firings.map((firing) => ({
      ...firing,
      facts: firing.facts.filter(({ key }) => visible.has(key)),
      conditions: firing.conditions.map(({ read, ...condition }) => ({
        ...condition,
        ...(read && { read: read.filter(({ of }) => visible.has(of)) }),
      })),
    }));
  }

  routes.get('/', async (c) => {
    const { person } = c.var.identity;
    const mine = mineOf(person);
    const effect = (c.req.query('effect') ?? '').slice(0, longestKey);
    if (effect) {
      const firing = await storage.firingOfEffect(effect);
      if (!firing) return notHere(c, 'effect');
      const own = firing.effects.some(({ key, user }) => key === effect && user === person.id);
      const may = own || seesEverything(person) || (await held([firing.about, `task/${effectId(effect)}`], mine)).size > 0;
      return may ? c.json({ firing: (await shown([firing], person))[0] }) : notHere(c, 'effect');
    }
    const about = (c.req.query('about') ?? '').slice(0, 130);
    if (!/^[a-z]+\/[\w-]{1,64}$/.test(about) || !(seesEverything(person) || (await held([about], mine)).size > 0))
      return notHere(c, 'record');
    return c.json({ firings: await shown(await storage.firingsAbout(about, most), person) });
  });
  return routes;
}
