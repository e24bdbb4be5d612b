import { expect, test } from 'vitest';
import { columnsOf, defaultLayout, moveColumn, orderedColumns, resizeColumn, toggleColumn, visibleColumns, widthOf } from './columns.ts';

const layout = defaultLayout('company');
const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);

test('[S4-13] columns are shown and hidden one by one; the name always stays', () => {
  expect(ids(visibleColumns('company', layout))).not.toContain('revenue');
  expect(ids(visibleColumns('company', toggleColumn(layout, 'revenue')))).toContain('revenue');
  expect(ids(visibleColumns('company', toggleColumn(layout, 'town')))).not.toContain('town');
  expect(toggleColumn(layout, 'name')).toBe(layout);
});

test('[S4-13] a column is put where another one is, from either side; the name stays first', () => {
  const down = moveColumn('company', layout, 'status', 'mail');
  expect(ids(orderedColumns('company', down)).slice(0, 6)).toEqual(['name', 'relation', 'person', 'phone', 'mail', 'status']);
  const up = moveColumn('company', layout, 'mail', 'status');
  expect(ids(orderedColumns('company', up)).slice(0, 5)).toEqual(['name', 'relation', 'mail', 'status', 'person']);
  expect(moveColumn('company', layout, 'mail', 'name')).toBe(layout);
});

test('[S4-13] a layout saved by an older version gains new columns at the end and loses unknown ones', () => {
  const old = { order: ['town', 'gone' as 'town', 'name'], hidden: [], widths: {} } as const;
  const columns = ids(orderedColumns('company', old));
  expect(columns.slice(0, 2)).toEqual(['name', 'town']);
  expect([...columns].sort()).toEqual(ids(columnsOf('company')).sort());
});

test('[S4-13] a width stays between readable and reasonable', () => {
  const town = columnsOf('company').find(({ id }) => id === 'town');
  if (!town) throw new Error('no column town');
  expect(widthOf(town, layout)).toBe(town.width);
  expect(widthOf(town, resizeColumn(layout, 'town', 3))).toBe(48);
  expect(widthOf(town, resizeColumn(layout, 'town', 9999))).toBe(640);
  expect(widthOf(town, resizeColumn(layout, 'town', 180.4))).toBe(180);
});

test('[S1-20] persons have a job title and a company, companies have figures', () => {
  expect(ids(columnsOf('person'))).toContain('jobTitle');
  expect(ids(columnsOf('person'))).not.toContain('openSum');
  expect(ids(columnsOf('company'))).not.toContain('jobTitle');
});
