/** What somebody is told: an entry of the person's inbox. Those about one record fold on the screen, not here. */
import { inbox, nameOf } from '@tandem/core';
import { wasRemoved } from './entries.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, isAnswer, type Perform, type Records, skipped } from './needs.ts';

export const tell =
  ({ records, edits }: { readonly records: Records; readonly edits: GatheredEdits }): Perform<'notice'> =>
  async ({ user, kind, about, contact, detail }, claimed) => {
    const { key, id, at } = claimed;
    const person = await records.user(user, claimed);
    if (isAnswer(person)) return person;
    return edits.edit(nameOf('inbox', user), key, (doc, origin) => {
      if (inbox.readEntry(doc, 'notices', id) || wasRemoved(doc, 'notices', id)) return done();
      const silent = [about.slice(about.indexOf('/') + 1), contact].some((one) => one !== '' && inbox.readEntry(doc, 'muted', one));
      if (silent) return skipped('The person does not want to hear of this.');
      inbox.addEntry(doc, 'notices', id, { kind, about, contact, detail: JSON.stringify(detail), effect: key, at }, origin);
      return done();
    });
  };

/** Whatever it was about: the contact itself, its tasks, its appointments. */
export const forgetNotices =
  ({ edits }: { readonly edits: GatheredEdits }): Perform<'inbox.forget'> =>
  ({ user, contact }, { key }) =>
    edits.edit(nameOf('inbox', user), key, (doc, origin) => {
      const told = inbox.read(doc).notices.filter((notice) => notice.contact === contact);
      for (const { id } of told) inbox.removeEntry(doc, 'notices', id, origin);
      return told.length > 0 ? done() : skipped('Nothing was told about it.');
    });
