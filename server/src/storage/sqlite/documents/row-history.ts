/** Versions of rows in SQLite: one statement closes what stood, one writes what stands now. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Each, Effect, Row, RowContent, RowKind } from '@tandem/core';
import { rowKey } from '@tandem/core/rows';
import { sureTraitsOf } from '@tandem/core/traits';
import {
  type FoundFacts,
  type PlannedTask,
  type Point,
  remembered,
  rememberedKinds,
  still,
  type Version,
  type WantedFacts,
} from '../../history.ts';

interface Stored {
  readonly point: number;
  readonly until: number;
  readonly key: string;
  readonly content: string;
  readonly at: string;
  readonly actor: string;
}
export interface Author {
  readonly at: string;
  readonly actor: string;
}
const columns = 'point, until, key, content, at, actor';
const versionsIn = (found: unknown): readonly Version[] =>
  (found as readonly Stored[]).map(({ content, ...version }) => ({ ...version, content: JSON.parse(content) as RowContent }));
const kinds = new Set<string>(rememberedKinds);
/** The contact a row is about; of a person, the company. */
const about = (row: RowContent): string => (row.kind === 'contact' ? row.company : 'contact' in row ? row.contact : '');
const planOf = (row: RowContent): string => (row.kind === 'task' && row.plan ? row.plan : '');

export function rowHistory(db: DatabaseSync) {
  const thingsOf = (kind: RowKind, which: string) =>
    db.prepare(
      `SELECT substr(key, ${kind.length + 2}) AS id FROM row_version WHERE kind = '${kind}' AND point <= ?1 AND until > ?1 AND content <> ''
         AND ${which} AND key > '${kind}/' || ?2 ORDER BY key LIMIT ?3`,
    );
  const standing = db.prepare('SELECT point, document, content = ? AS same FROM row_version WHERE key = ? ORDER BY point DESC LIMIT 1');
  const write = db.prepare(
    `INSERT INTO row_version (until, key, kind, contact, plan, document, content, at, actor) VALUES (${still}, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const close = db.prepare('UPDATE row_version SET until = ? WHERE point = ?');
  const noteTrait = db.prepare('INSERT INTO contact_trait (trait, contact, point) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const end = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'row_version'");
  // What was there at some point between the two; what is gone says nothing.
  const during = "point <= ? AND until > ? AND content <> ''";
  const ofKey = db.prepare(`SELECT ${columns} FROM row_version WHERE key = ? AND ${during}`);
  const ofContact = db.prepare(`SELECT ${columns} FROM row_version WHERE contact = ? AND contact <> '' AND kind = ? AND ${during}`);
  const ofPlan = db.prepare(`SELECT ${columns} FROM row_version WHERE plan = ? AND plan <> '' AND ${during}`);
  const ofKind = db.prepare(`SELECT ${columns} FROM row_version WHERE kind = ? AND ${during}`);
  const creator = db.prepare("SELECT creator FROM document WHERE name = 'contact/' || ?");
  const holders = db.prepare('SELECT trait, contact, point FROM contact_trait WHERE trait = ? AND point <= ?');
  const planned = db.prepare(
    `SELECT e.content, e.key, e.event,
       min(e.given_up, coalesce((SELECT min(v.point) FROM row_version v WHERE v.key = 'task/' || e.id), ${still})) AS overAt
     FROM effect e WHERE e.contact = ? AND e.contact <> '' AND e.type = 'task.open' ORDER BY e.seq`,
  );
  const things: Readonly<Record<Each, StatementSync>> = {
    'open-task': thingsOf('task', "content ->> '$.doneAt' = ''"),
    lead: thingsOf(
      'contact',
      "content ->> '$.lifecycle' = 'lead' AND content ->> '$.company' = '' AND coalesce(content ->> '$.mergedInto', '') = ''",
    ),
    'open-quote': thingsOf('quote', "content ->> '$.state' IN ('sent', 'viewed')"),
    plan: thingsOf('plan', "content ->> '$.reviewOn' <> ''"),
    reader: thingsOf('user', "content ->> '$.role' IN ('admin', 'manager')"),
  };
  const at = db.prepare('SELECT point FROM event WHERE at <= ? ORDER BY at DESC, seq DESC LIMIT 1');
  const past = db.prepare(
    `SELECT ${columns} FROM row_version WHERE point > ? AND until < ${still} AND content <> '' ORDER BY point LIMIT ?`,
  );
  const drop = db.prepare('DELETE FROM row_version WHERE point = ?');
  const dropDocument = db.prepare('DELETE FROM row_version WHERE document = ?');
  const dropTraits = db.prepare('DELETE FROM contact_trait WHERE contact = ?');

  interface Following {
    readonly contact: string;
    readonly plan: string;
    readonly document: string;
    readonly content: string;
  }
  function follow(key: string, { contact, plan, document, content }: Following, { at: when, actor }: Author): Point | undefined {
    const before = standing.get(content, key) as { point: number; document: string; same: number } | undefined;
    if (before?.same === 1) return undefined;
    // Only the document that a row came from may take it away.
    if (content === '' && before?.document !== document) return undefined;
    const kind = key.slice(0, key.indexOf('/'));
    const point = Number(write.run(key, kind, contact, plan, document, content, when, actor).lastInsertRowid);
    if (before) close.run(point, before.point);
    return point;
  }
  const ids = (found: unknown) => (found as readonly { id: string }[]).map(({ id }) => id);

  return {
    put({ content, document }: Row, author: Author): void {
      if (!kinds.has(content.kind)) return;
      const written = { contact: about(content), plan: planOf(content), document, content: JSON.stringify(remembered(content)) };
      const point = follow(rowKey(content), written, author);
      if (point !== undefined && content.kind === 'contact')
        for (const trait of sureTraitsOf(content)) noteTrait.run(trait, content.id, point);
    },
    remove(key: string, document: string, author: Author): void {
      if (kinds.has(key.slice(0, key.indexOf('/')))) follow(key, { contact: '', plan: '', document, content: '' }, author);
    },
    /** The newest point that was ever given. */
    end: (): Point => (end.get() as { seq: number } | undefined)?.seq ?? 0,
    forgetDocument(name: string): void {
      dropDocument.run(name);
      if (name.startsWith('contact/')) dropTraits.run(name.slice('contact/'.length));
    },

    readFacts(wanted: WantedFacts): FoundFacts {
      const { from, to } = wanted;
      return {
        versions: [
          ...(wanted.keys ?? []).flatMap((key) => versionsIn(ofKey.all(key, to, from))),
          ...(wanted.about ?? []).flatMap(({ contact, kind }) => versionsIn(ofContact.all(contact, kind, to, from))),
          ...(wanted.tasksOfPlans ?? []).flatMap((plan) => versionsIn(ofPlan.all(plan, to, from))),
          ...(wanted.kinds ?? []).flatMap((kind) => versionsIn(ofKind.all(kind, to, from))),
        ],
        creators: (wanted.creators ?? []).map((contact) => ({
          contact,
          creator: (creator.get(contact) as { creator: string } | undefined)?.creator ?? '',
        })),
        holders: (wanted.traits ?? []).flatMap((trait) => holders.all(trait, to) as unknown as FoundFacts['holders'][number][]),
        planned: (wanted.planned ?? []).flatMap((contact) =>
          (planned.all(contact) as unknown as (Omit<PlannedTask, 'effect'> & { content: string })[]).map(({ content, ...task }) => ({
            ...task,
            effect: JSON.parse(content) as Extract<Effect, { type: 'task.open' }>,
          })),
        ),
      };
    },
    thingsAt: (each: Each, point: Point, after: string, limit: number): readonly string[] => ids(things[each].all(point, after, limit)),
    pointAt: (instant: string): Point => (at.get(instant) as { point: number } | undefined)?.point ?? 0,
    pastVersions: (after: Point, limit: number): readonly Version[] => versionsIn(past.all(after, limit)),
    dropVersions(points: readonly Point[]): void {
      for (const point of points) drop.run(point);
    },
  };
}
