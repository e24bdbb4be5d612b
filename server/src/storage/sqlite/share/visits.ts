/** Visits and the evidence of them, as it came. */
import type { DatabaseSync } from 'node:sqlite';
import { read, readAll } from './contents.ts';
import type { StoredBeacon, StoredLink, StoredRequest, StoredVisit } from './records.ts';

interface Links {
  link(id: string): StoredLink | undefined;
  changeLink(id: string, patch: Partial<StoredLink>): unknown;
}

export function visitTables(db: DatabaseSync, links: Links) {
  const insert = db.prepare(`INSERT INTO share_visit (id, link, at, last_at, ip, browser, counts, unsettled, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare('UPDATE share_visit SET last_at = ?, ip = ?, browser = ?, counts = ?, unsettled = ?, content = ? WHERE id = ?');
  const byId = db.prepare('SELECT content FROM share_visit WHERE id = ?');
  const open = db.prepare(
    "SELECT content FROM share_visit WHERE link = ? AND browser = ? AND browser <> '' AND last_at >= ? ORDER BY last_at DESC LIMIT 1",
  );
  const of = db.prepare('SELECT content FROM share_visit WHERE link = ? ORDER BY at, id');
  const unsettled = db.prepare('SELECT DISTINCT link FROM share_visit WHERE unsettled = 1');
  const withEvidence = db.prepare('SELECT DISTINCT link FROM share_request WHERE link > ? ORDER BY link LIMIT ?');
  const fetches = db.prepare(
    `SELECT content FROM share_visit WHERE last_at < ? AND counts = 0 AND unsettled = 0 AND content ->> '$.level' = 0
     AND content ->> '$.decidedBy' = '' ORDER BY last_at LIMIT ?`,
  );
  const known = db.prepare("SELECT content FROM share_visit WHERE last_at < ? AND ip <> '' ORDER BY last_at LIMIT ?");
  const drop = db.prepare('DELETE FROM share_visit WHERE id = ?');
  const dropRequests = db.prepare('DELETE FROM share_request WHERE visit = ?');
  const dropBeacons = db.prepare('DELETE FROM share_beacon WHERE visit = ?');
  const insertRequest = db.prepare('INSERT INTO share_request (link, visit, session, at, ip, content) VALUES (?, ?, ?, ?, ?, ?)');
  const requestsOf = db.prepare('SELECT content FROM share_request WHERE visit = ? ORDER BY at, seq LIMIT ?');
  const requestsFrom = db.prepare(
    'SELECT content FROM share_request WHERE ip = ? AND link <> ? AND at BETWEEN ? AND ? ORDER BY at LIMIT ?',
  );
  const requestsOn = db.prepare('SELECT content FROM share_request WHERE link = ? AND at BETWEEN ? AND ? ORDER BY at LIMIT ?');
  const bySession = db.prepare("SELECT content FROM share_request WHERE session = ? AND session <> '' ORDER BY seq LIMIT 1");
  const insertBeacon = db.prepare('INSERT INTO share_beacon (link, visit, session, at, content) VALUES (?, ?, ?, ?, ?)');
  const beaconsOf = db.prepare('SELECT content FROM share_beacon WHERE visit = ? ORDER BY at, seq LIMIT ?');
  const countBeacons = db.prepare('SELECT count(*) AS n FROM share_beacon WHERE visit = ? AND session = ?');

  const visit = (id: string): StoredVisit | undefined => read(byId.get(id));
  const countsNow = ({ decided, counts }: StoredVisit): number => ((decided ?? counts) ? 1 : 0);
  const dropEvidence = (id: string): void => {
    dropRequests.run(id);
    dropBeacons.run(id);
  };
  const dropVisit = (id: string): void => {
    dropEvidence(id);
    drop.run(id);
  };

  return {
    addVisit(one: StoredVisit): void {
      insert.run(one.id, one.link, one.at, one.lastAt, one.ip, one.browser, countsNow(one), one.unsettled ? 1 : 0, JSON.stringify(one));
    },
    /** Whoever changes another value at the same moment loses nothing. */
    changeVisit(id: string, patch: Partial<StoredVisit>): StoredVisit | undefined {
      const before = visit(id);
      if (!before) return undefined;
      const after: StoredVisit = { ...before, ...patch, id };
      update.run(after.lastAt, after.ip, after.browser, countsNow(after), after.unsettled ? 1 : 0, JSON.stringify(after), id);
      return after;
    },
    visit,
    openVisit: (link: string, browser: string, since: string): StoredVisit | undefined => read(open.get(link, browser, since)),
    visitsOf: (link: string): StoredVisit[] => readAll(of.all(link)),
    unsettledLinks: (): string[] => (unsettled.all() as unknown as { link: string }[]).map(({ link }) => link),
    linksWithEvidence: (after: string, limit: number): string[] =>
      (withEvidence.all(after, limit) as unknown as { link: string }[]).map(({ link }) => link),

    addRequest(one: StoredRequest): void {
      insertRequest.run(one.link, one.visit, one.session, one.at, one.ip, JSON.stringify(one));
    },
    /** In the order in which they came. */
    requestsOfVisit: (id: string, limit: number): StoredRequest[] => readAll(requestsOf.all(id, limit)),
    requestsFrom: (ip: string, but: string, from: number, to: number, limit: number): StoredRequest[] =>
      ip === '' ? [] : readAll(requestsFrom.all(ip, but, from, to, limit)),
    requestsOn: (link: string, from: number, to: number, limit: number): StoredRequest[] => readAll(requestsOn.all(link, from, to, limit)),
    requestOfSession: (session: string): StoredRequest | undefined => read(bySession.get(session)),
    addBeacons(all: readonly StoredBeacon[]): void {
      for (const one of all) insertBeacon.run(one.link, one.visit, one.session, one.at, JSON.stringify(one));
    },
    beaconsOfVisit: (id: string, limit: number): StoredBeacon[] => readAll(beaconsOf.all(id, limit)),
    countBeacons: (id: string, session: string): number => (countBeacons.get(id, session) as { n: number }).n,

    /** Of before a moment: what counts for nothing at all, and what still tells one visitor from another. */
    fetchesBefore: (at: string, limit: number): StoredVisit[] => readAll(fetches.all(at, limit)),
    knownBefore: (at: string, limit: number): StoredVisit[] => readAll(known.all(at, limit)),
    dropEvidence,
    dropVisit,
    /** It stays in the link's figure. */
    forgetFetch(id: string): void {
      const link = links.link(visit(id)?.link ?? '');
      dropVisit(id);
      if (link) links.changeLink(link.id, { forgotten: link.forgotten + 1, notCounted: Math.max(0, link.notCounted - 1) });
    },
  };
}
