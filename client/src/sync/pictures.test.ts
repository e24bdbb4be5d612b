import { expect, test } from 'vitest';
import type { Pictures } from './device.ts';
import { changedInPicture, forgetPictures, keepPicture, keepPicturesBy, noteDrawn, showPictures } from './pictures.ts';
import { rowsStore } from './rows.ts';
import { aContactRow } from './testing.ts';

const user = { kind: 'user', id: 'ana', name: 'Ana', role: 'seller', team: '', active: true } as const;

test('[CLI-410] a picture is kept with the rows that every screen begins with, and with no other', async () => {
  rowsStore.foreshadow([user, aContactRow({ id: 'c1' })]);
  rowsStore.flush();
  let kept: Pictures | undefined;
  keepPicturesBy(async (make) => void (kept = make()));
  await keepPicture('/contacts', () => 'a list');
  expect([kept?.get('/contacts'), JSON.parse(kept?.get('rows') ?? '')]).toEqual(['a list', [user]]);
  await keepPicture('/contacts', () => undefined);
  expect(kept).toBeUndefined();
  // A tab that does not follow the feed keeps none: it does not even draw one.
  keepPicturesBy(undefined);
  let drawn = 0;
  await keepPicture('/contacts', () => String(++drawn));
  expect(drawn).toBe(0);
  rowsStore.clear();
});

test('[CLI-410] reading the rows waits until the screen is drawn, and not for another screen nor for ever', async () => {
  const found = new Map([
    ['/contacts', 'a list'],
    ['rows', JSON.stringify([user])],
    ['changed', JSON.stringify(['contact/c1'])],
  ]);
  await showPictures(found, [], '/home', 60_000);
  await showPictures(new Map(), [], '/contacts', 60_000);
  expect(rowsStore.rowsOf('user').size).toBe(0);
  let over = false;
  const shown = showPictures(found, ['contact/c2'], '/contacts', 60_000).then(() => {
    over = true;
  });
  await Promise.resolve();
  expect([over, rowsStore.rowsOf('user').get('ana')]).toEqual([false, user]);
  expect([...changedInPicture()]).toEqual(['contact/c1', 'contact/c2']);
  noteDrawn();
  await shown;
  forgetPictures();
  await showPictures(found, [], '/contacts', 1);
  forgetPictures();
  rowsStore.clear();
});
