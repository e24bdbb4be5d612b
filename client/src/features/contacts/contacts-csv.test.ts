import { expect, test } from 'vitest';
import { columns } from './columns.ts';
import { contactsCsv, csvCell } from './contacts-csv.ts';
import { aContact, listingOf } from './testing.ts';

test('[S1-20] the chosen lines and columns are a file a spreadsheet reads, with all mails of each', () => {
  const { rows } = listingOf([
    aContact({ id: 'a', name: 'Acme, "the" firm', mails: ['a@x.example', 'b@x.example'], revenue: 12.5, lifecycle: 'customer' }),
  ]);
  const shown = columns.filter(({ id }) => ['name', 'relation', 'mail', 'revenue'].includes(id));
  const file = contactsCsv([...rows.values()], shown, { head: ({ id }) => id, relation: ({ row }) => row.lifecycle });
  expect(file).toBe('\uFEFFname,relation,mail,revenue\r\n"Acme, ""the"" firm",customer,"a@x.example; b@x.example",12.5\r\n');
});

test('[S1-20] a cell that would run as a formula is written as text', () => {
  expect(['=1+1', '@SUM(A1)', '+cmd|x', '-2-3', '\t=1'].map(csvCell)).toEqual(["'=1+1", "'@SUM(A1)", "'+cmd|x", "'-2-3", "'\t=1"]);
  expect(['-12.5', '+31 38 555', 'Acme', ''].map(csvCell)).toEqual(['-12.5', '+31 38 555', 'Acme', '']);
  expect(csvCell('a\nb')).toBe('"a\nb"');
});
