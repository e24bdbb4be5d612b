/** Which entries somebody means who types `/words`: what begins so before what has it somewhere. */
import type { Translate } from '../../../i18n/i18n.ts';
import { type SlashItem, slashGroups } from '../slash-item.ts';

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

export function findItems(items: readonly SlashItem[], typed: string, t: Translate): readonly SlashItem[] {
  const inGroups = slashGroups.flatMap((group) => items.filter((item) => item.group === group));
  const wanted = plain(typed).trim();
  if (wanted === '') return inGroups;
  const scored = inGroups.map((item) => ({ item, score: score(plain(t(item.label)), item.also ? plain(t(item.also)) : '', wanted) }));
  const best = scored.filter(({ score: found }) => found > 0);
  // Within a group the better stands first; groups stay together, in the order of their best.
  const bestOf = (group: string) => Math.max(0, ...best.filter(({ item }) => item.group === group).map(({ score: found }) => found));
  return [...slashGroups]
    .sort((a, b) => bestOf(b) - bestOf(a))
    .flatMap((group) =>
      best
        .filter(({ item }) => item.group === group)
        .sort((a, b) => b.score - a.score)
        .map(({ item }) => item),
    );
}

function score(label: string, also: string, wanted: string): number {
  if (label.startsWith(wanted)) return 4;
  if (label.split(/\s+/).some((word) => word.startsWith(wanted))) return 3;
  if (also.split(/\s+/).some((word) => word.startsWith(wanted))) return 2;
  return label.includes(wanted) ? 1 : 0;
}
