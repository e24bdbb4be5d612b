/** What of the shared files is looked at, as the address says it. */
export const linkLists = ['all', 'open', 'ending', 'withdrawn'] as const;
export type LinkList = (typeof linkLists)[number];

export interface FilesSearch {
  /** A folder's id, or `contacts`. */
  readonly folder?: string;
  /** Links instead of files. */
  readonly links?: LinkList;
  /** What is chosen, and shown beside the list. */
  readonly file?: string;
  readonly link?: string;
  readonly view?: 'grid';
}

export function readFilesSearch(search: Readonly<Record<string, unknown>>): FilesSearch {
  const text = (key: 'folder' | 'file' | 'link') => (typeof search[key] === 'string' && search[key] !== '' ? { [key]: search[key] } : {});
  const links = linkLists.find((one) => one === search['links']);
  return {
    ...text('folder'),
    ...text('file'),
    ...text('link'),
    ...(links && { links }),
    ...(search['view'] === 'grid' && { view: 'grid' as const }),
  };
}
