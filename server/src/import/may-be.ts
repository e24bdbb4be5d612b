/** Rows that are new and look like somebody who is here: told in the dry run, refused never. What is certain was found before. */
import { type ContactRow, createDuplicateIndex, type Reason, type Recognisable, shownAs } from '@tandem/core';
import type { Directory } from './directory.ts';
import { type ContactDraft, idOfKey } from './drafts.ts';
import { pauses } from './pause.ts';

export interface MayBe {
  readonly id: string;
  readonly name: string;
  readonly reasons: readonly Reason[];
}

/** By the key of the draft. */
export async function findMayBe(drafts: readonly ContactDraft[], { contactsById }: Directory): Promise<ReadonlyMap<string, MayBe>> {
  const found = new Map<string, MayBe>();
  const fresh = drafts.filter((draft) => !draft.existing && draft.rows.length > 0);
  if (fresh.length === 0 || contactsById.size === 0) return found;
  const index = createDuplicateIndex();
  const pause = pauses();
  for (const row of contactsById.values()) {
    index.put(row);
    await pause();
  }
  for (const draft of fresh) {
    const [best] = index.like(recognisable(draft)).filter(({ strength }) => strength !== 'possible');
    const row = best && (contactsById.get(shownAs(best.id, contactsById)) as ContactRow);
    if (best && row) found.set(draft.key, { id: row.id, name: row.name, reasons: best.reasons });
    await pause();
  }
  return found;
}

const recognisable = ({ is, fields, mails, phones, addresses, company }: ContactDraft): Recognisable => ({
  id: '',
  is,
  name: fields.name ?? '',
  mails,
  phones: phones.map(({ value }) => value),
  vatNumber: fields.vatNumber ?? '',
  town: fields.town || (addresses.find(({ town }) => town)?.town ?? ''),
  website: fields.website ?? '',
  company: idOfKey(company) ?? '',
  parent: '',
  different: [],
});
