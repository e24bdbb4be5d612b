/** The workspace's logo, as it is shown to people outside: the picture of a file in the library. */
import type { Settings } from '@tandem/core';
import type { SharedFiles } from '../files/shared-files.ts';

interface Needs {
  readonly files: Pick<SharedFiles, 'newest' | 'page'>;
  readonly settings: () => Promise<Settings | undefined>;
}
/** Undefined: there is none. */
export const createLogo =
  ({ files, settings }: Needs) =>
  async (): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined> => {
    const id = (await settings())?.logo ?? '';
    const version = id === '' ? undefined : await files.newest(id);
    // Another contact's file is nobody's logo, whatever an admin's device has written.
    if (version?.state !== 'ready' || version.contact !== '' || version.is !== 'image') return undefined;
    return files.page(version.id, 1, 'page');
  };
