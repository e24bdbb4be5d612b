/**
 * The words of an action item as a task's subject: whoever and whatever is mentioned there stands by id, and is named for somebody
 * who may know of it. Colleagues are known to everybody; of records those that belong to the contact the task is about.
 */
import { isId } from '@tandem/core';
import type { Records } from './needs.ts';

interface Named {
  readonly name: string;
  /** The contacts through which it is seen; none: everybody knows it. */
  readonly of: readonly string[];
}
export type Names = ReadonlyMap<string, Named>;

const mentions = /@(user|contact|opportunity|quote)\/([A-Za-z0-9_-]+)/g;
const hidden = '…';

export async function namesIn(records: Pick<Records, 'row'>, text: string): Promise<Names> {
  const names = new Map<string, Named>();
  for (const [whole, kind, id = ''] of text.matchAll(mentions)) {
    if (names.has(whole) || !isId(id)) continue;
    const found = await nameOfRecord(records, kind ?? '', id);
    if (found) names.set(whole, found);
  }
  return names;
}

async function nameOfRecord({ row }: Pick<Records, 'row'>, kind: string, id: string): Promise<Named | undefined> {
  if (kind === 'user') return named((await row('user', id))?.name, []);
  if (kind === 'contact') {
    const contact = await row('contact', id);
    return named(contact?.name, [id, contact?.company ?? '']);
  }
  if (kind === 'opportunity') {
    const opportunity = await row('opportunity', id);
    return named(opportunity?.title, [opportunity?.contact ?? '']);
  }
  const quote = await row('quote', id);
  return named(quote?.number || quote?.title, [quote?.contact ?? '']);
}
const named = (name: string | undefined, of: readonly string[]): Named | undefined => (name ? { name, of } : undefined);

/** `contact` is what the person works with; '' for somebody who was only asked to write along. */
export function plainWords(text: string, names: Names, contact: string): string {
  return text
    .replace(mentions, (whole: string) => {
      const found = names.get(whole);
      return found && (found.of.length === 0 || (contact !== '' && found.of.includes(contact))) ? found.name : hidden;
    })
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
