import { expect, test } from 'vitest';
import { aBeacon, aRequest, aVisit, byMouse, byTouch, hour, rendered, visibleFor } from '../../corpus/link-visits/build-visit.ts';
import { gradeVisit } from './grade-visit.ts';

const page = (n: number, some = {}) => aRequest({ path: `/s/k7v2m9qzxw/${n}`, ...some });

test('[EVD-8] page views of one browser are one sitting, whatever token each has; a bare fetch beside them is none of it', () => {
  const graded = gradeVisit(
    aVisit(
      [aRequest({ session: 'A' }), page(2, { session: 'B', t: hour + 30_000 }), aRequest({ session: 'C', t: hour + 31_000 })],
      [
        rendered(hour + 2300, { session: 'A' }),
        rendered(hour + 32_300, { session: 'B' }),
        visibleFor(20_000, hour + 30_000, { session: 'B' }),
      ],
    ),
  );
  expect(graded.sessions.map(({ session, counts }) => [session, counts])).toEqual([
    ['A', true],
    ['B', true],
    ['C', false],
  ]);
  expect({ people: graded.people, devices: graded.devices, visibleMs: graded.visibleMs }).toEqual({
    people: 1,
    devices: 1,
    visibleMs: 22_000,
  });
});

test('[EVD-8] a browser that changes its network between two pages is one reader, when its cookie says so', () => {
  const pages = (visitor?: string) => [
    aRequest({ session: 'A', ...(visitor && { visitor }) }),
    page(2, { session: 'B', ip: '203.0.113.77', t: hour + 30_000, ...(visitor && { visitor }) }),
  ];
  expect([gradeVisit(aVisit(pages('v1'))).counts, gradeVisit(aVisit(pages())).counts]).toEqual([true, false]);
});

test('[EVD-9] visible time belongs to the page that was up', () => {
  const graded = gradeVisit(
    aVisit(
      [aRequest(), page(2, { t: hour + 10_000 })],
      [...byMouse(hour, 'A', 8000), aBeacon({ t: hour + 10_000, type: 'page', page: 2 }), visibleFor(30_000)],
    ),
  );
  expect(graded.pages).toEqual([
    { page: 1, visibleMs: 10_000 },
    { page: 2, visibleMs: 20_000 },
  ]);
});

test('[EVD-10] people are told apart by recipient and typed address, never by device alone', () => {
  const two = (a: object, b: object) =>
    gradeVisit(
      aVisit(
        [aRequest({ session: 'A', ...a }), aRequest({ session: 'B', ip: '203.0.113.9', ...b })],
        [...byMouse(hour, 'A'), ...byTouch(hour, 'B')],
      ),
    );
  expect([two({}, {}).people, two({}, {}).devices]).toEqual([1, 2]);
  expect(two({ recipient: 'eva@nordlek.example' }, { recipient: 'bo@nordlek.example' }).people).toBe(2);
  expect(two({ recipient: 'eva@nordlek.example' }, {}).people).toBe(1);
});

test("[EVD-11] only the recipient's own address or a code makes it the recipient for sure", () => {
  const typed = (email: string) =>
    gradeVisit(
      aVisit([aRequest()], [...byMouse(), aBeacon({ t: hour + 20_000, type: 'continue', email })], { recipient: 'eva@nordlek.example' }),
    );
  expect(
    [typed('EVA@nordlek.example'), typed('bo@nordlek.example')].map(({ level, recipientCertain }) => [level, recipientCertain]),
  ).toEqual([
    [3, true],
    [3, false],
  ]);
  expect(gradeVisit(aVisit([aRequest()], byMouse(), { recipient: 'eva@nordlek.example' })).recipientCertain).toBe(false);
});

test('[EVD-10] links of several people that one address opens in one moment are a machine, one after the other they are colleagues', () => {
  const opened = (apart: number) =>
    gradeVisit(
      aVisit(
        [1, 2, 3].map((n) => aRequest({ path: `/s/link${n}`, session: `S${n}`, recipient: `r${n}@berg.example`, t: hour + n * apart })),
        [1, 2, 3].flatMap((n) => byMouse(hour + n * apart, `S${n}`)),
      ),
    );
  expect(opened(500)).toMatchObject({ kind: 'scanner', counts: false });
  expect(opened(20_000)).toMatchObject({ kind: 'person', counts: true, people: 3 });
});
