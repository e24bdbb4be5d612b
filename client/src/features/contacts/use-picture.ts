/** The picture of the list: shown at a start until the list itself is made, and drawn anew when the list has rested. */
import { useEffect, useMemo, useRef } from 'react';
import { changedInPicture, keepPicture, noteDrawn, usePicture } from '../../sync/pictures.ts';
import { rowsOf } from '../../sync/rows.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import type { Showing, Shown } from './contact-list-view.ts';
import type { ListRow } from './list-row.ts';
import { linesOf, type Picture, pictured, readPicture } from './picture.ts';

const path = '/contacts';
/** Another build may know of other fields: its picture is none for this one. */
const version = import.meta.url;
/** The first soon, for whoever closes the page again; then as seldom as nobody feels it. */
const [soon, seldom] = [2_000, 30_000];
let hasKept = false;

export interface PicturedList extends Picture {
  readonly all: readonly ListRow[];
}

/** Whoever changes order or filter meanwhile goes on seeing it: an empty list says nothing. */
export function useLastPicture(showing: Showing, wanted: boolean): PicturedList | undefined {
  const text = usePicture(path);
  const read = useMemo(() => {
    const picture = text === undefined || !wanted ? undefined : readPicture(text, version);
    return picture && { ...picture, all: linesOf(picture, changedInPicture()) };
  }, [text, wanted]);
  const held = useRef<PicturedList>(undefined);
  if (read && read.of === pictured(showing)) held.current = read;
  if (!wanted) held.current = undefined;
  const found = held.current;
  useEffect(() => {
    if (text === undefined) return;
    // After the frame that shows it, or that shows another list than the one it is of.
    const frame = requestAnimationFrame(() => setTimeout(noteDrawn));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return found;
}

/** `isNow`: the list says what the rows of this moment say. What was taken away since does not come back in a picture. */
export function useKeptPicture(now: Shown | undefined, isNow: (shown: Shown) => boolean): void {
  const asked = useRef(isNow);
  asked.current = isNow;
  useEffect(() => {
    if (!now) return;
    const keep = async () => {
      const { drawPicture, writePicture } = await import('./draw-picture.ts');
      await keepPicture(path, () => {
        if (!asked.current(now)) return undefined;
        const contacts = rowsOf('contact');
        const { kind, sort, locale, filter, person, found, counts } = now;
        const list = { rows: found.rows, counts };
        const picture = drawPicture({ kind, sort, locale, filter, person }, list, (id) => contacts.get(id)?.lifecycle);
        hasKept = true;
        return writePicture(picture, version);
      });
    };
    const timer = setTimeout(() => whenIdle(() => void keep()), hasKept ? seldom : soon);
    return () => clearTimeout(timer);
  }, [now]);
}
