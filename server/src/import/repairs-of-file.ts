/** The repairs a file could do with, held against what the workspace knows. */
import { setImmediate } from 'node:timers/promises';
import { companyKey } from '@tandem/core';
import { countryCode, countryNames } from './countries.ts';
import type { Directory } from './directory.ts';
import { commonIndustries } from './industries.ts';
import { pauses } from './pause.ts';
import { textOf } from './read-file.ts';
import type { Column, ReadRow } from './read-row.ts';
import { findRepairs, type Known, type Repair, type RepairedField } from './repairs.ts';

/** A list of more different values than this is no list. */
const mostDifferent = 300;
const mostKnown = 1000;

export async function repairsOf(
  rows: readonly ReadRow[],
  columns: readonly Column[],
  { settings, users, contactsById }: Directory,
): Promise<readonly Repair[]> {
  const titles = (entries: readonly { readonly title: string }[]): Known => ({
    from: 'settings',
    values: entries.map((entry) => entry.title),
  });
  const known: Readonly<Record<RepairedField, () => readonly Known[]>> = {
    product: () => [titles(settings.products)],
    industry: () => [titles(settings.industries), { from: 'settings', values: commonIndustries }],
    country: () => [{ from: 'countries', values: countryNames() }],
    stage: () => [titles(settings.stages)],
    status: () => [titles(settings.statuses)],
    source: () => [titles(settings.sources)],
    saleType: () => [titles(settings.saleTypes)],
    lostReason: () => [titles(settings.rejections)],
    owner: () => [{ from: 'directory', values: users.map((user) => user.name) }],
    company: () => [{ from: 'directory', values: [...contactsById.values()].filter((row) => row.is === 'company').map((row) => row.name) }],
  };
  const pause = pauses();
  const repairs: Repair[] = [];
  for (const field of Object.keys(known) as RepairedField[]) {
    if (!columns.some((column) => column.target === field)) continue;
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = textOf(row, columns, field);
      const seen = counts.get(value);
      if (seen !== undefined) counts.set(value, seen + 1);
      else if (value && !(field === 'country' && countryCode(value))) counts.set(value, 1);
      const waiting = pause();
      if (waiting) await waiting;
    }
    // Each value is compared with each name: beyond some hundred this would hold everybody up, and no list is that long.
    const lists = known[field]();
    if (counts.size > mostDifferent || lists.some(({ values }) => values.length > mostKnown)) continue;
    const found = findRepairs(field, counts, lists);
    // Spellings of one company are folded anyway; only names that would become two are worth a question.
    repairs.push(...(field === 'company' ? found.filter(({ from, to }) => companyKey(from) !== companyKey(to)) : found));
    await setImmediate();
  }
  return repairs.sort((a, b) => Number(b.ticked) - Number(a.ticked) || b.rows - a.rows);
}
