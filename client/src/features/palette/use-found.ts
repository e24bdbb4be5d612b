import { useEffect, useMemo, useState } from 'react';
import { search, warmSearch } from '../../search/device-search.ts';
import type { Found } from '../../search/find.ts';
import { type Query, readQuery } from '../../search/query.ts';
import { useRecent } from '../../state/recent.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';

export interface Answer {
  readonly query: Query;
  readonly found: Found;
}

const [mostOfAll, mostOfOne] = [5, 12];

/**
 * The answer to the last text whose search has ended: while the next one runs, the one before stays on the screen. A text that
 * is typed on gives up the search of the one before it.
 */
export function useFound(typed: string): { readonly query: Query; readonly answer: Answer | undefined } {
  const me = useMe().id;
  const query = useMemo(() => readQuery(typed), [typed]);
  const opened = useRecent((recent) => recent.opened);
  // What changes in the rows while somebody looks is looked for again.
  const rows = [useRows('contact'), useRows('opportunity'), useRows('task'), useRows('activity'), useRows('user')];
  const [answer, setAnswer] = useState<Answer>();
  useEffect(warmSearch, []);
  useEffect(() => {
    const giveUp = new AbortController();
    const most = query.mode === '' ? mostOfAll : mostOfOne;
    void search({ query, me, opened: opened.map(({ id }) => id), most }, giveUp.signal).then(
      (found) => found && setAnswer({ query, found }),
    );
    return () => giveUp.abort();
  }, [query, me, opened, ...rows]);
  return { query, answer };
}
