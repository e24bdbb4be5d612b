/** Tracked links, the evidence of visits to them and what grading made of it. */
import type { DatabaseSync } from 'node:sqlite';
import { linkTables } from './share/links.ts';
import { visitTables } from './share/visits.ts';

export type { StoredBeacon, StoredLink, StoredRequest, StoredSaid, StoredVisit } from './share/records.ts';
export { shareTables } from './share/tables.ts';

export function shareStore(db: DatabaseSync) {
  const links = linkTables(db);
  return { ...links, ...visitTables(db, links) };
}
export type ShareStore = ReturnType<typeof shareStore>;
