import { expect, test } from 'vitest';
import { attachment, cleanFileName } from './file-name.ts';

test.each([
  ['Price list 2026.pdf', 'Price list 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\system32\\x.dll', 'x.dll'],
  ['C:\\fakepath\\offer.pdf', 'offer.pdf'],
  ['..', 'file'],
  ['', 'file'],
  ['   .pdf', 'pdf'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['contract.pdf', 'contract.pdf'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\0b.pdf', 'ab.pdf'],
  ['a\r\nSet-Cookie: x=1\r\n.pdf', 'a Set-Cookie- x=1.pdf'],
  ['%2e%2e%2fx.pdf', '%2e%2e%2fx.pdf'],
  ['Prislista för åäö – 価格.pdf', 'Prislista för åäö – 価格.pdf'],
  ['a<b>|c?*.txt', 'a-b--c--.txt'],
  ['trailing. . .', 'trailing'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
])('[S-39] the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
  expect(cleanFileName(kept)).toBe(kept);
});

test('[S-40] a name in a header is one line of ASCII, and reads back as it was', () => {
  for (const name of ['Prislista för åäö.pdf', `it's (1) 100%2f;"*.pdf`, '価格\ud800.pdf']) {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~-]+$/);
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name.toWellFormed());
  }
});
