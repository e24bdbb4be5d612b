/** Everything the search shows for a text, and what choosing a line does. */
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Query } from '../../search/query.ts';
import { noteSearch, useRecent } from '../../state/recent.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { useAllCommands } from '../../ui/commands.ts';
import { commandSections } from './command-sections.ts';
import { foundSections, openedItems } from './found-sections.ts';
import { type Item, plain, type Section } from './items.ts';
import { nextSteps } from './next-steps.ts';
import { useFound } from './use-found.ts';

export interface Sections {
  readonly query: Query;
  readonly sections: readonly Section[];
  /** Nothing answers the text; what follows are steps to take. */
  readonly isNothing: boolean;
  /** What is shown is only spelled alike. */
  readonly isMeant: boolean;
  /** The search for this very text has ended; until then the lines of the one before stay. */
  readonly isSettled: boolean;
  /** How many things were found, once it has. */
  readonly settled: number | undefined;
}

const mostSearches = 4;

export function useSections(typed: string, setTyped: (text: string) => void): Sections {
  const t = useT();
  const format = useFormat();
  const { query, answer } = useFound(typed);
  const commands = useAllCommands();
  const [contact, opportunity, view, plan] = [useRows('contact'), useRows('opportunity'), useRows('view'), useRows('plan')];
  const settings = useRow('settings', 'settings')?.state;
  const { opened, searches } = useRecent();
  const words = useMemo(() => ({ t, format, contacts: contact, settings }), [t, format, contact, settings]);
  const isBlank = query.typed === '';

  const found = useMemo(() => (answer ? foundSections(answer, words) : []), [answer, words]);
  const toDo = useMemo(() => commandSections(query, commands, view?.values() ?? [], t), [query, commands, view, t]);
  const before = useMemo(
    () =>
      isBlank && query.mode !== '>'
        ? [
            { id: 'opened', title: t('palette.opened'), items: openedItems(opened, { contact, opportunity, plan }, query, words) },
            {
              id: 'searches',
              title: t('palette.searches'),
              items: searches.slice(0, mostSearches).map((text): Item => {
                return { id: `search ${text}`, name: plain(text), icon: 'history', about: '', facts: [], run: () => setTyped(text) };
              }),
            },
          ].filter(({ id, items }) => items.length > 0 && (id !== 'searches' || query.mode === ''))
        : [],
    [isBlank, query, opened, searches, contact, opportunity, plan, words, setTyped, t],
  );
  // A narrower text goes on showing what the last one found until its own search has ended: lines that stay do not flicker.
  const shown = isBlank || query.mode === '>' ? [] : found;
  const isSettled = query.mode === '>' || answer?.query === query;
  const count = [...shown, ...(isBlank ? [] : toDo)].reduce((sum, section) => sum + (section.count ?? section.items.length), 0);
  const isNothing = isSettled && !isBlank && count === 0;
  return {
    query,
    sections: isNothing ? nextSteps(query, setTyped, t) : inOrderOfUse(query, before, shown, toDo),
    isNothing,
    isSettled,
    isMeant: !isBlank && isSettled && answer?.found.isOnlyAlike === true,
    settled: isSettled && !isBlank ? count : undefined,
  };
}

/** First what can be done, as the fewest lines; then what was found. Without a text: what was used last. */
function inOrderOfUse(
  { mode, typed }: Query,
  before: readonly Section[],
  found: readonly Section[],
  toDo: readonly Section[],
): readonly Section[] {
  if (mode === '>') return toDo;
  return typed === '' ? [...before, ...toDo] : [...toDo, ...found];
}

/** Does what a line says: opens its address here or in a window of its own, or runs it. */
export function useChoose(typed: string, onClose: () => void): (item: Item, inNewWindow?: boolean) => void {
  const router = useRouter();
  return (item, inNewWindow = false) => {
    const staysOpen = item.address === undefined && (item.id.startsWith('search ') || item.id === 'everywhere');
    if (!staysOpen) {
      noteSearch(typed);
      if (!inNewWindow) onClose();
    }
    if (item.address === undefined) item.run?.();
    else if (inNewWindow) window.open(item.address, '_blank', 'noopener');
    else router.history.push(item.address);
  };
}
