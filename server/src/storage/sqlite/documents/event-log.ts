/** What happened, once each: a key that is there already is left as it is. */
import type { DatabaseSync } from 'node:sqlite';
import type { CrmEvent } from '@tandem/core';
import type { Point } from '../../history.ts';
import type { LoggedEvent } from '../../ledger.ts';

/** The records an event is listed under. */
export const subjectsOf = (event: CrmEvent): readonly string[] =>
  [
    ...new Set(
      (['contactId', 'opportunityId', 'taskId', 'appointmentId', 'quoteId', 'planId', 'linkId'] as const).flatMap((key) =>
        key in event ? String(event[key as keyof CrmEvent]) : [],
      ),
    ),
  ].filter(Boolean);

export function eventLog(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO event (key, content, point, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING');
  const about = db.prepare('INSERT INTO event_subject (subject, seq) VALUES (?, ?)');
  const since = db.prepare('SELECT seq, point, content FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
  const ofSubject = db.prepare(
    'SELECT e.seq, e.point, e.content FROM event_subject s JOIN event e ON e.seq = s.seq WHERE s.subject = ? ORDER BY s.seq DESC LIMIT ?',
  );
  // An opportunity's history is the opportunity's own: it stays when the contact goes, without the contact.
  const unname = db.prepare(
    `UPDATE event SET content = json_set(content, '$.contactId', '')
     WHERE seq IN (SELECT seq FROM event_subject WHERE subject = ?1) AND content ->> '$.contactId' = ?1
       AND (content ->> '$.opportunityId' IS NOT NULL OR content ->> '$.taskId' IS NOT NULL)`,
  );
  const unlink = db.prepare(
    `DELETE FROM event_subject WHERE subject = ?1
       AND EXISTS (SELECT 1 FROM event e WHERE e.seq = event_subject.seq AND e.content ->> '$.contactId' = '')`,
  );
  const forget = db.prepare('DELETE FROM event WHERE seq IN (SELECT seq FROM event_subject WHERE subject = ?)');
  const before = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM event WHERE at < ?');
  const lastDay = db.prepare("SELECT max(content ->> '$.day') AS day FROM event WHERE content ->> '$.type' = 'day.started'");
  const numbered = (found: unknown): readonly LoggedEvent[] =>
    (found as readonly { seq: number; point: number; content: string }[]).map(({ content, ...place }) => ({
      ...(JSON.parse(content) as CrmEvent),
      ...place,
    }));

  return {
    record(event: CrmEvent, point: Point): void {
      const { changes, lastInsertRowid } = insert.run(event.key, JSON.stringify(event), point, event.at);
      if (changes) for (const subject of subjectsOf(event)) about.run(subject, lastInsertRowid);
    },
    forgetAbout(subject: string): void {
      unname.run(subject);
      unlink.run(subject);
      forget.run(subject);
    },
    eventsSince: (after: number, limit: number) => numbered(since.all(after, limit)),
    eventBefore: (instant: string): number => (before.get(instant) as { seq: number }).seq,
    lastDayStarted: (): string => (lastDay.get() as { day: string | null }).day ?? '',
    eventsAbout: (subject: string, limit: number) => numbered(ofSubject.all(subject, limit)),
  };
}
