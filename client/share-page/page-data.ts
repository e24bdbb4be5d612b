/** What the server wrote into the page for its script: addresses, the page that is shown, and every word it may say. */
export interface PageData {
  /** `/s/<token>` */
  readonly root: string;
  /** `?lang=sv` or '': kept by every address. */
  readonly query: string;
  readonly page: number;
  readonly pages: number;
  /** '' when nothing of this visit is to be told. */
  readonly session: string;
  readonly words: Readonly<Record<Word, string>>;
}
type Word = 'count' | 'page' | 'noText' | 'notDrawn' | 'offlinePage' | 'offline' | 'online' | 'offlineForm' | 'thanks';

export function readPageData(given: Readonly<Record<string, string | undefined>>): PageData {
  return {
    root: given['root'] ?? '',
    query: given['query'] ?? '',
    page: Number(given['page'] ?? 1),
    pages: Number(given['pages'] ?? 1),
    session: given['session'] ?? '',
    words: JSON.parse(given['words'] ?? '{}') as PageData['words'],
  };
}

export const addressOf = ({ root, query }: PageData, page: number): string => `${root}${page > 1 ? `/${page}` : ''}${query}`;
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
