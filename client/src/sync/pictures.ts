/**
 * What a screen showed last, kept so that the next start shows it at once, while the rows are still being read. A picture is to be
 * looked at: nothing is written from it, and the rows take its place. Only the tab that follows the feed keeps them: its memory is
 * never behind the disk, so that what was taken away does not come back in a picture.
 */
import type { RowContent, RowKind } from '@tandem/core';
import { useSyncExternalStore } from 'react';
import { changedSince, type Pictures } from './device.ts';
import { rowsStore } from './rows.ts';

/** Who works here, what the workspace calls things, and views: what every screen needs for its first words. */
const everywhere: readonly RowKind[] = ['settings', 'user', 'team', 'view'];
const rowsName = 'rows';

type Keep = (make: () => Pictures | undefined) => Promise<void>;
const nothing: Pictures = new Map();
let pictures = nothing;
let changed: ReadonlySet<string> = new Set();
let keep: Keep | undefined;
let drawn = Promise.withResolvers<void>();
const listeners = new Set<() => void>();

/** Of these the picture shows what they were: edited here and not sent, or come after it was drawn. */
export const changedInPicture = (): ReadonlySet<string> => changed;

/** The text that the screen at this path has kept; none once the rows are here. */
export const usePicture = (path: string): string | undefined => useSyncExternalStore(subscribe, () => pictures.get(path));

/** Keeps what `make` answers, if this tab is the one that may; it is asked at the moment of writing. */
export async function keepPicture(path: string, make: () => string | undefined): Promise<void> {
  await keep?.(() => {
    const text = make();
    if (text === undefined) return undefined;
    const rows = everywhere.flatMap((kind): readonly RowContent[] => [...rowsStore.rowsOf(kind).values()]);
    return new Map([
      [path, text],
      [rowsName, JSON.stringify(rows)],
    ]);
  });
}

/** The screen is drawn, with its picture or without: reading the rows takes nothing from it any more. */
export const noteDrawn = (): void => drawn.resolve();

/** From the device, at a start. Resolves when the screen at this path is drawn, or has had its time. */
export async function showPictures(found: Pictures, unsent: readonly string[], path: string, patience: number): Promise<void> {
  const rows = found.get(rowsName);
  if (rows === undefined || !found.has(path)) return;
  rowsStore.foreshadow(JSON.parse(rows) as readonly RowContent[]);
  rowsStore.flush();
  changed = new Set([...(JSON.parse(found.get(changedSince) ?? '[]') as readonly string[]), ...unsent]);
  set(found);
  await Promise.race([drawn.promise, new Promise((resolve) => setTimeout(resolve, patience))]);
}

export function keepPicturesBy(by: Keep | undefined): void {
  keep = by;
}

export function forgetPictures(): void {
  drawn.resolve();
  drawn = Promise.withResolvers();
  set(nothing);
}

function set(next: Pictures): void {
  pictures = next;
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
