import { expect, test } from 'vitest';
import { isOther, isPerson, type Recorded, readCorpus } from '../../corpus/link-visits/read-corpus.ts';
import { createRng, type Rng } from '../testing/rng.ts';
import { gradeVisit } from './grade-visit.ts';
import type { Visit, VisitRequest } from './visit.ts';

type Change = (visit: Visit, rng: Rng) => Visit;
const requestsOf = (visit: Visit, change: (request: VisitRequest) => VisitRequest): Visit => ({
  ...visit,
  requests: visit.requests.map(change),
});

/** Everything a little earlier or later, by up to a tenth of what has passed since the visit began. */
const jitter: Change = ({ requests, beacons, ...rest }, rng) => {
  const began = Math.min(...[...requests, ...beacons].map(({ t }) => t));
  const factor = 0.9 + rng.below(200) / 1000;
  const shift = rng.below(2000) - 1000;
  const move = <T extends { readonly t: number }>(one: T): T => ({
    ...one,
    t: Math.max(0, Math.round(began + shift + (one.t - began) * factor)),
  });
  return { ...rest, requests: requests.map(move), beacons: beacons.map(move) };
};
const newerBrowsers: Change = (visit, rng) => {
  const later = 1 + rng.below(30);
  const raise = (text: string) =>
    text.replace(/(Chrome|Firefox|Version|Edg|rv:)([/:]?)(\d+)/g, (_, name, mark, version) => `${name}${mark}${Number(version) + later}`);
  return requestsOf(visit, (request) => ({
    ...request,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, name === 'user-agent' ? raise(value) : value]),
    ),
  }));
};
const otherNumbers: Change = (visit, rng) => {
  const asn = 64_512 + rng.below(1000);
  return requestsOf(visit, ({ operator: _, ...request }) => ({ ...request, asn }));
};
const optional = [
  'accept-language',
  'accept-encoding',
  'referer',
  'dnt',
  'sec-gpc',
  'upgrade-insecure-requests',
  'sec-fetch-user',
  'sec-ch-ua-mobile',
];
const fewerHeaders: Change = (visit, rng) => {
  const gone = new Set(optional.filter(() => rng.chance(0.4)));
  return requestsOf(visit, (request) => ({
    ...request,
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !gone.has(name))),
  }));
};
/** A token for each page, and every beacon with that of the page before it. */
const splitSessions: Change = ({ requests, beacons, ...rest }) => {
  const tokenAt = (session: string | undefined, t: number) => {
    const at = requests.filter((one) => one.session === session && one.t <= t && one.method === 'GET').length;
    return session && at > 1 ? `${session}.${at}` : session;
  };
  const split = <T extends { readonly t: number; readonly session?: string }>(one: T): T => {
    const session = tokenAt(one.session ?? undefined, one.t);
    return session ? { ...one, session } : one;
  };
  return { ...rest, requests: requests.map(split), beacons: beacons.map(split) };
};
const shuffle = <T>(all: readonly T[], rng: Rng): readonly T[] =>
  all
    .map((one) => [rng.next(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
const shuffled: Change = (visit, rng) => ({ ...visit, requests: shuffle(visit.requests, rng), beacons: shuffle(visit.beacons, rng) });
const lostBeacons: Change = (visit, rng) => ({
  ...visit,
  beacons: visit.beacons.filter(({ type }) => type !== 'pointer' || rng.chance(0.85)),
});

const changes = { jitter, newerBrowsers, otherNumbers, fewerHeaders, splitSessions, shuffled, lostBeacons };
const everything: Change = (visit, rng) => Object.values(changes).reduce((changed, change) => change(changed, rng), visit);

const corpus = readCorpus();
const seeds = [1, 2, 3, 4, 5];

for (const [name, change] of Object.entries({ ...changes, everything }))
  test(`[EVD-5] with ${name}, no machine and no colleague counts and at least 95 % of the people do`, () => {
    const graded = seeds.flatMap((seed) =>
      corpus.map((one): readonly [Recorded, boolean] => [one, gradeVisit(change(one.visit, createRng(seed))).counts]),
    );
    expect(graded.filter(([one, counts]) => counts && isOther(one)).map(([{ id, label }]) => `${id} ${label}`)).toEqual([]);
    const people = graded.filter(([one]) => isPerson(one));
    const missed = people.filter(([, counts]) => !counts).map(([{ id, label }]) => `${id} ${label}`);
    expect(1 - missed.length / people.length, [...new Set(missed)].join(', ')).toBeGreaterThanOrEqual(0.95);
  });
