/** Decisions in SQLite, read back as what "Why?" shows. */
import type { DatabaseSync } from 'node:sqlite';
import type { Condition, Effect, EffectState, Firing } from '@tandem/core';
import type { NewDecision, RuleFigures } from '../../ledger.ts';

interface Stored {
  readonly id: number;
  readonly rule: string;
  readonly about: string;
  readonly at: string;
  readonly content: string;
}
type Content = Pick<Firing, 'version' | 'event' | 'parameters' | 'conditions' | 'facts'> & { readonly effects: readonly string[] };
interface Made {
  readonly key: string;
  readonly content: string;
  readonly state: string;
  readonly note: string;
  readonly settledAt: string;
}
const columns = 'id, rule, about, at, content';

export function decisionLog(db: DatabaseSync) {
  const write = db.prepare(
    `INSERT INTO decision (event, event_key, rule, about, contact, at, fired, daily, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (event_key, rule, about) DO NOTHING`,
  );
  const idOf = db.prepare('SELECT id FROM decision WHERE event_key = ? AND rule = ? AND about = ?');
  // What a daily rule did not do yesterday is no news today.
  const dropOlder = db.prepare('DELETE FROM decision WHERE about = ? AND rule = ? AND daily = 1 AND fired = 0 AND event < ?');
  const ofRecord = db.prepare(`SELECT ${columns} FROM decision WHERE about = ? ORDER BY event DESC, id DESC LIMIT ?`);
  const thatMade = db.prepare(
    `SELECT d.id, d.rule, d.about, d.at, d.content FROM effect e JOIN decision d ON d.id = e.decision WHERE e.id = ? OR e.key = ?`,
  );
  const ofRule = db.prepare(`SELECT ${columns} FROM decision WHERE rule = ? AND fired = 1 ORDER BY at DESC, id DESC LIMIT ?`);
  const made = db.prepare('SELECT key, content, state, note, settled_at AS settledAt FROM effect WHERE key = ?');
  const figures = db.prepare(
    `SELECT rule, sum(at >= ?) AS fired, max(at) AS lastFired,
       (SELECT count(*) FROM effect e WHERE e.rule = decision.rule AND e.state = 'dead') AS dead
     FROM decision WHERE fired = 1 GROUP BY rule ORDER BY rule`,
  );
  const forgetUnfired = db.prepare('DELETE FROM decision WHERE fired = 0 AND at < ?');
  const forget = db.prepare(
    `DELETE FROM decision WHERE contact = ?1 OR about = 'contact/' || ?1 OR instr(content, '"' || ?1 || '"') > 0 OR instr(content, '/' || ?1 || '"') > 0`,
  );

  function firingOf({ id: _, content, ...told }: Stored): Firing {
    const { effects, ...rest } = JSON.parse(content) as Content;
    return {
      ...told,
      ...rest,
      conditions: readsOf(rest.conditions, '', told.about),
      effects: effects.flatMap((key) => {
        const found = made.get(key) as Made | undefined;
        return found ? [shown(found)] : [];
      }),
    };
  }
  const firings = (found: unknown): readonly Firing[] => (found as readonly Stored[]).map(firingOf);

  return {
    /** Answers its number, also when it was there already. */
    write(decision: NewDecision): number {
      const { event, rule, about, contact, at, daily, effects, version, parameters, conditions, facts } = decision;
      const fired = effects.length > 0 ? 1 : 0;
      if (daily && !fired) dropOlder.run(about, rule, event.seq);
      const { seq, ...told } = event;
      const content: Content = {
        version,
        event: told,
        parameters,
        conditions: readsOf(conditions, about, ''),
        facts,
        effects: effects.map(({ key }) => key),
      };
      write.run(seq, event.key, rule, about, contact, at, fired, daily ? 1 : 0, JSON.stringify(content));
      return (idOf.get(event.key, rule, about) as { id: number }).id;
    },
    firingsAbout(about: string, limit: number): readonly Firing[] {
      const found = firings(ofRecord.all(about, limit));
      const id = about.slice(about.indexOf('/') + 1);
      const maker = about.startsWith('task/') || about.startsWith('opportunity/') ? firings(thatMade.all(id, '')) : [];
      return [...found, ...maker];
    },
    firingOfEffect: (key: string): Firing | undefined => firings(thatMade.all('', key))[0],
    firingsOfRule: (rule: string, limit: number): readonly Firing[] => firings(ofRule.all(rule, limit)),
    ruleFigures: (since: string): readonly RuleFigures[] => figures.all(since) as unknown as RuleFigures[],
    forgetUnfiredBefore: (at: string): void => void forgetUnfired.run(at),
    forgetDecisionsAbout(contacts: readonly string[]): void {
      for (const contact of contacts) forget.run(contact);
    },
  };
}

/** What was read of the record itself is kept without its key: most is, and the key is half of it. */
const readsOf = (conditions: readonly Condition[], from: string, to: string): readonly Condition[] =>
  conditions.map((condition) =>
    condition.read ? { ...condition, read: condition.read.map((one) => (one.of === from ? { ...one, of: to } : one)) } : condition,
  );

function shown({ key, content, state, note, settledAt }: Made): Firing['effects'][number] {
  const effect = JSON.parse(content) as Effect;
  return {
    key,
    type: effect.type,
    user: 'user' in effect ? effect.user : 'owner' in effect ? effect.owner : '',
    contact: 'contact' in effect ? effect.contact : '',
    day: 'due' in effect ? effect.due : 'day' in effect ? effect.day : '',
    state: state === 'claimed' ? 'waiting' : (state as EffectState),
    note,
    settledAt,
  };
}
