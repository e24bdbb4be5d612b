/** The folders as a tree with what is in them, and where each may go. */
import type { FileRow, FolderRow } from '@tandem/core';

export interface FolderNode {
  readonly folder: FolderRow;
  readonly level: number;
  /** Files in it and in all folders inside. */
  readonly count: number;
  readonly hasInside: boolean;
}

type Folders = ReadonlyMap<string, FolderRow>;
const byName = (a: FolderRow, b: FolderRow) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

/** In the order of the screen; what lies in a folded folder is left out. Folders that point at each other, or at none that is here, stand at the top. */
export function folderNodes(folders: Folders, files: Iterable<FileRow>, folded: ReadonlySet<string> = new Set()): readonly FolderNode[] {
  const inside = new Map<string, FolderRow[]>();
  for (const folder of folders.values()) {
    const parent = parentOf(folder, folders);
    inside.set(parent, [...(inside.get(parent) ?? []), folder]);
  }
  const own = new Map<string, number>();
  for (const { folder, contact } of files) if (contact === '') own.set(folder, (own.get(folder) ?? 0) + 1);
  const countOf = (id: string): number => (own.get(id) ?? 0) + (inside.get(id) ?? []).reduce((sum, one) => sum + countOf(one.id), 0);
  const nodes: FolderNode[] = [];
  const add = (parent: string, level: number) => {
    for (const folder of (inside.get(parent) ?? []).toSorted(byName)) {
      nodes.push({ folder, level, count: countOf(folder.id), hasInside: inside.has(folder.id) });
      if (!folded.has(folder.id)) add(folder.id, level + 1);
    }
  };
  add('', 0);
  return nodes;
}

/** A parent that cannot be reached from the top is none. */
function parentOf(folder: FolderRow, folders: Folders): string {
  const seen = new Set([folder.id]);
  for (let at = folder.parent; at !== ''; at = folders.get(at)?.parent ?? '') {
    if (seen.has(at) || !folders.has(at)) return '';
    seen.add(at);
  }
  return folder.parent;
}

/** A folder with all that lie in it. */
export function withInside(id: string, folders: Folders): ReadonlySet<string> {
  const found = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const folder of folders.values())
      if (!found.has(folder.id) && found.has(folder.parent)) {
        found.add(folder.id);
        grew = true;
      }
  }
  return found;
}

/** Where a folder may go: anywhere but into itself. `''` is the top. */
export const mayMoveTo = (id: string, target: string, folders: Folders): boolean =>
  !withInside(id, folders).has(target) && folders.get(id)?.parent !== target;

/** `Loaders, 2026`: the way from the top, for lists where the tree is not seen. */
export function folderPath(id: string, folders: Folders): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== '' && !seen.has(at); at = folders.get(at)?.parent ?? '') {
    seen.add(at);
    names.unshift(folders.get(at)?.name ?? '');
  }
  return names.filter(Boolean).join(' / ');
}

/** A name is one line, and no other folder beside it has it. */
export type FolderFault = 'empty' | 'taken' | undefined;
export function folderFault(name: string, parent: string, folders: Folders, self = ''): FolderFault {
  const wanted = name.trim().toLocaleLowerCase();
  if (wanted === '') return 'empty';
  const same = [...folders.values()].some(
    (one) => one.id !== self && one.parent === parent && one.name.trim().toLocaleLowerCase() === wanted,
  );
  return same ? 'taken' : undefined;
}
