/** A screen may open a document before the device is: its reads and writes wait for the device instead of missing it. */
import type { Device } from './device.ts';

export interface LateDevice extends Device {
  arrive(device: Device): void;
}

export function createLateDevice(): LateDevice {
  const { promise, resolve } = Promise.withResolvers<Device>();
  return {
    arrive: resolve,
    loadRows: async () => (await promise).loadRows(),
    loadCursors: async () => (await promise).loadCursors(),
    saveRows: async (batch) => (await promise).saveRows(batch),
    markComplete: async () => (await promise).markComplete(),
    loadPictures: async () => (await promise).loadPictures(),
    savePictures: async (make) => (await promise).savePictures(make),
    loadDocument: async (name) => (await promise).loadDocument(name),
    appendUpdate: async (name, update, mine) => (await promise).appendUpdate(name, update, mine),
    forgetDocument: async (name) => (await promise).forgetDocument(name),
    forgetOutdated: async (mark) => (await promise).forgetOutdated(mark),
    foldDocument: async (name) => (await promise).foldDocument(name),
    keptDocuments: async () => (await promise).keptDocuments(),
    loadCopies: async () => (await promise).loadCopies(),
    saveCopies: async (copies, cursor) => (await promise).saveCopies(copies, cursor),
    loadUnsynced: async () => (await promise).loadUnsynced(),
    saveUnsynced: async (entry) => (await promise).saveUnsynced(entry),
    clearUnsynced: async (name) => (await promise).clearUnsynced(name),
    loadRefused: async () => (await promise).loadRefused(),
    saveRefused: async (entries) => (await promise).saveRefused(entries),
    discardRefused: async (id) => (await promise).discardRefused(id),
    loadOutcomes: async () => (await promise).loadOutcomes(),
    loadSealed: async () => (await promise).loadSealed(),
    saveSealed: async (sealed) => (await promise).saveSealed(sealed),
    saveOutcomes: async (outcomes) => (await promise).saveOutcomes(outcomes),
    close: () => void promise.then((device) => device.close()),
  };
}
