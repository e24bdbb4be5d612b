/** Names of products, stages, industries and so on that the file uses and the settings do not know yet. */
import type { CardPatch, ContactPatch } from './compare.ts';
import type { Directory } from './directory.ts';
import type { Addition, CardDraft, ContactDraft } from './drafts.ts';
import type { SettingsList } from './import-options.ts';

export const listOfField = {
  industry: 'industries',
  status: 'statuses',
  source: 'sources',
  product: 'products',
  saleType: 'saleTypes',
  lostReason: 'rejections',
} as const satisfies Record<string, SettingsList>;

export function additionsOf(
  contacts: readonly ContactDraft[],
  cards: readonly CardDraft[],
  contactPatches: ReadonlyMap<string, ContactPatch>,
  cardPatches: ReadonlyMap<string, CardPatch>,
  { settings }: Directory,
): readonly Addition[] {
  const found = new Map<string, { list: SettingsList; title: string; rows: number }>();
  const ask = (list: SettingsList, title: string | undefined, rows: number) => {
    if (!title || settings[list].some((entry) => entry.title.toLowerCase() === title.toLowerCase())) return;
    const key = `${list}\n${title.toLowerCase()}`;
    const known = found.get(key);
    if (known) known.rows += rows;
    else found.set(key, { list, title, rows });
  };
  const askAll = (titles: Readonly<Record<string, string | undefined>>, rows: number) => {
    for (const [field, title] of Object.entries(titles)) ask(listOfField[field as keyof typeof listOfField], title, rows);
  };
  for (const draft of contacts)
    askAll(draft.existing ? (contactPatches.get(draft.key)?.titles ?? {}) : draft.titles, Math.max(1, draft.rows.length));
  for (const card of cards) {
    const patch = cardPatches.get(card.key);
    askAll(patch ? patch.titles : card.titles, 1);
    ask('stages', patch ? patch.stage : card.stage, 1);
  }
  return [...found.values()];
}
