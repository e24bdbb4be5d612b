/** For tests: an export of a workspace as one person, read to its end. */
import type { Person } from '@tandem/core';
import type { ExportKind } from '@tandem/core/export';
import { createBoards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import { createExports, type Wanted } from './exports.ts';
import type { ExportFormat, FileForm } from './files.ts';

export const plainForm: FileForm = { language: 'en', separator: ',', decimal: '.', dates: 'iso', version: '4.0' };

export async function exporter(storage: Storage) {
  const boards = createBoards(storage);
  await boards.refresh();
  const noted: object[] = [];
  const exports = createExports({
    storage,
    boards,
    audit: async (line) => void noted.push(line),
    now: () => new Date('2026-11-22T09:00:00Z'),
  });
  return {
    exports,
    noted,
    async text(person: Person, kind: ExportKind, format: ExportFormat, form: Partial<FileForm> = {}): Promise<string> {
      const wanted: Wanted = { kinds: [kind], format, form: { ...plainForm, ...form } };
      let text = '';
      for await (const piece of await exports.file(person, { person: async () => person }, wanted)) text += piece;
      return text;
    },
  };
}
