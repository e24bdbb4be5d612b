/** The quotes that a person has open on the share page at this moment. */
import { useMemo } from 'react';
import { useRows } from '../../sync/rows.ts';

const nobody: ReadonlySet<string> = new Set();

export function useReading(): ReadonlySet<string> {
  const links = useRows('link');
  const visits = useRows('visit');
  return useMemo(() => {
    const read = [...visits.values()].filter(({ live, counts }) => live > 0 && counts).map(({ link }) => links.get(link));
    const quotes = read.flatMap((link) => (link?.of === 'quote' ? [link.subject] : []));
    return quotes.length === 0 ? nobody : new Set(quotes);
  }, [links, visits]);
}
