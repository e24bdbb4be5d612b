/** A few rows that match what was typed after an `@`: word beginnings before other places, what is near the plan before the rest. */
const most = 24;

interface By<R> {
  readonly nameOf: (row: R) => string;
  readonly isNear: (row: R) => boolean;
}

export function nearest<R>(rows: Iterable<R>, words: string, { nameOf, isNear }: By<R>): readonly R[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const found: { readonly row: R; readonly order: number; readonly name: string }[] = [];
  for (const row of rows) {
    const name = fold(nameOf(row));
    if (!wanted.every((word) => name.includes(word))) continue;
    const near = isNear(row);
    // Nothing typed asks for the likeliest, not for the whole workspace.
    if (wanted.length === 0 && !near) continue;
    const begins = wanted.every((word) => name.startsWith(word) || name.includes(` ${word}`));
    found.push({ row, name, order: (near ? 0 : 2) + (begins ? 0 : 1) });
  }
  return found
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, most)
    .map(({ row }) => row);
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
