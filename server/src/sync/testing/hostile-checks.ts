/** What a hostile campaign holds the server to. */
import { contact, type DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { TestServer } from './test-server.ts';

/** A copy of the document as the server has it now. */
export async function copyOf(server: Pick<TestServer, 'sync'>, name: DocumentName): Promise<Y.Doc> {
  return (await server.sync.documents.read(name)) ?? new Y.Doc();
}

/** Applying it again changes nothing. The document is not to be used afterwards. */
export function contains(doc: Y.Doc, update: Uint8Array): boolean {
  let changed = false;
  doc.on('update', () => {
    changed = true;
  });
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return !changed && doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

/** What a restart would load is what is open. */
export async function isConsistent(server: Pick<TestServer, 'sync' | 'storage'>, name: DocumentName): Promise<boolean> {
  const stored = await server.storage.loadDocument(name);
  const fresh = new Y.Doc();
  for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) if (update) Y.applyUpdate(fresh, update);
  const open = await copyOf(server, name);
  return (
    stored?.damaged.length === 0 &&
    fresh.store.pendingStructs === null &&
    fresh.store.pendingDs === null &&
    Y.equalSnapshots(Y.snapshot(fresh), Y.snapshot(open)) &&
    JSON.stringify(contact.read(fresh)) === JSON.stringify(contact.read(open))
  );
}

/** How long the event loop stood still at most, in milliseconds. */
export function watchStalls(): { longest(): number; end(): number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return {
    longest: () => Math.round(longest),
    end() {
      clearInterval(timer);
      return Math.round(longest);
    },
  };
}
