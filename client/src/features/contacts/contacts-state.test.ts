import { beforeEach, expect, test } from 'vitest';
import { defaultLayout, toggleColumn } from './columns.ts';
import { changeView, openView, setLayout, showKind, useContactsState } from './contacts-state.ts';
import { everyone } from './filter.ts';
import { byName } from './sort.ts';

const now = useContactsState.getState;
const saved = { id: 'v1', kind: 'company' as const, name: 'Mine', filter: everyone, sort: byName, columns: defaultLayout('company') };
beforeEach(() => useContactsState.setState({ ...useContactsState.getInitialState(), saved: [saved] }, true));

test('[S4-13] a saved view has columns of its own, the others share what the person has chosen', () => {
  const chosen = toggleColumn(defaultLayout('company'), 'town');
  openView('company', { view: 'mine' });
  setLayout('company', chosen);
  expect(now().layouts.company).toEqual(chosen);
  openView('company', { view: 'v1' });
  setLayout('company', toggleColumn(chosen, 'mail'));
  expect(now().layouts.company).toEqual(chosen);
  expect(now().open.company.columns?.hidden).toContain('mail');
});

test('[S1-17] another order keeps the filter, another view leaves both behind', () => {
  changeView('company', { filter: { ...everyone, text: 'acme' } });
  changeView('company', { sort: { by: 'wonSum', direction: 'down' } });
  expect(now().open.company).toMatchObject({ filter: { text: 'acme' }, sort: { by: 'wonSum' } });
  openView('company', { view: 'customers' });
  expect(now().open.company).toEqual({ view: 'customers' });
});

test('[S1-20] companies and persons each keep their view; what was selected is let go', () => {
  openView('company', { view: 'customers' });
  useContactsState.setState({ selected: new Set(['a']), peek: 'a' });
  showKind('person');
  expect(now()).toMatchObject({ kind: 'person', peek: undefined, open: { company: { view: 'customers' }, person: { view: '' } } });
  expect(now().selected.size).toBe(0);
});
