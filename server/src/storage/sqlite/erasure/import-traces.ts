/** What batches keep of a contact: rows of the file that were left out, values to undo with, spellings that were repaired. */
import type { DatabaseSync } from 'node:sqlite';
import { erasedWord, type Mentions } from '../../../erasure/mentions.ts';

interface Write {
  readonly batch: string;
  readonly seq: number;
  readonly document: string;
  readonly label: string;
  readonly was: string;
  readonly wrote: string;
}
interface LeftOut {
  readonly batch: string;
  readonly row: number;
  readonly reason: string;
  readonly cells: string;
}

export function importTraces(db: DatabaseSync) {
  const writes = db.prepare('SELECT batch, seq, document, label, was, wrote FROM import_write');
  const dropWrite = db.prepare('DELETE FROM import_write WHERE batch = ? AND seq = ?');
  const rename = db.prepare('UPDATE import_write SET label = ? WHERE batch = ? AND seq = ?');
  const leftOut = db.prepare('SELECT batch, row, reason, cells FROM import_left_out');
  const dropLeftOut = db.prepare('DELETE FROM import_left_out WHERE batch = ? AND row = ?');
  const memories = db.prepare('SELECT signature, mapping, repairs FROM import_memory');
  const setRepairs = db.prepare('UPDATE import_memory SET mapping = ?, repairs = ? WHERE signature = ?');
  const batches = db.prepare('SELECT id, name, message FROM import_batch');
  const setBatch = db.prepare('UPDATE import_batch SET name = ?, message = ? WHERE id = ?');
  const files = db.prepare('SELECT id, name FROM import_file');
  const renameFile = db.prepare('UPDATE import_file SET name = ? WHERE id = ?');

  const writesOf = (contacts: readonly string[], words: Mentions) => {
    const documents = new Set(contacts.map((id) => `contact/${id}`));
    const found: { readonly write: Write; readonly drop: boolean }[] = [];
    for (const write of writes.iterate() as unknown as Iterable<Write>) {
      const drop = documents.has(write.document) || words.in(write.was) || words.in(write.wrote);
      if (drop || words.in(write.label)) found.push({ write, drop });
    }
    return found;
  };
  const leftOutOf = (words: Mentions) =>
    (leftOut.all() as unknown as LeftOut[]).filter(({ cells, reason }) => words.in(cells) || words.in(reason));

  return {
    find: (contacts: readonly string[], words: Mentions) => ({ writes: writesOf(contacts, words).length, rows: leftOutOf(words).length }),
    list: (contacts: readonly string[], words: Mentions): object[] => [
      ...writesOf(contacts, words).map(({ write }) => write),
      ...leftOutOf(words).map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[] })),
    ],
    erase(contacts: readonly string[], words: Mentions): void {
      for (const { write, drop } of writesOf(contacts, words)) {
        if (drop) dropWrite.run(write.batch, write.seq);
        else rename.run(words.redact(write.label), write.batch, write.seq);
      }
      for (const { batch, row } of leftOutOf(words)) dropLeftOut.run(batch, row);
      for (const { signature, mapping, repairs } of memories.all() as unknown as Record<'signature' | 'mapping' | 'repairs', string>[]) {
        if (!words.in(repairs) && !words.in(mapping)) continue;
        const kept = (JSON.parse(repairs) as unknown[]).filter((repair) => !words.in(JSON.stringify(repair)));
        setRepairs.run(words.redact(mapping), JSON.stringify(kept), signature);
      }
      for (const { id, name, message } of batches.all() as unknown as Record<'id' | 'name' | 'message', string>[])
        if (words.in(name) || words.in(message)) setBatch.run(words.redact(name), words.redact(message), id);
      for (const { id, name } of files.all() as unknown as Record<'id' | 'name', string>[])
        if (words.in(name)) renameFile.run(words.redact(name) || erasedWord, id);
    },
  };
}
