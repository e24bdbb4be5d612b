/** Versions of plans as erasures see them: words that name an erased contact are taken out of every state that was kept. */
import { type DocumentName, parseDocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { Keeper } from '../../erasure/erasures.ts';
import { mentionsOf } from '../../erasure/mentions.ts';
import type { redactor, Work } from '../../erasure/redact.ts';
import type { PlanHistory } from '../../storage/plan-history.ts';
import { packed, unpacked } from './packed.ts';

interface Needs {
  readonly storage: Pick<PlanHistory, 'versionsAfter' | 'versionState' | 'replaceVersion'>;
  /** Takes the words out of a document, as it does of the plan itself. */
  readonly redact: typeof redactor;
  /** Resolves when versions follow the log: one that is made later is made of what was redacted. */
  readonly settled: () => Promise<void>;
}
interface Kept {
  readonly document: DocumentName;
  readonly id: string;
  readonly name: string;
}
interface Redacted {
  readonly state: Uint8Array | undefined;
  readonly name: string;
}
const atOnce = 100;

export function keptVersions({ storage, redact, settled }: Needs): Keeper {
  async function* all(): AsyncGenerator<Kept> {
    for (let after: { document: string; id: string } = { document: '', id: '' }; ; ) {
      const some = await storage.versionsAfter(after, atOnce);
      yield* some;
      const last = some.at(-1);
      if (!last || some.length < atOnce) return;
      after = last;
    }
  }
  /** The version without the words; undefined when it holds none. One that cannot be read goes: nobody knows what it says. */
  async function redacted({ document, id, name: called }: Kept, work: Work): Promise<Redacted | 'unreadable' | undefined> {
    const name = parseDocumentName(document);
    const kept = await storage.versionState(document, id);
    if (!name || !kept) return 'unreadable';
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await unpacked(kept));
    const found = redact(work)(name, document, doc);
    const state = found.length > 0 ? await packed(Y.encodeStateAsUpdate(doc)) : undefined;
    doc.destroy();
    const other = mentionsOf(work.far).redact(called);
    return state || other !== called ? { state, name: other } : undefined;
  }

  return {
    place: 'planVersions',
    async count(work) {
      await settled();
      let found = 0;
      for await (const one of all()) if (await redacted(one, work)) found++;
      return found;
    },
    async erase(work) {
      await settled();
      for await (const one of all()) {
        const other = await redacted(one, work);
        if (other) await storage.replaceVersion(one.document, one.id, other === 'unreadable' ? undefined : other);
      }
    },
  };
}
