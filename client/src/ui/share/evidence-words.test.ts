import { type ReasonCode, reasonCodes, type VisitReason } from '@tandem/core';
import { aVisitRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { catalogues } from '../../i18n/i18n.ts';
import { formatMessage } from '../../i18n/message.ts';
import type { Translate } from '../../i18n/translate.ts';
import { mainReasons, proofOf, reasonWords, secondsWords } from './evidence-words.ts';

const texts =
  (language: 'en' | 'sv'): Translate =>
  (key, values = {}) =>
    formatMessage(catalogues[language][key], values, language);
const t = texts('en');

type Sample<C extends ReasonCode> = Omit<Extract<VisitReason, { code: C }>, 'code' | 'speaks' | 'decides'>;
const operator = { operator: 'Example Mail Filter', asn: 64_500 };
/** A reason of each code with its values: a new one does not compile until it is here, and has no sentence until it has one. */
const samples: { readonly [C in ReasonCode]: Sample<C> } = {
  'signed-in-colleague': {},
  'own-preview': {},
  'sender-address': { ip: '203.0.113.0/24' },
  'workspace-address': {},
  'sent-to-colleague': {},
  'known-robot': { name: 'Slackbot' },
  'automated-browser': { sign: 'headless' },
  prefetch: { header: 'Sec-Purpose' },
  'never-visible': {},
  'mail-image': {},
  'several-watched-at-once': { links: 3 },
  'operator-scans-mail': operator,
  'operator-rents-servers': operator,
  'fetched-soon-after-sending': { seconds: 4 },
  'network-unknown': {},
  'several-links-at-once': { links: 3, withinMs: 900 },
  'several-recipients-at-one-address': { recipients: 5 },
  'fixed-rhythm': { seconds: 30, times: 6 },
  'head-request': {},
  'no-user-agent': {},
  'not-a-browser': { missing: 'accept-language' },
  'headers-disagree': { userAgent: 'Chrome', platform: 'Linux' },
  'bare-screen': { screen: '800x600', timezone: 'UTC' },
  'untrusted-input': { events: 12 },
  'mechanical-input': { events: 12, withinMs: 900 },
  'pointer-in-exact-centre': { x: 400, y: 300 },
  'second-page-at-once': { afterMs: 300 },
  'continued-at-once': { afterMs: 300 },
  'no-script': {},
  'no-input': {},
  'visible-too-short': { seconds: 4, needed: 10 },
  'doubts-remain': { doubts: 1 },
  visible: { seconds: 40 },
  'trusted-input': { how: 'touch' },
  'second-page': { pages: 4 },
  'pressed-continue': {},
  'typed-address': { whose: 'recipient' },
  'typed-code': {},
  'came-back': { days: 2 },
  'prefetch-shown': {},
  'operator-carries-people': { ...operator, role: 'gateway' },
};
const sample = (code: ReasonCode, speaks = 'machine', decides = false) => ({ code, speaks, decides, ...samples[code] });

test('[CLI-203] every reason that the grader can give has a sentence in both languages, made of its own values', () => {
  expect(reasonCodes.length).toBeGreaterThan(30);
  for (const code of reasonCodes)
    for (const language of ['en', 'sv'] as const) {
      const said = reasonWords(texts(language), sample(code));
      expect(said, `${language} ${code}`).toMatch(/^\p{Lu}|^\d/u);
      expect(said, `${language} ${code}`).not.toMatch(/[{}]|undefined|NaN/);
    }
});

test('[CLI-203] no sentence is left of a reason that the grader no longer gives', () => {
  const written = Object.keys(catalogues.en)
    .filter((key) => key.startsWith('share.reason.') && !key.startsWith('share.reason.is.'))
    .map((key) => key.slice('share.reason.'.length));
  expect(written.toSorted()).toEqual([...reasonCodes].sort());
});

test('[CLI-203] values of the grader are said in words, a code of a later server is passed over', () => {
  expect(reasonWords(t, sample('trusted-input'))).toBe('A hand was at work: fingers on the screen');
  expect(reasonWords(t, sample('fetched-soon-after-sending'))).toBe('Fetched 4 s after sending');
  expect(reasonWords(t, { code: 'of-a-later-version' })).toBe('');
});

test('[CLI-204] machines and colleagues have no bar of proof, people one more than their level', () => {
  expect((['scanner', 'preview', 'prefetch', 'colleague'] as const).map((is) => proofOf({ is, level: 3 }))).toEqual([0, 0, 0, 0]);
  expect([0, 1, 2, 3].map((level) => proofOf({ is: 'person', level }))).toEqual([1, 2, 3, 4]);
  expect(proofOf({ is: 'unsure', level: 0 })).toBe(1);
});

test('[CLI-204] a line says what decided first, and never what speaks against its own grade', () => {
  const said = (is: 'person' | 'scanner' | 'unsure', ...reasons: readonly ReturnType<typeof sample>[]) =>
    mainReasons(t, { ...aVisitRow({ id: 'v', is }), reasons });
  const fetched = sample('fetched-soon-after-sending');
  expect(said('scanner', sample('operator-scans-mail'), fetched, sample('known-robot', 'machine', true))).toEqual([
    'Says itself that it is a robot: Slackbot',
    'Came from a network that scans mail: Example Mail Filter',
  ]);
  const visible = sample('visible', 'person');
  expect(said('person', visible, fetched, sample('trusted-input', 'person'), sample('pressed-continue', 'person'))).toEqual([
    'Pressed Continue',
    'A hand was at work: fingers on the screen',
  ]);
  expect(said('unsure', visible, sample('visible-too-short', 'short'))).toEqual([
    'In front for 4 s, 10 s are needed',
    '40 s with the page in front',
  ]);
});

test('[CLI-204] times read as people say them', () => {
  expect([0.3, 4, 59, 60, 130, 3600, 3900].map((seconds) => secondsWords(t, seconds))).toEqual([
    '0.3 s',
    '4 s',
    '59 s',
    '1 min',
    '2 min 10 s',
    '1 h 0 min',
    '1 h 5 min',
  ]);
});
