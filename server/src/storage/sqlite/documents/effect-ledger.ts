/** Effects in SQLite. The key is the primary fact: inserting it again does nothing, so nothing is ever done for it twice. */
import type { DatabaseSync } from 'node:sqlite';
import type { Effect, EffectState } from '@tandem/core';
import { type Point, still } from '../../history.ts';
import type { LedgerStatus, NewDecision, StoredEffect } from '../../ledger.ts';

type Stored = Omit<StoredEffect, 'effect'> & { readonly content: string };
const effectOf = ({ content, ...stored }: Stored): StoredEffect => ({ ...stored, effect: JSON.parse(content) as Effect });
const effectsIn = (found: unknown): readonly StoredEffect[] => (found as readonly Stored[]).map(effectOf);
const from = `SELECT e.seq, e.key, e.id, e.content, e.rule, d.about, e.at, e.depth, e.state, e.attempts, e.due AS notBefore, e.note,
  e.settled_at AS settledAt FROM effect e JOIN decision d ON d.id = e.decision`;

export function effectLedger(db: DatabaseSync, end: () => Point) {
  const insert = db.prepare(
    `INSERT INTO effect (key, id, decision, event, type, rule, contact, at, depth, content, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const toDo =
    db.prepare(`SELECT key FROM effect WHERE state IN ('waiting', 'claimed') AND due <= ? AND key NOT IN (SELECT value FROM json_each(?))
     ORDER BY seq LIMIT ?`);
  const claim = db.prepare("UPDATE effect SET state = 'claimed', attempts = attempts + 1, due = ? WHERE key = ?");
  const settle = db.prepare(
    `UPDATE effect SET state = ?, note = ?, settled_at = ?, due = ?, given_up = ?
     WHERE key = ? AND attempts = ? AND state = 'claimed'`,
  );
  const release = db.prepare(
    `UPDATE effect SET state = ?, note = ?, settled_at = ?, due = ?, attempts = 0, given_up = ?
     WHERE key = ? AND state IN ('dead', 'needs-a-look')`,
  );
  const next = db.prepare("SELECT min(due) AS due FROM effect WHERE state IN ('waiting', 'claimed')");
  const byKey = db.prepare(`${from} WHERE e.key = ?`);
  const inStates = db.prepare(`${from} WHERE e.state IN (SELECT value FROM json_each(?)) ORDER BY e.seq DESC LIMIT ?`);
  const after = db.prepare(`${from} WHERE e.seq > ? ORDER BY e.seq LIMIT ?`);
  const counts = db.prepare(
    `SELECT (SELECT count(*) FROM event WHERE seq > (SELECT coalesce(max(through), 0) FROM checkpoint WHERE name = 'rules')) AS behind,
       (SELECT count(*) FROM effect WHERE state IN ('waiting', 'claimed')) AS waiting,
       (SELECT count(*) FROM effect WHERE state = 'dead') AS dead,
       (SELECT count(*) FROM effect WHERE state = 'needs-a-look') AS needsALook`,
  );
  const forget = db.prepare(
    `DELETE FROM effect WHERE contact = ?1 OR instr(content, '"' || ?1 || '"') > 0 OR instr(content, '/' || ?1 || '"') > 0`,
  );
  const givenUp = (state: EffectState): Point => (state === 'skipped' || state === 'dead' ? end() : still);

  return {
    /** Answers how many were new. */
    add(decision: NewDecision, number: number): number {
      let added = 0;
      for (const { key, id, effect, notBefore } of decision.effects) {
        const contact = 'contact' in effect ? effect.contact : decision.contact;
        const content = JSON.stringify(effect);
        added += Number(
          insert.run(
            key,
            id,
            number,
            decision.event.seq,
            effect.type,
            decision.rule,
            contact,
            decision.at,
            decision.depth,
            content,
            notBefore,
          ).changes,
        );
      }
      return added;
    },
    claimEffects(now: string, until: string, limit: number, busy: readonly string[] = []): readonly StoredEffect[] {
      const keys = (toDo.all(now, JSON.stringify(busy), limit) as unknown as { key: string }[]).map(({ key }) => key);
      for (const key of keys) claim.run(until, key);
      return keys.flatMap((key) => effectsIn(byKey.all(key)));
    },
    settleEffect(
      key: string,
      attempt: number,
      {
        state,
        note,
        at,
        notBefore = '',
      }: { readonly state: EffectState; readonly note: string; readonly at: string; readonly notBefore?: string },
    ): boolean {
      const settledAt = state === 'waiting' ? '' : at;
      return settle.run(state, note, settledAt, notBefore || at, givenUp(state), key, attempt).changes > 0;
    },
    releaseEffect: (key: string, to: 'waiting' | 'skipped', note: string, at: string): boolean =>
      release.run(to, note, to === 'waiting' ? '' : at, at, givenUp(to), key).changes > 0,
    nextEffectAt: (): string => (next.get() as { due: string | null }).due ?? '',
    effectsByKey: (keys: readonly string[]): readonly StoredEffect[] => keys.flatMap((key) => effectsIn(byKey.all(key))),
    effectsIn: (states: readonly EffectState[], limit: number): readonly StoredEffect[] =>
      effectsIn(inStates.all(JSON.stringify(states.flatMap((state) => (state === 'waiting' ? [state, 'claimed'] : [state]))), limit)),
    effectsAfter: (seq: number, limit: number): readonly StoredEffect[] => effectsIn(after.all(seq, limit)),
    ledgerStatus: (): LedgerStatus => counts.get() as unknown as LedgerStatus,
    forgetEffectsAbout(contacts: readonly string[]): void {
      for (const contact of contacts) forget.run(contact);
    },
  };
}
