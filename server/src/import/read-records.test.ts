import { expect, test } from 'vitest';
import { type FileRecord, readRecords } from './read-records.ts';

const read = async (text: string, form: Partial<Parameters<typeof readRecords>[1]> = {}, piece = 7) => {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${piece}}`, 'g')) ?? [];
  const records: FileRecord[] = [];
  for await (const record of readRecords(() => pieces, { delimiter: ',', headerLine: 1, preambleLines: 0, ...form })) records.push(record);
  return records;
};

test('[IMP-1] a record knows its row after the header and the physical line it starts on', async () => {
  const text = 'name,note\r\nAna,"one\r\ntwo\nthree"\r\n\r\nBen,x\rCid,"a ""b"" c"\n';
  for (const piece of [1, 2, 7, 1000]) {
    expect(await read(text, {}, piece)).toEqual([
      { row: 1, line: 2, cells: ['Ana', 'one\r\ntwo\nthree'] },
      { row: 2, line: 5, cells: [''] },
      { row: 3, line: 6, cells: ['Ben', 'x'] },
      { row: 4, line: 7, cells: ['Cid', 'a "b" c'] },
    ]);
  }
});

test('[IMP-1] lines before the header are passed over, and without a header the first record is row 1', async () => {
  expect(await read('Notes:\r\n"quoted, text"\r\n\r\nname\r\nAna\r\n', { headerLine: 4, preambleLines: 3 }, 3)).toEqual([
    { row: 1, line: 5, cells: ['Ana'] },
  ]);
  expect(await read('Ana,1\nBen,2', { headerLine: null })).toEqual([
    { row: 1, line: 1, cells: ['Ana', '1'] },
    { row: 2, line: 2, cells: ['Ben', '2'] },
  ]);
});

test('[IMP-2] a quote that is never closed costs its own line only', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `p${i},x`);
  rows[20] = 'p20,"never closed';
  const records = await read(`name,note\n${rows.join('\n')}\n`);
  expect(records).toHaveLength(40);
  expect(records[20]).toEqual({ row: 21, line: 22, cells: ['p20,"never closed'], openQuote: true });
  expect(records[39]).toEqual({ row: 40, line: 41, cells: ['p39', 'x'] });
});
