/** The same files from what this device has: rows, without what only documents hold. For when there is no server. */
import { type ContactRow, type RowContent, type RowKind, type Settings, shownAs } from '@tandem/core';
import {
  type ExportKind,
  type ExportLanguage,
  type Names,
  numberOf,
  type SettingsTitles,
  type Sources,
  type TableForm,
  tableWriter,
} from '@tandem/core/export';
import type { RowsOf } from '../../sync/rows-store.ts';
import { type Choices, fileName } from './choices.ts';

type RowsOfKind = <K extends RowKind>(kind: K) => RowsOf<K> | undefined;
const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;
/** Lists stay usable while a large one is written. */
const rowsAtOnce = 2000;

export async function deviceFile(
  choices: Choices,
  language: ExportLanguage,
  rows: RowsOfKind,
  onRecords: (records: number) => void,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const names = namesOf(rows);
  const state = settingsOf(rows);
  const form: TableForm = {
    language,
    separator: separators[choices.separator],
    decimal: choices.decimal === 'comma' ? ',' : '.',
    dates: choices.dates,
    country: state?.country ?? '',
    timeZone: state?.timeZone ?? '',
    whole: false,
  };
  let records = 0;
  const files: Record<string, string> = {};
  for (const kind of choices.kinds) {
    const pieces: string[] = [];
    const all = recordsOf(kind, rows);
    for (let at = 0; at < all.length || at === 0; at += rowsAtOnce) {
      const part = all.slice(at, at + rowsAtOnce);
      pieces.push(
        choices.format === 'json' ? part.map((row) => JSON.stringify(row)).join(',\n') : tableOf(kind, part, form, names, at === 0),
      );
      records += part.length;
      onRecords(records);
      await new Promise((resolve) => setTimeout(resolve));
    }
    files[fileName([kind], choices.format)] = choices.format === 'json' ? `[\n${pieces.filter(Boolean).join(',\n')}\n]\n` : pieces.join('');
  }
  const name = fileName(choices.kinds, choices.format);
  if (!name.endsWith('.zip')) return { name, content: new Blob([files[name] ?? '']) };
  const { strToU8, zipSync } = await import('fflate');
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])), { level: 3 });
  return { name, content: new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }) };
}

/** What was merged is in its winner. */
export function recordsOf(kind: ExportKind, rows: RowsOfKind): readonly RowContent[] {
  const contacts = rows('contact') ?? new Map<string, ContactRow>();
  if (kind === 'companies' || kind === 'persons') {
    const is = kind === 'companies' ? 'company' : 'person';
    return [...contacts.values()].filter((row) => row.is === is && shownAs(row.id, contacts) === row.id);
  }
  const kinds = { opportunities: 'opportunity', tasks: 'task', activities: 'activity' } as const;
  return [...(rows(kinds[kind])?.values() ?? [])];
}

function tableOf(kind: ExportKind, part: readonly RowContent[], form: TableForm, names: Names, first: boolean): string {
  const table = tableWriter(kind, form);
  return (first ? table.head : '') + part.map((row) => table.line({ row } as Sources[typeof kind], names)).join('');
}

const settingsOf = (rows: RowsOfKind): Settings | undefined => rows('settings')?.get('settings')?.state;

function namesOf(rows: RowsOfKind): Names {
  const contacts = rows('contact') ?? new Map<string, ContactRow>();
  const state = settingsOf(rows);
  const titles = new Map<SettingsTitles, ReadonlyMap<string, string>>();
  return {
    contact(id) {
      const row = contacts.get(shownAs(id, contacts));
      return row && { name: row.name, number: numberOf(row) };
    },
    opportunity: (id) => rows('opportunity')?.get(id)?.title ?? '',
    user: (id) => rows('user')?.get(id)?.name ?? '',
    title(list, id) {
      const known = titles.get(list) ?? new Map(state?.[list].map((entry) => [entry.id, entry.title]));
      titles.set(list, known);
      return known.get(id) ?? id;
    },
    stageStatus: (id) => state?.stages.find((stage) => stage.id === id)?.status ?? '',
    board: (id) => rows('board')?.get(id)?.title ?? '',
    currency: state?.currency ?? '',
  };
}
