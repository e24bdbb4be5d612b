/**
 * Where an upload was begun, kept on this device for a day, so that it goes on after a reload. Names and contents are not kept:
 * a file that is chosen again is known by a number made of them.
 */
import type { PreviousUpload, UrlStorage } from 'tus-js-client';

const prefix = 'tandem-upload/';
/** As long as the server keeps what nobody goes on with. */
const keptFor = 86_400_000;

export function uploadMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>, now = Date.now): UrlStorage {
  function read(key: string): PreviousUpload | undefined {
    try {
      const kept = JSON.parse(storage.getItem(key) ?? 'null') as PreviousUpload | null;
      if (kept && now() - Date.parse(kept.creationTime) < keptFor) return { ...kept, urlStorageKey: key };
    } catch {
      // Whatever stands there, it is no upload.
    }
    storage.removeItem(key);
    return undefined;
  }
  const keys = () => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(prefix));
  return {
    findAllUploads: async () => keys().flatMap((key) => read(key) ?? []),
    findUploadsByFingerprint: async (fingerprint) => [read(prefix + fingerprint)].flatMap((one) => one ?? []),
    removeUpload: async (key) => storage.removeItem(key),
    async addUpload(fingerprint, { size, uploadUrl, creationTime }) {
      // The time of the next one takes away what is out of date.
      for (const key of keys()) read(key);
      const key = prefix + fingerprint;
      try {
        storage.setItem(key, JSON.stringify({ size, uploadUrl, creationTime, metadata: {}, parallelUploadUrls: null }));
      } catch {
        // A full storage costs no more than beginning anew after a reload.
      }
      return key;
    },
  };
}

/** 53 bits of a text (cyrb53): the same file to the same place, and nobody reads from it which. */
export function numberOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
