/** What can be shared with a contact: files of the folders, its own files, and its quotes that were sent. */
import { type FileRow, type LinkRow, type QuoteRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useRows } from '../../sync/rows.ts';

export interface Shareable {
  readonly of: LinkRow['of'];
  readonly subject: string;
  readonly title: string;
  readonly state: 'ready' | 'checking' | 'refused';
}

/** A file of another contact is nobody else's to read. */
export function shareablesFor(
  contact: string,
  files: Iterable<FileRow>,
  quotes: Iterable<QuoteRow>,
  shown: (id: string) => string = (id) => id,
): readonly Shareable[] {
  const found: Shareable[] = [];
  for (const file of files) {
    const newest = file.versions.at(-1);
    if (newest && (file.contact === '' || shown(file.contact) === shown(contact)))
      found.push({ of: 'file', subject: file.id, title: file.name, state: newest.state });
  }
  for (const quote of quotes)
    if (contact !== '' && quote.version > 0 && shown(quote.contact) === shown(contact))
      found.push({ of: 'quote', subject: quote.id, title: quoteTitle(quote), state: 'ready' });
  return found.sort((a, b) => a.title.localeCompare(b.title));
}

export const quoteTitle = ({ number, title }: Pick<QuoteRow, 'number' | 'title'>): string => [number, title].filter(Boolean).join(', ');

export function useShareables(contact: string): readonly Shareable[] {
  const files = useRows('file');
  const quotes = useRows('quote');
  const contacts = useRows('contact');
  return useMemo(
    () => shareablesFor(contact, files.values(), quotes.values(), (id) => shownAs(id, contacts)),
    [contact, files, quotes, contacts],
  );
}
