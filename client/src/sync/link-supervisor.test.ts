import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff, createLinkSupervisor } from './link-supervisor.ts';

/** A clock that the test turns, and a line that counts. */
function given() {
  let time = 1_000_000;
  const line = { opened: 0, closed: 0, live: 0 };
  const link = createLinkSupervisor({
    now: () => time,
    random: () => 1,
    open: () => {
      line.opened++;
      line.live++;
    },
    close: () => {
      line.closed++;
      line.live = 0;
    },
  });
  /** Time passes as on an awake machine: a tick every two seconds. */
  const pass = (milliseconds: number, meanwhile: () => void = () => undefined) => {
    for (const end = time + milliseconds; time < end; ) {
      time += 2000;
      meanwhile();
      link.tick();
    }
  };
  const sleep = (milliseconds: number) => {
    time += milliseconds;
    return link.tick();
  };
  return { link, line, pass, sleep };
}

test('[CLI-48] what is wanted is connected at once, and what is not wanted is closed and stays closed', () => {
  const { link, line, pass } = given();
  link.want(true);
  expect([link.state(), line.opened]).toEqual(['connecting', 1]);
  link.opened();
  link.want(false);
  pass(120_000);
  expect([link.state(), line.opened, line.live]).toEqual(['off', 1, 0]);
});

test('[CLI-48] a server that is away is asked less and less often, and again from the start after a connection that worked', () => {
  const { link, line, pass } = given();
  const nextTry = () => {
    link.closed();
    for (let waited = 0, before = line.opened; ; waited += 2000) {
      if (line.opened > before) return waited;
      pass(2000);
    }
  };
  link.want(true);
  expect(Array.from({ length: 6 }, nextTry)).toEqual([2000, 2000, 4000, 8000, 16_000, 16_000]);
  link.opened();
  pass(30_000, link.heard);
  expect(nextTry()).toBe(2000);
});

test('[CLI-48] a server that accepts and closes at once is not asked without pause', () => {
  const { link, line, pass } = given();
  link.want(true);
  for (let i = 0; i < 30; i++) {
    link.opened();
    link.closed();
    pass(2000);
  }
  expect(line.opened).toBeLessThan(12);
});

test('[CLI-49] a line that is open and silent is given up, one that says something is not', () => {
  const { link, line, pass } = given();
  link.want(true);
  link.opened();
  pass(600_000, link.heard);
  expect(line.opened).toBe(1);
  pass(34_000);
  expect(line.opened).toBe(1);
  pass(4000);
  expect([line.opened, link.state()]).toEqual([2, 'connecting']);
});

test('[CLI-49] an attempt that neither succeeds nor fails is given up', () => {
  const { link, line, pass } = given();
  link.want(true);
  pass(14_000);
  expect(line.opened).toBe(2);
});

test('[CLI-50] after a sleep the line is made anew at once, whatever it says about itself, and a wait ends', () => {
  const { link, line, sleep, pass } = given();
  link.want(true);
  link.opened();
  expect(sleep(3_600_000)).toBe(true);
  expect(line.opened).toBe(2);
  for (let i = 0; i < 8; i++) {
    link.closed();
    pass(16_000);
  }
  link.closed();
  const before = line.opened;
  sleep(11_000);
  expect(line.opened).toBe(before + 1);
});

test('[CLI-10] reconnecting waits longer each time, up to 15 seconds, and never all clients at once', () => {
  expect([1, 2, 3, 10].map((failures) => backoff(failures, () => 1))).toEqual([1000, 2000, 4000, 15_000]);
  expect(backoff(3, () => 0)).toBe(2000);
});

test('[CLI-48] whatever happens in whatever order, there is at most one line, and a wanted one comes back once the server is there', () => {
  const step = fc.constantFrom('want', 'off', 'opened', 'closed', 'heard', 'renew', 'hurry', 'tick', 'sleep');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { link, line, pass, sleep } = given();
      for (const what of steps) {
        if (what === 'want' || what === 'off') link.want(what === 'want');
        else if (what === 'tick') pass(2000);
        else if (what === 'sleep') sleep(60_000);
        else link[what]();
        expect(line.live).toBe(link.state() === 'connecting' || link.state() === 'open' ? 1 : 0);
      }
      link.want(true);
      pass(30_000, () => link.state() === 'connecting' && link.opened());
      expect(link.state()).toBe('open');
    }),
    { seed: 5, numRuns: 300 },
  );
});
