/** The content of one file of an export as pieces of text, one piece a page of records. */
import type { ContactRow, OpportunityRow } from '@tandem/core';
import { type ExportKind, exportKinds, type Sources, type TableForm, tableWriter } from '@tandem/core/export';
import { type Page, pagesOf, type Reading } from './records.ts';
import { type CardVersion, vcardOf } from './vcard.ts';

export const exportFormats = ['csv', 'vcard', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const endings: Readonly<Record<ExportFormat, string>> = { csv: 'csv', vcard: 'vcf', json: 'json' };

export interface FileForm extends Omit<TableForm, 'whole' | 'country' | 'timeZone'> {
  readonly version: CardVersion;
}
/** Address cards are of companies and persons; nothing else is one. */
export const kindsOf = (format: ExportFormat): readonly ExportKind[] => (format === 'vcard' ? ['companies', 'persons'] : exportKinds);

export const fileText = (kind: ExportKind, format: ExportFormat, form: FileForm, reading: Reading): AsyncGenerator<string> =>
  format === 'csv'
    ? tableText(kind, form, reading)
    : format === 'vcard'
      ? cardText(kind as 'persons', form, reading)
      : jsonText(kind, reading);

async function* tableText<K extends ExportKind>(kind: K, form: FileForm, reading: Reading): AsyncGenerator<string> {
  let begun = false;
  for await (const { sources, names, ground } of pagesOf(kind, reading, false)) {
    const { country, timeZone } = ground.settings;
    const table = tableWriter(kind, { ...form, whole: true, country, timeZone });
    yield (begun ? '' : table.head) + sources.map((source) => table.line(source, names)).join('');
    begun = true;
  }
}

async function* cardText(kind: 'companies' | 'persons', { version }: FileForm, reading: Reading): AsyncGenerator<string> {
  for await (const { sources, names } of pagesOf(kind, reading, false))
    yield sources.map((source) => vcardOf(source, names, version)).join('');
}

/** One record a line, so that a file of any size can be read piece by piece; the whole is one array. */
async function* jsonText(kind: ExportKind, reading: Reading): AsyncGenerator<string> {
  let before = '[\n';
  for await (const page of pagesOf(kind, reading, true)) {
    const lines = page.sources.map((source) => JSON.stringify(jsonOf(source as Sources['companies'], page as Page<'companies'>)));
    if (lines.length === 0) continue;
    yield before + lines.join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** A document whole where the reader may open it; else what the lists say of it. */
function jsonOf({ row, whole }: Sources['companies'] | Sources['opportunities'], { names }: Pick<Page<'companies'>, 'names'>): object {
  const { kind, ...facts } = row as ContactRow | OpportunityRow;
  if (kind === 'contact' && whole && 'state' in whole) return { id: row.id, ...whole.state, notes: whole.notes };
  if (kind === 'opportunity') return { ...facts, ...whole, stageTitle: names.title('stages', (facts as OpportunityRow).stage) };
  return facts;
}
