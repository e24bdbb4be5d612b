/** Files that wait to be imported: one that names an erased contact goes as a whole, because nobody can edit a stranger's file. */
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mentions } from './mentions.ts';

export interface Uploads {
  find(words: Mentions): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
}
interface Needs {
  readonly folder: string;
  /** Forgets a file that is in the list of files, and what was read of it. */
  readonly forget: (id: string) => Promise<void>;
}

const encodings = ['utf-8', 'utf-16le', 'windows-1252'] as const;
/** A name across the border of two pieces is found in the second. */
const overlap = 500;

export function createUploads({ folder, forget }: Needs): Uploads {
  const path = join(folder, 'imports');
  return {
    async find(words) {
      const names = (await readdir(path).catch(() => [])).filter((name) => name.endsWith('.upload'));
      const found: string[] = [];
      for (const name of names) if (await namesOne(join(path, name), words)) found.push(name.slice(0, -'.upload'.length));
      return found;
    },
    async remove(id) {
      // A file that no list knows is left from a crash; it goes all the same.
      await forget(id).catch(() => undefined);
      await rm(join(path, `${id}.upload`), { force: true });
    },
  };
}

async function namesOne(file: string, words: Mentions): Promise<boolean> {
  const readers = encodings.map((encoding) => ({ decoder: new TextDecoder(encoding), rest: '' }));
  for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
    for (const reader of readers) {
      const text = reader.rest + reader.decoder.decode(piece, { stream: true });
      if (words.in(text)) return true;
      reader.rest = text.slice(-overlap);
    }
  }
  return false;
}
