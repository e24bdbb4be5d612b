import { expect, test } from 'vitest';
import { type Beacon, watchVisit } from './visit-watch.ts';

const hints = { webdriver: false, screen: '390x844', languages: ['sv-SE'], plugins: 0, timezone: 'Europe/Stockholm', reducedMotion: false };

/** A page whose time passes when the test says so. */
function givenPage({ arrives = () => true }: { arrives?: () => boolean } = {}) {
  let now = 0;
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  const sent: { readonly at: number; readonly beacons: readonly Beacon[]; readonly leaving: boolean }[] = [];
  const watch = watchVisit({
    clock: {
      now: () => now,
      after(ms, then) {
        const timer = { at: now + ms, then };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
    hints: () => hints,
    send: async (beacons, leaving) => {
      sent.push({ at: now, beacons, leaving });
      return arrives();
    },
  });
  return {
    watch,
    sent,
    told: () => sent.flatMap(({ beacons }) => beacons),
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.then();
        await Promise.resolve();
      }
      now = until;
      await Promise.resolve();
    },
    mouse: (x: number) => watch.pointed({ trusted: true, pointerType: 'mouse', x, y: 10, tap: false }),
  };
}

test('[PAGE-30] nothing is told of a page that was not in sight for two seconds, whatever was done on it', async () => {
  const { watch, pass, sent, mouse } = givenPage();
  watch.shown();
  await pass(1500);
  mouse(3);
  watch.turned(2);
  watch.leaving();
  await pass(60_000);
  expect(sent).toEqual([]);
});

test('[PAGE-30] a page that was made ahead and never shown tells nothing', async () => {
  const { pass, sent } = givenPage();
  await pass(600_000);
  expect(sent).toEqual([]);
});

test('[PAGE-31] after two seconds it tells that it is read, with what a hand did before, each at its own time', async () => {
  const { watch, pass, sent, mouse } = givenPage();
  watch.shown();
  await pass(1000);
  for (let x = 0; x < 8; x++) mouse(x);
  await pass(1000);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.beacons).toEqual([
    { type: 'pointer', trusted: true, pointerType: 'mouse', moves: 8, x: 7, y: 10, t: 1000 },
    { type: 'rendered', visible: true, visibleMs: 2000, hints, t: 2000 },
  ]);
});

test('[PAGE-31] time in sight is told at ten and fifteen seconds and then every fifteen, without the time out of sight', async () => {
  const { watch, pass, told } = givenPage();
  watch.shown();
  await pass(12_000);
  watch.hidden();
  await pass(100_000);
  watch.shown();
  await pass(20_000);
  const times = told().flatMap(({ type, visibleMs, state }) => (type === 'visibility' ? [[state, visibleMs]] : []));
  expect(times).toEqual([
    ['visible', 10_000],
    ['hidden', 12_000],
    ['visible', 15_000],
    ['visible', 30_000],
  ]);
});

test('[PAGE-31] turning a page is told at once, and what gathers is sent together', async () => {
  const { watch, pass, sent } = givenPage();
  watch.shown();
  await pass(2500);
  watch.turned(2);
  expect(sent.at(-1)?.beacons).toMatchObject([{ type: 'page', page: 2, visibleMs: 2500 }]);
  watch.pressed({ trusted: true, key: 'Tab' });
  watch.pressed({ trusted: true, key: 'other' });
  watch.scrolled({ trusted: true, y: 10.4, source: 'wheel' });
  watch.scrolled({ trusted: true, y: 300.6, source: 'wheel' });
  await pass(3000);
  expect(sent.at(-1)?.beacons).toMatchObject([
    { type: 'key', keys: ['Tab', 'other'] },
    { type: 'scroll', y: 301, source: 'wheel' },
  ]);
});

test('[PAGE-31] touches and taps are told apart from a mouse, made-up events from a hand', async () => {
  const { watch, pass, told, mouse } = givenPage();
  watch.shown();
  mouse(1);
  watch.pointed({ trusted: true, pointerType: 'touch', x: 5, y: 5, tap: true });
  watch.pointed({ trusted: false, pointerType: 'mouse', x: 6, y: 6, tap: false });
  await pass(2000);
  expect(told().filter(({ type }) => type === 'pointer')).toMatchObject([
    { trusted: true, pointerType: 'mouse', moves: 1 },
    { trusted: true, pointerType: 'touch', moves: 0, taps: 1 },
    { trusted: false, pointerType: 'mouse', moves: 1 },
  ]);
});

test('[PAGE-31] leaving hands over what is left at once', async () => {
  const { watch, pass, sent, mouse } = givenPage();
  watch.shown();
  await pass(4000);
  mouse(1);
  watch.leaving();
  expect(sent.at(-1)).toMatchObject({
    leaving: true,
    beacons: [{ type: 'pointer' }, { type: 'visibility', state: 'hidden', visibleMs: 4000 }],
  });
});

test('[PAGE-32] a page that is left open counts only as long as somebody may be reading', async () => {
  const { watch, pass, told, mouse } = givenPage();
  watch.shown();
  mouse(1);
  await pass(3_600_000);
  const seen = () => Math.max(...told().map(({ visibleMs = 0 }) => visibleMs));
  expect(seen()).toBeLessThanOrEqual(300_000);
  const before = told().length;
  mouse(2);
  await pass(15_000);
  watch.leaving();
  expect(seen()).toBe(315_000);
  expect(told().length).toBeGreaterThan(before);
});

test('[PAGE-32] what did not arrive is sent with the next, in order, and is never more than forty', async () => {
  let there = false;
  const { watch, pass, sent, mouse } = givenPage({ arrives: () => there });
  watch.shown();
  for (let x = 0; x < 100; x++) {
    mouse(x);
    await pass(5000);
  }
  there = true;
  watch.turned(2);
  const all = sent.at(-1)?.beacons ?? [];
  expect(all.length).toBeLessThanOrEqual(40);
  expect(all.map(({ t }) => t)).toEqual(all.map(({ t }) => t).sort((a, b) => a - b));
  expect(all.at(-1)).toMatchObject({ type: 'page', page: 2 });
});

test('[PAGE-32] who says who they are has told before what they did', async () => {
  const { watch, pass, sent, mouse } = givenPage();
  watch.shown();
  await pass(5000);
  mouse(1);
  const before = sent.length;
  await watch.toldAll();
  expect(sent.slice(before).flatMap(({ beacons }) => beacons.map(({ type }) => type))).toEqual(['pointer', 'visibility']);
});
