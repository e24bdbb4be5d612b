/** Files as the sample fills them. */
import type { Files } from './files.ts';

export const shelfOf = ({ shared, store, addFolder }: Pick<Files, 'shared' | 'store' | 'addFolder'>) => ({
  addFolder,
  keep: shared.keep,
  page: shared.page,
  /** What is there, as `<folder>/<name>`. */
  async present(): Promise<ReadonlyMap<string, string>> {
    const { folders, files } = await store.everything();
    return new Map([
      ...folders.map(({ id, parent, name }) => [`${parent}/${name}`, id] as const),
      ...files.map(({ id, folder, name }) => [`${folder}/${name}`, id] as const),
    ]);
  },
});
