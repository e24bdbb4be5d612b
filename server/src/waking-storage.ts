/** The storage, and whoever waits for what is written into it: nobody who writes has to remember them. */
import type { Projector } from './derive/projector.ts';
import type { Storage } from './storage/storage.ts';

export function wakingStorage(storage: Storage, projector: Pick<Projector, 'wake' | 'erased'>, wakeRules: () => void): Storage {
  return {
    ...storage,
    async appendUpdates(updates) {
      const seqs = await storage.appendUpdates(updates);
      // Somebody has waited for a rule already.
      projector.wake(updates.some(({ actor }) => actor.startsWith('rule:')) ? 'now' : undefined);
      return seqs;
    },
    async eraseDocument(name, at) {
      const rows = await storage.rowsOfDocument(name);
      await storage.eraseDocument(name, at);
      await projector.erased(name, rows);
    },
    async recordEvents(events) {
      await storage.recordEvents(events);
      wakeRules();
    },
  };
}
