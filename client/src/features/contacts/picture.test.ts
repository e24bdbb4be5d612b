import { expect, test } from 'vitest';
import { type Showing, show } from './contact-list-view.ts';
import { drawPicture, writePicture } from './draw-picture.ts';
import { everyone } from './filter.ts';
import { isNameOnly, linesOf, pictured, readPicture } from './picture.ts';
import { byName } from './sort.ts';
import { aContact, anOpportunity, cleo, listingOf } from './testing.ts';

const showing: Showing = { kind: 'company', sort: byName, locale: 'sv', filter: everyone, person: cleo };
const stages = ['lead', 'prospect', 'customer'] as const;
const contacts = Array.from({ length: 260 }, (_, i) =>
  aContact({ id: `c${i}`, name: `Åkeri ${1000 - i}`, owner: 'ana', mails: [`${i}@x.example`], lifecycle: stages[i % 3] ?? 'lead' }),
);
const shown = show(listingOf(contacts, [anOpportunity({ id: 'o1', contact: 'c0', amount: 900 })]), showing);
const { rows } = shown.found;
const draw = (of: readonly (typeof rows)[number][]) => drawPicture(showing, { rows: of, counts: shown.counts }, () => undefined);

test('[CLI-410] a picture shows all names in their order, of the first lines everything, and all counts', () => {
  const read = readPicture(writePicture(draw(rows), 'build 1'), 'build 1');
  const lines = read ? linesOf(read, new Set()) : [];
  expect(lines.map(({ id, row }) => [id, row.id, row.name, row.lifecycle])).toEqual(
    rows.map(({ id, row }) => [id, row.id, row.name, row.lifecycle]),
  );
  expect(lines.slice(0, 100)).toEqual(rows.slice(0, 100));
  expect(lines[0]).toMatchObject({ ownerName: 'Ana Silva', openSum: 900 });
  expect(read?.counts).toEqual(shown.counts);
});

test('[CLI-410] a line of which only the name is known says so, and holds nothing of another', () => {
  const lines = linesOf(draw(rows), new Set());
  expect(lines.map(isNameOnly)).toEqual(rows.map((_, i) => i >= 100));
  expect(rows.some(isNameOnly)).toBe(false);
  expect([lines[150]?.mail, lines[150]?.ownerName, lines[150]?.row.mails, lines[150]?.row.owner]).toEqual(['', '', [], '']);
  expect(linesOf(draw([]), new Set())).toEqual([]);
});

test('[CLI-410] of a contact that was changed since, the picture shows the name alone', () => {
  const changed = new Set([`contact/${rows[1]?.id}`, 'contact/nobody']);
  const lines = linesOf(draw(rows), changed);
  expect(lines.slice(0, 4).map(isNameOnly)).toEqual([false, true, false, false]);
  expect([lines[1]?.id, lines[1]?.row.name, lines[1]?.mail]).toEqual([rows[1]?.id, rows[1]?.row.name, '']);
});

test('[CLI-410] a picture of another build is none, and one of another order, filter or person is of another list', () => {
  expect(readPicture(writePicture(draw(rows), 'build 1'), 'build 2')).toBeUndefined();
  const others: readonly Showing[] = [
    { ...showing, kind: 'person' },
    { ...showing, sort: { by: 'name', direction: 'down' } },
    { ...showing, filter: { ...everyone, text: 'å' } },
    { ...showing, locale: 'en' },
    { ...showing, person: { ...cleo, id: 'dan' } },
  ];
  for (const other of others) expect(pictured(other)).not.toBe(draw(rows).of);
  expect(pictured({ ...showing, filter: { ...everyone } })).toBe(draw(rows).of);
});
