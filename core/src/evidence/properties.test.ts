import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRequest, aVisit } from '../../corpus/link-visits/build-visit.ts';
import { isPerson, readCorpus } from '../../corpus/link-visits/read-corpus.ts';
import { gradeVisit } from './grade-visit.ts';
import { readVisit } from './read-visit.ts';
import type { Visit } from './visit.ts';

const corpus = readCorpus();
const anyRecord = fc.constantFrom(...corpus);
const seeded = { seed: 20_261_122, numRuns: 400 };

const robots = [
  'curl/8.5.0',
  '',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0 Safari/537.36',
];
const machineRequest = fc.record({
  t: fc.nat(1_000_000_000),
  method: fc.constantFrom('GET', 'HEAD'),
  path: fc.constantFrom('/s/another', '/s/another/2'),
  headers: fc.constantFrom(...robots).map((userAgent) => ({ 'user-agent': userAgent, accept: '*/*' })),
  asn: fc.constantFrom(8075, 22843, 16509),
  session: fc.constant('machine'),
});

test('[EVD-12] a machine that fetches beside a person, from elsewhere or from the same address, does not uncount the person', () =>
  fc.assert(
    fc.property(fc.constantFrom(...corpus.filter(isPerson)), machineRequest, fc.boolean(), ({ visit }, request, near) => {
      const first = visit.requests[0];
      const beside = aRequest({
        ...request,
        ip: (near ? first?.ip : undefined) ?? '203.0.113.251',
        t: near ? (first?.t ?? 0) + 300 : request.t,
      });
      expect(gradeVisit({ ...visit, requests: [...visit.requests, beside] }).counts).toBe(true);
    }),
    seeded,
  ));

test('[EVD-13] visible for longer, no visit is graded lower', () =>
  fc.assert(
    fc.property(anyRecord, fc.integer({ min: 1, max: 600_000 }), ({ visit }, more) => {
      const longer = visit.beacons.map((one) => (one.visibleMs ? { ...one, visibleMs: one.visibleMs + more } : one));
      const alone = new Set(visit.requests.map(({ session }) => session)).size === 1;
      if (alone) expect(gradeVisit({ ...visit, beacons: longer }).level).toBeGreaterThanOrEqual(gradeVisit(visit).level);
    }),
    seeded,
  ));

test('[EVD-14] in whatever order requests and beacons are listed, the grade is the same', () =>
  fc.assert(
    fc.property(
      anyRecord.chain(({ visit }) =>
        fc.tuple(
          fc.constant(visit),
          fc.shuffledSubarray([...visit.requests], { minLength: visit.requests.length }),
          fc.shuffledSubarray([...visit.beacons], { minLength: visit.beacons.length }),
        ),
      ),
      ([visit, requests, beacons]) => {
        expect(gradeVisit({ ...visit, requests, beacons })).toEqual(gradeVisit(visit));
      },
    ),
    seeded,
  ));

test('[EVD-15] nothing throws, whatever a record holds, and a grade always says something', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({ requests: fc.anything(), beacons: fc.anything(), context: fc.anything() }),
        fc.record({ requests: fc.array(fc.anything()), beacons: fc.array(fc.anything()) }),
        fc.record({
          requests: fc.array(
            fc.record(
              { t: fc.double(), path: fc.string(), headers: fc.anything(), ip: fc.anything(), session: fc.anything() },
              { requiredKeys: ['t', 'path'] },
            ),
          ),
          beacons: fc.array(
            fc.record(
              {
                t: fc.double(),
                type: fc.constantFrom('pointer', 'scroll', 'key', 'page', 'rendered', 'continue', 'x'),
                visibleMs: fc.anything(),
                hints: fc.anything(),
                email: fc.anything(),
                keys: fc.anything(),
                page: fc.anything(),
              },
              { requiredKeys: ['t', 'type'] },
            ),
          ),
        }),
      ),
      (junk) => {
        const { kind, level, counts, sessions } = gradeVisit(junk as Visit);
        expect(['person', 'colleague', 'scanner', 'preview', 'prefetch', 'unsure']).toContain(kind);
        expect([0, 1, 2, 3]).toContain(level);
        expect(counts).toBe(sessions.some((one) => one.counts));
        const again = readVisit(junk).visit;
        expect(readVisit(again)).toEqual({ visit: again, issues: [] });
      },
    ),
    seeded,
  ));

test('[EVD-15] a hundred thousand requests are graded as the first of them', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => aRequest({ t: at * 1000, path: `/s/link${at}`, session: `S${at}` }));
  expect(readVisit(aVisit(many)).issues).toEqual(['requests: the first 2000 of 100000 are read.']);
  expect(gradeVisit(aVisit(many)).counts).toBe(false);
});
