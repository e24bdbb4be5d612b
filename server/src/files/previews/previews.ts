/** Pages as they are shown: drawn when somebody looks for the first time, kept beside the file, once for all who ask at the same moment. */
import type { BlobStore } from '../blobs/blob-store.ts';
import type { StoredVersion } from '../files-store.ts';
import type { LocalCopies } from '../local-copies.ts';
import type { PageSize } from '../shared-files.ts';
import type { Drawing, Wanted } from './drawing.ts';

interface Needs {
  readonly blobs: BlobStore;
  readonly drawing: Pick<Drawing, 'draw'>;
  readonly copies: LocalCopies;
  readonly now: () => Date;
}
/** What could not be drawn is not tried again for so long: whoever asks again and again gets an answer, not our time. */
const restAfterFailure = 10 * 60_000;
const mostFailures = 1000;

export function createPreviews({ blobs, drawing, copies, now }: Needs) {
  const underway = new Map<string, Promise<Uint8Array | undefined>>();
  const failed = new Map<string, number>();

  async function kept(key: string): Promise<Uint8Array | undefined> {
    const stream = await blobs.get(key);
    return stream && new Uint8Array(await new Response(stream).arrayBuffer());
  }
  async function drawn(key: string, blob: string, wanted: (path: string) => Wanted): Promise<Uint8Array | undefined> {
    const before = await kept(key);
    if (before) return before;
    const outcome = await copies.with(blob, (path) => drawing.draw(wanted(path)));
    if (!outcome?.ok) {
      if (failed.size >= mostFailures) failed.clear();
      if (outcome) failed.set(key, now().getTime());
      return undefined;
    }
    const bytes = 'bytes' in outcome ? outcome.bytes : new TextEncoder().encode('text' in outcome ? outcome.text : '');
    await blobs.put(key, new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(), bytes.byteLength);
    return bytes;
  }
  async function once(key: string, blob: string, wanted: (path: string) => Wanted): Promise<Uint8Array | undefined> {
    const lately = failed.get(key);
    if (lately !== undefined && now().getTime() - lately < restAfterFailure) return undefined;
    const already = underway.get(key);
    if (already) return already;
    const work = drawn(key, blob, wanted).finally(() => underway.delete(key));
    underway.set(key, work);
    return work;
  }
  const has = ({ pages }: StoredVersion, page: number): boolean => Number.isInteger(page) && page >= 1 && page <= pages;

  return {
    /** WebP. Undefined: there is no such page, or it cannot be drawn. */
    async page(version: StoredVersion, page: number, size: PageSize): Promise<Uint8Array | undefined> {
      if (!has(version, page)) return undefined;
      const { blob, is } = version;
      return once(`${blob}.${size}-${page}`, blob, (path) => ({ what: 'page', path, is, page, size }));
    },
    async text(version: StoredVersion, page: number): Promise<string> {
      if (!has(version, page) || version.is === 'image') return '';
      const { blob, is } = version;
      return new TextDecoder().decode(await once(`${blob}.text-${page}`, blob, (path) => ({ what: 'text', path, is, page })));
    },
    /** Everything that was drawn of a blob, and the blob. */
    async remove(version: Pick<StoredVersion, 'blob' | 'pages'>): Promise<void> {
      for (let page = 1; page <= version.pages; page++)
        for (const what of ['page', 'thumb', 'text']) await blobs.remove(`${version.blob}.${what}-${page}`);
      await blobs.remove(version.blob);
    },
  };
}
export type Previews = ReturnType<typeof createPreviews>;
