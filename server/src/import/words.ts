/** Words for what an import found, for the terminal and for answers over HTTP; the screen has its own catalogues. */
import type { FileForm } from './file-form.ts';
import type { Guess } from './guess-mapping.ts';
import { type ImportProblem, mostBytes } from './limits.ts';
import type { LeftOutReason } from './plan.ts';
import { mostRecords } from './read-file.ts';
import type { Difference } from './spelling.ts';

/** What is wrong, and the next step. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  'no-identity': 'no name, address or number: give it one of these',
  'no-name': 'no company name and no web site: give it one of these',
  'no-title': 'no title: write what is sold',
  'bad-date': 'this day does not exist: write it as 2026-03-31',
  'bad-amount': 'this is no amount: write it as 1234.50',
  'extra-fields': 'more cells than columns: put quotes around a cell that holds the separator',
  'repeated-header': 'the header once more: nothing to do',
  deleted: 'marked as deleted where it comes from: nothing to do',
  group: 'a group of contacts, not a contact: nothing to do',
  'not-closed': 'the card does not end: add END:VCARD',
  'open-quote': 'a quote begins and never ends: close it',
  'same-number': 'the number of another row, with other values: keep one of the two',
};

export const differenceWords: Readonly<Record<Difference, string>> = {
  'same-letters': 'the same letters',
  'one-missing': 'one letter missing',
  'one-too-many': 'one letter too many',
  'one-wrong': 'one wrong letter',
  swapped: 'two letters swapped',
  'two-letters': 'two letters differ',
};

const separators: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export const formWords = ({ format, encoding, delimiter, headerLine }: FileForm): string =>
  format === 'vcard'
    ? `address cards, ${encoding}`
    : `${separators[delimiter]}, ${encoding}, ${headerLine === null ? 'no header' : `header in line ${headerLine}`}`;

export function reasonWords({ reason }: Pick<Guess, 'reason'>): string {
  switch (reason.code) {
    case 'known-names':
      return `${reason.of} names, ${reason.known} known${reason.empty > 0 ? `, ${reason.empty} empty` : ''}`;
    case 'dates':
      return `dates, ${{ ymd: 'year first', dmy: 'day first', mdy: 'month first' }[reason.order]}${reason.broken > 0 ? `, ${reason.broken} broken` : ''}`;
    default:
      return {
        name: 'by its name',
        remembered: 'as last time',
        emails: 'e-mail addresses',
        phones: 'telephone numbers',
        links: 'web addresses',
        'never-twice': 'never the same twice',
        numbers: 'numbers',
        'which-currency': 'numbers; read in the workspace’s currency',
        'nothing-fits': 'no field looks like it',
        empty: 'empty',
        'another-fits-better': 'another column fits better',
      }[reason.code];
  }
}

export const problemWords: Readonly<Record<ImportProblem, { readonly message: string; readonly next: string }>> = {
  'no-such-file': { message: 'The file is not here any more.', next: 'Choose it again. Files wait for seven days.' },
  'no-such-batch': { message: 'There is no such batch.', next: 'Open the list of batches again.' },
  'too-large': {
    message: `The file is larger than ${mostBytes / 1024 / 1024} MB.`,
    next: 'Split it, or leave out columns you do not need.',
  },
  'too-long': {
    message: `The file has more than ${mostRecords.toLocaleString('en')} rows.`,
    next: 'Split it into several files; rows that are there already are recognised.',
  },
  empty: { message: 'There is nothing in the file.', next: 'Export it again, or choose another file.' },
  'not-text': {
    message: 'The file is not text: perhaps a spreadsheet or an archive.',
    next: 'Open it where it comes from and save it as CSV or vCard.',
  },
  'not-now': { message: 'This cannot be done in the state the import is in.', next: 'Load the page again to see how far it is.' },
};
