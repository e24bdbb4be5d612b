import { DatabaseSync } from 'node:sqlite';
import { nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { bytes, card, company, north, row, update } from '../storage.examples.ts';
import { derivationTables } from './documents/derivation-tables.ts';
import { documentsStore, documentsTables } from './documents-store.ts';

const at = '2026-03-12T09:00:00Z';

test('[DER-52] data from before there was a history: what is there is its beginning, rules react to what comes, all is projected again', () => {
  const db = new DatabaseSync(':memory:');
  const earlier = documentsTables.slice(0, documentsTables.indexOf(derivationTables));
  for (const sql of earlier) db.exec(sql);
  // As a version without rules has written it.
  const acme = row(company('acme', { name: 'Acme', company: '' }), ['user:ana']);
  const opportunity = row(card('o1'), ['user:ana'], north);
  db.exec(
    `INSERT INTO document (name, creator, created_at, through, projected, actor, at) VALUES ('contact/acme', 'ana', '${at}', 5, 5, 'ben', '${at}')`,
  );
  const put = db.prepare('INSERT INTO row (key, kind, name, document, contact, content, audiences) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { content, document, audiences } of [acme, opportunity])
    put.run(
      `${content.kind}/${content.id}`,
      content.kind,
      content.id,
      document,
      'acme',
      JSON.stringify(content),
      JSON.stringify(audiences),
    );
  const event = { type: 'contact.created', key: 'e1', at, actor: 'ana', contactId: 'acme', kind: 'company', owner: 'ana' };
  db.prepare('INSERT INTO event (key, content) VALUES (?, ?)').run('e1', JSON.stringify(event));
  for (const sql of documentsTables.slice(earlier.length)) db.exec(sql);

  const store = documentsStore(db);
  expect(
    store.readFacts({ from: 2, to: 2, keys: ['contact/acme'], about: [{ contact: 'acme', kind: 'opportunity' }] }).versions,
  ).toMatchObject([{ key: 'contact/acme', at, actor: 'ben', content: { name: 'Acme' } }, { key: 'opportunity/o1' }]);
  expect([store.checkpointOf('rules'), store.eventsSince(0, 10)[0]?.point, store.ledgerStatus().behind]).toEqual([1, 0, 0]);
  expect(store.changedDocuments(10).map(({ document }) => document)).toEqual([nameOf('contact', 'acme')]);
  store.appendUpdates([update(north, bytes(1))]);
  expect(store.changedDocuments(10)).toHaveLength(2);
  db.close();
});
