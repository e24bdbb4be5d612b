import { expect, test } from 'vitest';
import { aQuote, givenSharePage } from './testing.ts';

const vectors = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg onload=alert(1)>',
  '</title><script src=//evil.example/x.js></script>',
  'javascript:alert(1)',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<style>*{background:url(https://evil.example)}</style>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href=https://evil.example/>',
  '<form action=https://evil.example><button>go',
  '{{constructor.constructor("alert(1)")()}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202Egpj.exe\u0000<b>',
  '\r\nSet-Cookie: a=b\r\n\r\n<html>',
];
/** What a parser would make of it: only our own elements, and only attributes that we write. */
const elements = (text: string) => [...text.matchAll(/<([a-z][\w-]*)/gi)].map(([, name]) => name?.toLowerCase());
const attributes = (text: string) => [...text.matchAll(/<[a-z][^>]*?\s([\w-]+)=/gi)].map(([, name]) => name?.toLowerCase() ?? '');

test('[PAGE-6] [S-38] names, titles, page text, answers and typed words of strangers are shown as text, never as markup', async () => {
  const plain = givenSharePage();
  const known = new Set([...elements((await plain.get()).text), ...elements((await givenSharePage({ link: quote }).get()).text)]);
  for (const vector of vectors) {
    const person = { name: vector, mail: vector, phone: vector };
    const file = givenSharePage({
      ...{ link: { title: vector, recipient: vector, sender: person, passedOnBy: vector }, version: { name: vector } },
      ...{ text: vector, company: vector },
    });
    const wrong = givenSharePage({ answers: { ask: async () => ({ ok: false, why: 'wrong', fields: { text: 'missing' } }) } });
    const offered = givenSharePage({
      ...{ link: { ...quote, recipient: vector, sender: person, title: vector }, company: vector },
      quote: {
        ...{ number: vector, title: vector, intro: [vector], terms: [vector], currency: vector },
        to: { name: vector, jobTitle: vector, company: vector, address: [vector] },
        lines: aQuote.lines.map((line) => ({ ...line, title: vector, detail: vector })),
      },
      standing: { is: 'accepted', name: vector, at: vector, reason: vector },
    });
    const texts = [
      (await file.get()).text,
      (await file.get(`?said=${encodeURIComponent(vector)}&at=${encodeURIComponent(vector)}&lang=${encodeURIComponent(vector)}`)).text,
      (await offered.get()).text,
      (await wrong.form('ask', { name: vector, text: vector, page: vector, v: vector })).text,
      (await plain.form('continue', { other: '1', name: '', mail: vector })).text,
    ];
    for (const text of texts) {
      expect(elements(text).filter((name) => !known.has(name))).toEqual([]);
      expect(attributes(text).filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc')).toEqual([]);
      expect(
        [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].filter(([, to]) => /^(?!tel:|mailto:)[a-z]+:|^\/\//i.test(to ?? '')),
      ).toEqual([]);
    }
  }
});
const quote = { of: 'quote', fileVersion: '', accept: true } as const;

test('[PAGE-6] what a browser is sent back to is an address of this page, whatever a form holds', async () => {
  const { form } = givenSharePage();
  for (const page of ['//evil.example', '2/../../x', '-1', '1e3', '99999', '\r\nx: y'])
    expect((await form('ask', { name: 'a', text: 'b', page })).headers.get('location')).toMatch(/^\/s\/[\w-]{43}\?said=asked#said$/);
});
