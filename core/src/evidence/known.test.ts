import { expect, test } from 'vitest';
import { iPhone, windowsChrome } from '../../corpus/link-visits/build-visit.ts';
import { isPerson, readCorpus } from '../../corpus/link-visits/read-corpus.ts';
import { roleOf } from './networks.ts';
import { robotOf } from './robots.ts';

test('[EVD-18] a program that says who it is, is told by name, one that nobody listed by the way robots introduce themselves', () => {
  const told = [
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'WhatsApp/2.23.20.0 A',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b',
    'python-requests/2.32.0',
    'Mozilla/5.0 (compatible; NeverHeardOf/3.2; +https://never.example/about)',
    'Mozilla/5.0 (compatible; FreshlyMadeBot/0.1)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; Manus-User/1.0',
  ];
  expect(told.map((userAgent) => robotOf(userAgent)?.kind)).toEqual([
    'preview',
    'preview',
    'scanner',
    'scanner',
    'scanner',
    'scanner',
    'scanner',
  ]);
});

test('[EVD-18] no browser of a person is taken for a robot', () => {
  const own = [
    windowsChrome,
    iPhone,
    'Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0;FBBV/1;FBDV/iPhone14,5]',
    'Mozilla/5.0 (Linux; Android 14; SM-S921B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36 Instagram 320.0.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/330.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack_SSB/4.36.0 Chrome/120.0 Electron/28.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36 OPR/130.0.0.0',
    'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0',
    'Opera/9.80 (Android; Opera Mini/36.2/191.256; U; en) Presto/2.12.423 Version/12.16',
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47 Line/14.1.0',
    'Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/5.15.2 Chrome/87.0 Safari/537.36 Silk/106',
  ];
  const people = readCorpus()
    .filter(isPerson)
    .flatMap(({ visit }) =>
      visit.requests.filter(({ headers }) => headers['sec-fetch-mode']).map(({ headers }) => headers['user-agent'] ?? ''),
    );
  expect([...own, ...people].filter((userAgent) => robotOf(userAgent))).toEqual([]);
});

test("[EVD-19] a network is known by its number or its operator's name, a relay before a cloud before nothing", () => {
  const roles = [
    { asn: 8075 },
    { operator: 'PROOFPOINT-ASN-US-WEST' },
    { operator: 'TORSERVERS-NET' },
    { operator: 'CLOUDFLARENET' },
    { operator: 'Some Datacenter Ltd' },
    { operator: 'ZSCALER-EMEA' },
  ];
  expect(roles.map(roleOf)).toEqual(['mail-scanner', 'mail-scanner', 'relay', 'relay', 'cloud', 'gateway']);
  const homes = [
    'TELIANET-SWEDEN',
    'DTAG Internet service provider operations',
    'COMCAST-7922',
    'VIETEL-AS-AP',
    'EMIRATES-INTERNET',
    'OCN NTT Communications',
  ];
  expect(homes.map((operator) => roleOf({ operator }))).toEqual(homes.map(() => undefined));
  expect(roleOf({})).toBeUndefined();
});
