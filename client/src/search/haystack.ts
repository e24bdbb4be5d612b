/**
 * Everything a row can be found by, in one folded text: each fact on a line of its own, the name first. A line that is exactly
 * what was typed is an exact hit, a line or word that begins with it a better hit than one that has it inside.
 */
import type { ActivityRow, ContactRow, OpportunityRow, PlanRow, QuoteRow, TaskRow, UserRow } from '@tandem/core';
import { fold } from './fold.ts';
import { phoneForms } from './phone.ts';

export type FindableRow = ContactRow | OpportunityRow | QuoteRow | PlanRow | TaskRow | ActivityRow | UserRow;

/** `belongs`: the name of the company of a person, or of the contact that an opportunity, quote, plan, task or activity is about. */
export function haystackOf(row: FindableRow, belongs: string): string {
  const known = made.get(row);
  if (known?.belongs === belongs) return known.haystack;
  const [name = '', ...facts] = linesOf(row, belongs);
  // Whoever types puts one blank between words, however many were written.
  const haystack = `\n${[name, ...facts.filter(Boolean)].join('\n')}\n`.replace(/[^\S\n]{2,}|\t/g, ' ');
  made.set(row, { belongs, haystack });
  return haystack;
}

/** The index and the lists look for the same row in the same text. */
const made = new WeakMap<FindableRow, { readonly belongs: string; readonly haystack: string }>();

function linesOf(row: FindableRow, belongs: string): readonly string[] {
  switch (row.kind) {
    case 'contact':
      return [
        fold(row.name),
        ...row.phones.flatMap(phoneForms),
        fold([...row.mails, ...row.addresses.map(withCompactNumbers), row.town, row.country, row.jobTitle, belongs].join('\n')),
        webAddress(row.website),
        compactNumber(row.vatNumber),
      ];
    case 'opportunity':
      return [fold(row.title || belongs), fold(belongs), fold(row.outsideId)];
    case 'quote':
      return [fold(row.title || belongs), fold(row.number), compactNumber(row.number), fold(belongs)];
    case 'plan':
      return [fold(row.title || belongs), fold(belongs), ...sentencesOf(row).map(fold)];
    case 'task':
      return [fold(row.subject), fold(belongs)];
    case 'activity':
      return [fold(row.note), fold(belongs)];
    case 'user':
      return [fold(row.name)];
  }
}

/** What its row holds of a plan's words: the goals and what is to be done, without the ids of whoever is mentioned. */
export const sentencesOf = ({ objectives, actions }: PlanRow): readonly string[] =>
  [...objectives, ...actions].map(({ text }) =>
    text
      .replace(/@\w+\/\w+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** "211 34 Malmö" is also found by "21134". */
const withCompactNumbers = (address: string): string => {
  const compact = address.replace(/(\d)\s(?=\d)/g, '$1');
  return compact === address ? address : `${address}\n${compact}`;
};

export const webAddress = (website: string): string =>
  fold(website)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');

/** Written with or without blanks and dashes, it is the same number. */
export const compactNumber = (number: string): string => fold(number).replace(/[^\p{L}\p{N}]/gu, '');

/** The words by which a misspelled one may be meant: of names and towns. */
export const namesIn = (row: FindableRow): string =>
  row.kind === 'contact' ? `${row.name} ${row.town}` : row.kind === 'user' ? row.name : '';
