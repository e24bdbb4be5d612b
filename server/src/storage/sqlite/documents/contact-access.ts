/** Facts of other rows that decide who sees a contact, and the list of contacts for which they have to be found anew. */
import type { DatabaseSync } from 'node:sqlite';
import type { Audience, DocumentName, Row } from '@tandem/core';
import { contactBehind, followingAudiences, followsContact, rowKey } from '@tandem/core/rows';
import type { ContactAccess } from '../../storage.ts';
import type { DocumentRows } from './document-rows.ts';

export function contactAccess(db: DatabaseSync, rows: DocumentRows) {
  // `contact <> ''` looks needless, but only with it does SQLite know that it may use the index, which leaves such rows out.
  const sellersOn = db.prepare(
    "SELECT DISTINCT content ->> '$.owner' AS owner FROM row WHERE contact = ? AND contact <> '' AND kind = 'opportunity' AND owner <> '' ORDER BY 1",
  );
  const audiencesOf = db.prepare("SELECT audiences FROM row WHERE key = ? AND content ->> '$.is' = 'company'");
  const markPersons = db.prepare(
    "INSERT INTO stale_contact (id) SELECT name FROM row WHERE contact = ? AND contact <> '' AND kind = 'contact' ON CONFLICT DO NOTHING",
  );
  const mark = db.prepare('INSERT INTO stale_contact (id) VALUES (?) ON CONFLICT DO NOTHING');
  const unmark = db.prepare('DELETE FROM stale_contact WHERE id = ?');
  const stale = db.prepare('SELECT id FROM stale_contact ORDER BY id LIMIT ?');
  const forget = db.prepare('DELETE FROM stale_contact');
  const followers = db.prepare(
    "SELECT key FROM row WHERE contact = ? AND contact <> '' AND kind IN ('quote', 'plan', 'file', 'link', 'visit') ORDER BY key",
  );

  function put(row: Row): void {
    if (!rows.put(followsContact(row.content) ? { ...row, audiences: circleOf(row) } : row)) return;
    if (row.content.kind !== 'contact') return;
    // Whoever sees a company sees its persons: their own audiences follow in a later step.
    markPersons.run(row.content.id);
    for (const key of followers.all(row.content.id) as unknown as { key: string }[])
      for (const one of rows.rowsByKey([key.key])) rows.put({ ...one, audiences: followingAudiences(one.content, row.audiences) });
  }
  /** As the contact's are now, in the same unit of work: a row that is put late must not bring back who has lost the contact. */
  const circleOf = ({ content, audiences }: Row): readonly Audience[] => {
    const [contact] = rows.rowsByKey([`contact/${contactBehind(content)}`]);
    return contact ? followingAudiences(content, contact.audiences) : audiences;
  };

  return {
    put,
    markStale(ids: readonly string[]): void {
      for (const id of ids) mark.run(id);
    },
    /** A row is about to go: whoever was seen through it is to be found anew. */
    markSeenThrough({ content }: Row): void {
      if (content.kind === 'contact') markPersons.run(content.id);
      if (content.kind === 'opportunity' && content.contact) mark.run(content.contact);
    },
    forgetStale: (): void => void forget.run(),
    staleContacts: (limit: number): readonly string[] => (stale.all(limit) as unknown as { id: string }[]).map(({ id }) => id),
    contactAccess: (ids: readonly string[]): readonly ContactAccess[] =>
      rows.rowsByKey(ids.map((id) => `contact/${id}`)).map((contact) => {
        const company = contact.content.kind === 'contact' && contact.content.is === 'person' ? contact.content.company : '';
        const found = company ? (audiencesOf.get(`contact/${company}`) as { audiences: string } | undefined) : undefined;
        return {
          contact,
          sellers: (sellersOn.all(contact.content.id) as unknown as { owner: string }[]).map(({ owner }) => owner),
          companyAudiences: found ? (JSON.parse(found.audiences) as Audience[]) : [],
        };
      }),
    commitAudiences(contacts: readonly { readonly id: string; readonly audiences: readonly Audience[] }[]): void {
      // All first: a company further down may mark a person that stands above it.
      for (const { id } of contacts) unmark.run(id);
      for (const { id, audiences } of contacts) {
        const [row] = rows.rowsByKey([rowKey({ kind: 'contact', id })]);
        if (!row) continue;
        put({ ...row, audiences });
        // What was done with a contact is seen by whoever sees the contact.
        for (const other of rows.rowsOfDocument(row.document as DocumentName))
          if (other.content.kind === 'activity') put({ ...other, audiences });
      }
    },
  };
}
