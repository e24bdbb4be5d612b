/** What is taken out, and in which form: kept on this device, because whoever exports does it the same way each time. */
import { type ExportKind, exportKinds } from '@tandem/core/export';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const formats = ['csv', 'vcard', 'json'] as const;
export type Format = (typeof formats)[number];
export interface Choices {
  readonly kinds: readonly ExportKind[];
  readonly format: Format;
  readonly separator: 'comma' | 'semicolon' | 'tab';
  readonly decimal: 'point' | 'comma';
  readonly dates: 'iso' | 'local';
  readonly version: '4.0' | '3.0';
}

const usual: Choices = { kinds: exportKinds, format: 'csv', separator: 'comma', decimal: 'point', dates: 'iso', version: '4.0' };
export const useChoices = create<Choices>()(persist(() => usual, { name: 'tandem.export' }));
export const choose = (patch: Partial<Choices>): void => {
  useChoices.setState(patch);
};

/** Address cards are of companies and persons; nothing else is one. */
export const kindsOf = (format: Format): readonly ExportKind[] => (format === 'vcard' ? ['companies', 'persons'] : exportKinds);
const endings = { csv: 'csv', vcard: 'vcf', json: 'json' } as const;

/** One kind is one file, several are a zip. */
export function fileName(kinds: readonly ExportKind[], format: Format): string {
  const [only] = kinds;
  return kinds.length === 1 && only ? `${only}.${endings[format]}` : 'tandem.zip';
}
