/** Mails in the outbox to a person, and mails that name them. */
import type { DatabaseSync } from 'node:sqlite';
import type { Mentions } from '../../../erasure/mentions.ts';

interface Kept {
  readonly id: number;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: string;
  readonly error: string;
  readonly facts: string;
  readonly created_at: string;
}

export function mailTraces(db: DatabaseSync) {
  const all = db.prepare('SELECT id, recipient, subject, text, html, attachments, error, facts, created_at FROM mail');
  const drop = db.prepare('DELETE FROM mail WHERE id = ?');

  const mailsOf = (words: Mentions): Kept[] =>
    (all.all() as unknown as Kept[]).filter(({ recipient, subject, text, html, attachments, error, facts }) =>
      [recipient, subject, text, html, attachments, error, facts].some(words.in),
    );
  return {
    find: (words: Mentions) =>
      mailsOf(words).map(({ id, recipient, subject, text, created_at: at }) => ({ id, to: recipient, subject, text, at })),
    erase(words: Mentions): void {
      for (const { id } of mailsOf(words)) drop.run(id);
    },
  };
}
