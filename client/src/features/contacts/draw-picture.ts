/** Drawing the picture of a list: for a moment when nobody waits. */
import { type Lifecycle, lifecycles } from '@tandem/core';
import type { Counts, Showing } from './contact-list-view.ts';
import type { ListRow } from './list-row.ts';
import { type Picture, pictured, prefix } from './picture.ts';

/** Two screens of a large display. */
const whole = 100;

export function drawPicture(
  showing: Showing,
  { rows, counts }: { readonly rows: readonly ListRow[]; readonly counts: Counts },
  lifecycleOf: (contact: string) => Lifecycle | undefined,
): Picture {
  const lines = rows.slice(0, whole);
  const companies = new Map(lines.map(({ row }) => [row.company, lifecycleOf(row.company)]));
  return {
    of: pictured(showing),
    ids: rows.map(({ id }) => id),
    names: rows.map(({ row }) => row.name),
    stages: rows.map(({ row }) => lifecycles.indexOf(row.lifecycle)).join(''),
    lines,
    companies: Object.fromEntries([...companies].flatMap(([id, lifecycle]) => (lifecycle ? [[id, lifecycle]] : []))),
    counts,
  };
}

export const writePicture = (picture: Picture, version: string): string => prefix(version) + JSON.stringify(picture);
