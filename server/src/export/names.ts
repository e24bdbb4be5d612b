/** What the values of exported records refer to, as far as the reader may see it: looked up for each page, never kept. */
import {
  type Audience,
  type BoardRow,
  type ContactRow,
  type OpportunityRow,
  type Row,
  type Settings,
  settings,
  shownAs,
  type UserRow,
} from '@tandem/core';
import { type Names, numberOf, type SettingsTitles } from '@tandem/core/export';
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';

export interface Ground {
  readonly settings: Settings;
  readonly users: ReadonlyMap<string, UserRow>;
  /** Those the reader sees. */
  readonly boards: ReadonlyMap<string, BoardRow>;
}
type Reading = Pick<Storage, 'rowsByKey' | 'rowsOfKind'>;

/** A reference leads at most so far: a person's company that was merged, and merged again. */
const mergesFollowed = 8;

export async function groundOf(storage: Reading, audiences: readonly Audience[]): Promise<Ground> {
  const [[settingsRow], users, boards] = await Promise.all([
    storage.rowsByKey(['settings/settings']),
    storage.rowsOfKind('user', '', 100_000),
    storage.rowsOfKind('board', '', 100_000),
  ]);
  const state = settingsRow?.content.kind === 'settings' ? settingsRow.content.state : settings.read(new Y.Doc());
  return {
    settings: state,
    users: new Map(users.map(({ content }) => [content.id, content as UserRow])),
    boards: new Map(boards.filter((row) => isSeen(row, audiences)).map(({ content }) => [content.id, content as BoardRow])),
  };
}

export const isSeen = (row: Row, audiences: readonly Audience[]): boolean => row.audiences.some((audience) => audiences.includes(audience));

/** `wanted` are ids of contacts and opportunities that a page refers to; `known` are contacts of the page itself. */
export async function namesOf(
  wanted: { readonly contacts: Iterable<string>; readonly known: readonly ContactRow[]; readonly opportunities: Iterable<string> },
  { storage, audiences, ground }: { readonly storage: Reading; readonly audiences: readonly Audience[]; readonly ground: Ground },
): Promise<Names & { readonly contacts: ReadonlyMap<string, ContactRow> }> {
  const contacts = new Map(wanted.known.map((row) => [row.id, row]));
  let missing = new Set([...wanted.contacts].filter((id) => id !== '' && !contacts.has(id)));
  for (let i = 0; i < mergesFollowed && missing.size > 0; i++) {
    const rows = await storage.rowsByKey([...missing].map((id) => `contact/${id}`));
    for (const row of rows) if (isSeen(row, audiences)) contacts.set(row.content.id, row.content as ContactRow);
    missing = new Set(
      [...contacts.values()].flatMap((row) =>
        row.mergedInto && !contacts.has(row.mergedInto) && !missing.has(row.mergedInto) ? [row.mergedInto] : [],
      ),
    );
  }
  const cards = await storage.rowsByKey([...new Set(wanted.opportunities)].filter(Boolean).map((id) => `opportunity/${id}`));
  const titles = new Map(
    cards.filter((row) => isSeen(row, audiences)).map(({ content }) => [content.id, (content as OpportunityRow).title]),
  );
  const lists = new Map<SettingsTitles, ReadonlyMap<string, string>>();
  const titlesOf = (list: SettingsTitles) => {
    const known = lists.get(list) ?? new Map(ground.settings[list].map((entry) => [entry.id, entry.title]));
    lists.set(list, known);
    return known;
  };
  return {
    contacts,
    contact(id) {
      const row = contacts.get(shownAs(id, contacts));
      return row && { name: row.name, number: numberOf(row) };
    },
    opportunity: (id) => titles.get(id) ?? '',
    user: (id) => ground.users.get(id)?.name ?? '',
    title: (list, id) => titlesOf(list).get(id) ?? id,
    stageStatus: (id) => ground.settings.stages.find((stage) => stage.id === id)?.status ?? '',
    board: (id) => ground.boards.get(id)?.title ?? '',
    currency: ground.settings.currency,
  };
}
