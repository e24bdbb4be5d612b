/** Which sections both wrote in while this device was away, and the words of each. */
import type { PlanAuthors } from '@tandem/core/plans/authors';
import { type ComparedBlock, type ComparedRun, type ComparedSection, comparePlans } from '@tandem/core/plans/compare';
import type { Reunion } from '../../../sync/reunited.ts';

export interface MergedSection {
  readonly key: string;
  /** '' for what stands before the first heading. */
  readonly title: string;
  readonly mine: Words;
  readonly theirs: readonly (Words & { readonly user: string })[];
}
export interface Words {
  readonly text: string;
  readonly took: boolean;
  /** The block in which they begin, counted among the blocks of the text now. */
  readonly block: number;
}

export function mergedSections(
  { mine, base }: Pick<Reunion, 'mine' | 'base'>,
  now: Uint8Array,
  authors: PlanAuthors,
  me: string,
): readonly MergedSection[] {
  const own = new Map(comparePlans({ vector: base }, mine).sections.map((section) => [section.key, section]));
  const places = new Map<string, number>();
  let at = 0;
  const { sections } = comparePlans(mine, now, authors);
  for (const { blocks } of sections)
    for (const block of blocks) {
      places.set(block.key, at);
      if (block.is !== 'removed') at++;
    }
  return sections.flatMap((section): readonly MergedSection[] => {
    const [ours] = wordsBy(own.get(section.key), places).values();
    const theirs = [...wordsBy(section, places)].filter(([user]) => user !== me).map(([user, words]) => ({ user, ...words }));
    return ours && theirs.length > 0 ? [{ key: section.key, title: section.title, mine: ours, theirs }] : [];
  });
}

/** What each put in; of who put in nothing, what they took out. */
function wordsBy(section: ComparedSection | undefined, places: ReadonlyMap<string, number>): ReadonlyMap<string, Words> {
  const [added, removed] = [new Map<string, Words>(), new Map<string, Words>()];
  for (const block of section?.blocks ?? [])
    for (const { is, by, text } of runsIn(block)) {
      if (is === 'same' || text.trim() === '') continue;
      const into = is === 'added' ? added : removed;
      const before = into.get(by);
      into.set(by, {
        text: before ? `${before.text} … ${text.trim()}` : text.trim(),
        took: is === 'removed',
        block: before?.block ?? places.get(block.key) ?? 0,
      });
    }
  return new Map([...removed, ...added]);
}
const runsIn = (block: ComparedBlock): readonly ComparedRun[] => [...block.runs, ...block.blocks.flatMap(runsIn)];
