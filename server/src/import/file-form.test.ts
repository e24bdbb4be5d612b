import { expect, test } from 'vitest';
import { readFile } from './read-file.ts';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const read = (bytes: Uint8Array, choice = {}) => readFile(() => [bytes], choice);

test('[IMP-3] the encoding is found from the bytes, and may be set by hand', async () => {
  const text = 'Name;Ort\r\nÅsa Öberg;Malmö\r\nJürgen Groß;Köln\r\n';
  const cases = [
    [Buffer.from(text), 'utf-8', false],
    [Buffer.from(`\uFEFF${text}`), 'utf-8', true],
    [utf16(text), 'utf-16le', true],
    [Buffer.from(text, 'utf16le'), 'utf-16le', false],
    [Buffer.from(text, 'latin1'), 'windows-1252', false],
  ] as const;
  for (const [bytes, encoding, bom] of cases) {
    const { form, records } = await read(bytes);
    expect([form.encoding, form.bom, form.delimiter, form.lineEnding]).toEqual([encoding, bom, ';', 'CRLF']);
    expect(records[0]?.cells).toEqual(['Åsa Öberg', 'Malmö']);
  }
  expect((await read(Buffer.from(text, 'latin1'), { encoding: 'windows-1250' })).form.encoding).toBe('windows-1250');
  const cyrillic = Buffer.from(new Uint8Array([...'Name,City\n'].map((letter) => letter.charCodeAt(0))));
  const moscow = Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x2c, 0xc8, 0xe2, 0xe0, 0xed, 0xee, 0xe2, 0x0a]);
  expect((await read(Buffer.concat([cyrillic, ...Array.from({ length: 20 }, () => moscow)]))).records[0]?.cells).toEqual([
    'Москва',
    'Иванов',
  ]);
});

test('[IMP-4] separator and header are found, also when a spreadsheet says the separator itself', async () => {
  expect((await read(Buffer.from('sep=|\nName|Email\nAna|a@b.example\n'))).form).toMatchObject({
    delimiter: '|',
    headerLine: 2,
    preambleLines: 1,
  });
  expect((await read(Buffer.from('Ana,a@b.example\nBen,b@b.example\n'))).form).toMatchObject({
    headerLine: null,
    header: ['Column 1', 'Column 2'],
  });
  expect((await read(Buffer.from('Ana,a@b.example\nBen,b@b.example\n'), { header: true })).records).toHaveLength(1);
  expect((await read(Buffer.from('Name\nAna\nBen\n'))).form).toMatchObject({ headerLine: 1, header: ['Name'] });
});

test('[IMP-2] a card that does not end or a group costs only itself', async () => {
  const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nN:;${name};;;\r\nFN:${name}\r\nEMAIL:${name}@x.example\r\nEND:VCARD\r\n`;
  const { records } = await read(
    Buffer.from(
      `${card('ana')}BEGIN:VCARD\r\nFN:Broken\r\n${card('ben')}BEGIN:VCARD\r\nVERSION:3.0\r\nKIND:group\r\nFN:All\r\nEND:VCARD\r\n${card('cid')}`,
    ),
  );
  expect(records.map((record) => [record.row, record.line, record.broken ?? record.cells[0]])).toEqual([
    [1, 1, 'ana'],
    [2, 7, 'not-closed'],
    [3, 9, 'ben'],
    [4, 15, 'group'],
    [5, 20, 'cid'],
  ]);
});

test('[S-49] a column or a value named __proto__ is only text', async () => {
  const { form, records } = await read(Buffer.from('__proto__,Email\nconstructor,a@b.example\n'));
  expect([form.header, records[0]?.cells]).toEqual([
    ['__proto__', 'Email'],
    ['constructor', 'a@b.example'],
  ]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
