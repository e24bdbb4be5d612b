/** Earlier versions of rows still say what rows say no more; called when rows have followed the changed documents. */
import type { Storage } from '../storage/storage.ts';
import { mentionsOf } from './mentions.ts';
import type { Work } from './redact.ts';

const atOnce = 1000;

/** What points to the erased or names them goes, and what rules have decided about them with it. */
export async function forgetHistory(
  storage: Pick<Storage, 'pastVersions' | 'dropVersions' | 'forgetDecisionsAbout'>,
  { contacts, far }: Work,
): Promise<void> {
  const named = mentionsOf(far);
  for (let after = 0; ; ) {
    const some = await storage.pastVersions(after, atOnce);
    const points = some.flatMap(({ point, content }) => {
      const text = JSON.stringify(content);
      return contacts.some((id) => text.includes(`"${id}"`)) || named.in(text) ? [point] : [];
    });
    if (points.length > 0) await storage.dropVersions(points);
    if (some.length < atOnce) break;
    after = some.at(-1)?.point ?? after;
  }
  // Rules may have looked at what was being changed.
  await storage.forgetDecisionsAbout(contacts);
}
