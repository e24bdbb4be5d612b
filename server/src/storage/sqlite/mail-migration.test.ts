import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { mailStatements } from './accounts/mail-statements.ts';
import { accountsTables } from './accounts/tables.ts';

test('[PERF-39] mails that an earlier version kept are there after the change of their table, waiting ones leave, and keys stay', () => {
  const db = new DatabaseSync(':memory:');
  const change = accountsTables.findIndex((sql) => sql.includes('CREATE TABLE mail_now'));
  for (const sql of accountsTables.slice(0, change)) db.exec(sql);
  const insert = db.prepare(
    `INSERT INTO mail (key, recipient, subject, text, html, attachments, created_at, state, retry_at, error) VALUES (?, 'a@b.test', 'Hello', 'x', 'x', '[]', ?, ?, ?, '')`,
  );
  const at = '2026-03-12T09:00:00.000Z';
  for (const state of ['waiting', 'sent', 'failed', 'kept']) insert.run(state, at, state, at);
  for (const sql of accountsTables.slice(change)) db.exec(sql);
  const mails = mailStatements(db);
  expect(mails.mails(1e9, 10).map(({ key, state, about, unsureAt }) => [key, state, about, unsureAt])).toEqual([
    ['kept', 'kept', '', ''],
    ['failed', 'failed', '', ''],
    ['sent', 'sent', '', ''],
    ['waiting', 'waiting', '', ''],
  ]);
  expect(mails.dueMails(at, 10).map(({ key }) => key)).toEqual(['waiting']);
  expect(mails.untoldMails(10)).toEqual([]);
  expect(mails.addMail({ key: 'sent', to: 'a@b.test', subject: '', text: '', html: '', attachments: [] }, 'waiting', at)).toBe(false);
});
