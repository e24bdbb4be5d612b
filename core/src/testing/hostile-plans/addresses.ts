/** Addresses: in links, in pictures, and in attributes that no node of ours has but browsers know. */
import { element, type HostilePlan, paragraph, put, words } from './hostile-plan.ts';

const addresses: readonly string[] = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  '\tjavascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\u0000script:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\u200bjavascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript://%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://tandem.example/1',
  'file:///etc/passwd',
  'filesystem:http://tandem.example/x',
  'ftp://evil.example/x',
  'ws://evil.example',
  'intent://scan/#Intent;scheme=zxing;end',
  'view-source:https://evil.example',
  'about:blank',
  'chrome://settings',
  'ms-word:ofe|u|https://evil.example/x.docx',
  '//evil.example/x',
  '\\\\evil.example\\share',
  '/api/sessions',
  '../../api/sessions',
  '?x=1',
  '#x',
  'evil.example',
  'https:evil.example',
  'https://',
  'https:// evil.example',
  'https://evil.example/\u0000',
  'https://evil.example/a\nb',
  'mailto:',
  'tel:',
  '',
];
const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 60);

const links = addresses.map(
  (address): HostilePlan => ({
    name: `a link to ${shown(address)}`,
    family: 'link',
    server: 'refused',
    write: (doc) => put(doc, paragraph(words('Press here', { link: { href: address } }))),
  }),
);
const oddLinks = (
  [
    ['without an address', {}],
    ['true', true],
    ['a text', 'javascript:alert(1)'],
    ['a list', ['javascript:alert(1)']],
    ['an address that is a list', { href: ['javascript:alert(1)'] }],
    ['an address that is an object', { href: { toString: 'javascript:alert(1)' } }],
    ['an address that is a number', { href: 1 }],
    ['with a class', { href: 'https://example.com', class: 'button primary' }],
    ['with a target', { href: 'https://example.com', target: '_top' }],
    ['with a style', { href: 'https://example.com', style: 'position:fixed;inset:0' }],
    ['with a program', { href: 'https://example.com', onclick: 'alert(1)' }],
    ['with a ping', { href: 'https://example.com', ping: 'https://evil.example' }],
    ['with a download', { href: 'https://example.com', download: 'x.exe' }],
    ['with a rel', { href: 'https://example.com', rel: 'opener' }],
    ['of 3,000 letters', { href: `https://example.com/${'a'.repeat(3000)}` }],
  ] as const
).map(
  ([name, link]): HostilePlan => ({
    name: `a link ${name}`,
    family: 'link',
    server: 'refused',
    write: (doc) => put(doc, paragraph(words('Press here', { link }))),
  }),
);
const hashedLink: HostilePlan = {
  name: 'a link whose mark has the number of a mark that may stand twice',
  family: 'link',
  server: 'refused',
  write: (doc) => put(doc, paragraph(words('Press here', { 'link--AAAAAAAA': { href: 'javascript:alert(1)' } }))),
};

const pictures = [
  'javascript:1',
  'https://evil.example/pixel.gif',
  '//evil.example/pixel.gif',
  'data:image/svg+xml,<svg onload=alert(1)>',
  '../../api/sessions',
  '..%2f..%2fapi%2fsessions',
  '01HZZZ/../../../s/token',
  '01HZZZ?download=1',
  '01HZZZ#x',
  'a b',
  'x'.repeat(400),
  '"><script>alert(1)</script>',
].map(
  (file): HostilePlan => ({
    name: `a picture whose file is ${shown(file)}`,
    family: 'picture',
    server: 'refused',
    write: (doc) => put(doc, element('image', { file })),
  }),
);
const pictureAttributes = [
  ['src', 'javascript:1'],
  ['src', 'https://evil.example/pixel.gif'],
  ['srcset', 'https://evil.example/pixel.gif 1x'],
  ['onerror', 'alert(1)'],
  ['onload', 'alert(1)'],
  ['style', 'background:url(https://evil.example/pixel.gif)'],
  ['width', '100000'],
  ['title', 'x'],
  ['usemap', '#x'],
  ['alt', { toString: 'x' }],
].map(
  ([key, value]): HostilePlan => ({
    name: `a picture with ${shown(key)}=${shown(value)}`,
    family: 'picture',
    server: 'refused',
    write: (doc) => put(doc, element('image', { file: '', [String(key)]: value })),
  }),
);

export const hostileAddresses: readonly HostilePlan[] = [...links, ...oddLinks, hashedLink, ...pictures, ...pictureAttributes];
