/** What every public page is drawn with: its language, its address, the sender's company, and the files of the built client. */
import type { Figures, PageLanguage, PageWords } from './words/page-words.ts';

export interface Company {
  readonly name: string;
  readonly vatNumber: string;
  readonly address: readonly string[];
  readonly logo: boolean;
}
/** Addresses of the built script and styles; without a build the page works all the same, undressed. */
export interface PageAssets {
  readonly script: string;
  readonly styles: readonly string[];
}
export interface Look {
  readonly language: PageLanguage;
  readonly words: PageWords;
  readonly figures: Figures;
  /** `/s/<token>`; '' on a page that belongs to no link. */
  readonly root: string;
  /** Under the root, in this page's language: `address('/3')`. */
  readonly address: (rest?: string, language?: PageLanguage) => string;
  /** Where people reach us, for programs that want whole addresses. */
  readonly origin: string;
  readonly company: Company;
  readonly assets: PageAssets;
  /** Of this answer only; the page runs the one script that carries it. */
  readonly nonce: string;
  readonly now: Date;
  /** IANA, of the workspace. */
  readonly zone: string;
}

/** How colleagues of the sender are spoken of: by the first of their names. */
export const shortName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return ([...(words[0] ?? '')][0] ?? '').toUpperCase() + (words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '').toUpperCase() : '');
};
