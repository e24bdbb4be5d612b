/** What quotes hold of somebody, as erasures see it: those of an erased contact go; of others the PDF that still says the name. */
import { type DocumentName, nameOf, type QuoteRow, quote as quoteDocument } from '@tandem/core';
import type { Keeper } from '../erasure/erasures.ts';
import { erasedWord } from '../erasure/mentions.ts';
import type { Work } from '../erasure/redact.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import type { QuotesStore } from './quotes-store.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsOfKind' | 'eraseDocument'>;
  readonly documents: Pick<Documents, 'read' | 'disconnect'>;
  readonly store: Pick<QuotesStore, 'of' | 'forget'>;
  /** Takes a file away for good; of one that is gone nothing is left to be done. */
  readonly removeFile: (file: string) => Promise<void>;
  readonly now: () => Date;
}

export function keptQuotes({ storage, documents, store, removeFile, now }: Needs): Keeper {
  async function* quotes(): AsyncGenerator<QuoteRow> {
    for (let after = ''; ; ) {
      const rows = await storage.rowsOfKind('quote', after, 500);
      for (const { content } of rows) if (content.kind === 'quote') yield content;
      if (rows.length < 500) return;
      after = rows.at(-1)?.content.id ?? '';
    }
  }
  async function eraseQuote(name: DocumentName, id: string): Promise<void> {
    for (const { file } of await store.of(id)) if (file !== '') await removeFile(file);
    await store.forget(id);
    await storage.eraseDocument(name, now().toISOString());
    documents.disconnect({ document: name }, 'erased');
  }
  /** The words are taken out of what was sent before this; what was drawn of it cannot be changed, only drawn again. */
  async function dropPdfs(name: DocumentName, id: string): Promise<void> {
    const doc = await documents.read(name);
    const redacted = doc ? quoteDocument.read(doc).versions.filter(({ content }) => content.includes(erasedWord)) : [];
    if (redacted.length === 0) return;
    for (const { version, file } of await store.of(id))
      if (file !== '' && redacted.some((one) => one.version === version)) await removeFile(file);
  }

  return {
    place: 'quotes',
    async count({ contacts }: Work) {
      let found = 0;
      for await (const { contact } of quotes()) if (contacts.includes(contact)) found++;
      return found;
    },
    async erase({ contacts }) {
      for await (const { id, contact } of quotes()) {
        if (contacts.includes(contact)) await eraseQuote(nameOf('quote', id), id);
        else await dropPdfs(nameOf('quote', id), id);
      }
    },
  };
}
