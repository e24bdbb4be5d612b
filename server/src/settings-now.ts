/** The workspace's settings as rows have them; undefined before there is a workspace. */
import type { Settings } from '@tandem/core';
import type { Storage } from './storage/storage.ts';

export const settingsNow = (storage: Pick<Storage, 'rowsByKey'>) => async (): Promise<Settings | undefined> => {
  const [row] = await storage.rowsByKey(['settings/settings']);
  return row?.content.kind === 'settings' ? row.content.state : undefined;
};
