import { anOpportunityRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { opportunitiesCsv } from './opportunities-csv.ts';

test('[S1-04] chosen opportunities become a file that no spreadsheet runs as a formula', async () => {
  const rows = [anOpportunityRow({ id: '1', title: '=2+5', amount: 12.5 }), anOpportunityRow({ id: '2', title: 'Mill, large' })];
  const columns = [
    { title: 'Title', value: ({ title }: { title: string }) => title },
    { title: 'Amount', value: ({ amount }: { amount: number | null }) => String(amount ?? '') },
  ];
  expect(await opportunitiesCsv(rows, columns)).toBe('\uFEFFTitle,Amount\r\n\'=2+5,12.5\r\n"Mill, large",\r\n');
});
