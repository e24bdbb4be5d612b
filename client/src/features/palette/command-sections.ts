/** Screens, views and actions whose titles hold every word of the query. */
import type { ViewRow } from '@tandem/core';
import type { Translate } from '../../i18n/i18n.ts';
import { fold } from '../../search/fold.ts';
import type { Query } from '../../search/query.ts';
import { type Marked, marksOf } from '../../search/why.ts';
import type { Command } from '../../ui/commands.ts';
import type { Item, Section } from './items.ts';

export function commandSections(query: Query, commands: readonly Command[], views: Iterable<ViewRow>, t: Translate): readonly Section[] {
  if (query.mode === '@' || query.mode === '#') return [];
  const screens: Item[] = [];
  const actions: Item[] = [];
  for (const command of inOrder(commands, query, ({ title }) => title)) {
    const { id, title, icon, keys, group, run } = command;
    const isScreen = group === t('frame.go');
    const item = {
      id: `command ${id}`,
      name: marked(title, query),
      ...(icon && { icon }),
      ...(keys && { keys }),
      about: isScreen || group === t('frame.do') ? '' : group,
      facts: [],
      run,
    };
    (isScreen ? screens : actions).push(item);
  }
  const found = inOrder([...views], query, ({ title }) => title).map(
    (view): Item => ({
      id: `view ${view.id}`,
      name: marked(view.title, query),
      icon: 'table',
      about: t(`palette.view.${view.screen}`),
      facts: [],
      address: addressOfView(view),
    }),
  );
  return [
    { id: 'actions', title: t('palette.actions'), items: actions },
    { id: 'screens', title: t('palette.screens'), items: screens },
    { id: 'views', title: t('palette.views'), items: found },
  ].filter(({ items }) => items.length > 0);
}

const addressOfView = ({ id, screen }: ViewRow): string => {
  const view = encodeURIComponent(JSON.stringify(id));
  return screen === 'opportunities'
    ? `/projects?view=list&saved=${view}`
    : `/contacts?kind=${screen === 'companies' ? 'company' : 'person'}&view=${view}`;
};

/** Those that begin with the query, then those whose words do; among actions alone also those that have it inside. */
function inOrder<T>(all: readonly T[], query: Query, titleOf: (thing: T) => string): readonly T[] {
  const place = (thing: T): number => {
    const title = fold(titleOf(thing));
    if (!query.words.every(({ text }) => title.includes(text))) return -1;
    if (title.startsWith(query.line)) return 0;
    if (query.words.every(({ text }) => ` ${title}`.includes(` ${text}`))) return 1;
    return query.mode === '>' ? 2 : -1;
  };
  return all
    .map((thing) => ({ thing, at: place(thing) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

const marked = (text: string, query: Query): Marked => ({ text, marks: marksOf(text, query) });
