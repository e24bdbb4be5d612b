import { expect, test } from 'vitest';
import { createInTurn } from './in-turn.ts';

test('work under one name happens one at a time and in order, also after a failure; other names do not wait', async () => {
  const inTurn = createInTurn();
  const log: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    log.push('a1');
    await held;
    throw new Error('no');
  });
  const second = inTurn('a', async () => {
    log.push('a2');
    return 2;
  });
  expect(await inTurn('b', async () => log.push('b1'))).toBe(2);
  expect(log).toEqual(['a1', 'b1']);
  const idle = inTurn.idle().then(() => log.push('idle'));
  release();
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe(2);
  await idle;
  expect(log).toEqual(['a1', 'b1', 'a2', 'idle']);
});
