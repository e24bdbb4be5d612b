/** The words of a digest, for the mail and the screen alike. */
import type { DigestSectionName } from './digest.ts';

export type DigestLanguage = 'en' | 'sv';
export const digestLocales: Readonly<Record<DigestLanguage, string>> = { en: 'en-GB', sv: 'sv-SE' };
type Counting = (count: number) => string;

export interface DigestWords {
  readonly subject: (day: string, company: string) => string;
  readonly preheader: (won: string, late: number) => string;
  readonly morning: (name: string) => string;
  readonly hello: (name: string) => string;
  readonly yesterday: (done: number, won: string) => string;
  readonly tiles: { readonly won: string; readonly done: string; readonly late: string; readonly views: string };
  readonly lastDays: Counting;
  readonly titles: Readonly<Record<DigestSectionName, string>>;
  readonly comparedUsers: string;
  readonly empty: Readonly<Record<DigestSectionName, string>>;
  readonly noMinimum: string;
  readonly minimumIs: (amount: string) => string;
  readonly now: string;
  readonly openedTimes: string;
  readonly columns: Readonly<Record<'won' | 'done' | 'closed' | 'late' | 'out', string>>;
  readonly lateCount: Counting;
  readonly daysLate: Counting;
  readonly tasksDone: Counting;
  readonly quotes: Counting;
  readonly accepted: Counting;
  readonly refused: Counting;
  readonly ranOut: Counting;
  readonly times: Counting;
  readonly short: (amount: string) => string;
  readonly tie: string;
  readonly more: Counting;
  readonly noTeam: string;
  readonly somebody: string;
  readonly unnamed: string;
  readonly lateSign: string;
  readonly why: string;
  readonly open: string;
  readonly because: (hour: string, company: string) => string;
  readonly onDemand: (company: string) => string;
  readonly change: string;
}

const en: DigestWords = {
  subject: (day, company) => (company ? `${company}, ${day}` : `Tandem, ${day}`),
  preheader: (won, late) => `${won} won, ${late === 1 ? '1 task' : `${late} tasks`} late.`,
  morning: (name) => `Good morning ${name}.`,
  hello: (name) => `Hello ${name}.`,
  yesterday: (done, won) =>
    `Yesterday ${done === 0 ? 'no task was done' : done === 1 ? 'one task was done' : `${done} tasks were done`} and ${won} was won.`,
  tiles: { won: 'won', done: 'tasks done', late: 'tasks late now', views: 'shared files opened' },
  lastDays: (days) => (days === 1 ? 'today' : `last ${days} days`),
  titles: {
    compared: 'Teams',
    best: 'Top 3 sellers',
    active: 'Most active',
    attention: 'Need your attention',
    late: 'Most late tasks',
    outstanding: 'Outstanding quotes',
    closed: 'Closed quotes',
    viewed: 'Most viewed files',
    people: 'Everybody',
    'not-started': 'Not started',
  },
  comparedUsers: 'There are no two teams to compare, so these are the people.',
  empty: {
    compared: 'There is nobody to compare yet.',
    best: 'Nothing was won in these days.',
    active: 'No task was done in these days.',
    attention: 'Everybody has reached the minimum.',
    late: 'No task is late.',
    outstanding: 'No quote waits for an answer.',
    closed: 'No quote was answered in these days.',
    viewed: 'No shared file was opened by a person in these days.',
    people: 'Nobody has signed in yet.',
    'not-started': 'Everybody has signed in at least once.',
  },
  noMinimum: 'No minimum is set. An admin sets one in the settings of the workspace.',
  minimumIs: (amount) => `less than ${amount}`,
  now: 'now',
  openedTimes: 'opened by people',
  columns: { won: 'Won', done: 'Done', closed: 'Closed', late: 'Late', out: 'Out' },
  lateCount: (count) => `${count} late`,
  daysLate: (count) => (count === 1 ? '1 day late' : `${count} days late`),
  tasksDone: (count) => (count === 1 ? '1 task' : `${count} tasks`),
  quotes: (count) => (count === 1 ? '1 quote' : `${count} quotes`),
  accepted: (count) => `${count} accepted`,
  refused: (count) => `${count} declined`,
  ranOut: (count) => `${count} ran out`,
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  short: (amount) => `${amount} short`,
  tie: 'tie',
  more: (count) => (count === 1 ? 'And one more' : `And ${count} more`),
  noTeam: 'In no team',
  somebody: 'Nobody',
  unnamed: 'Without a name',
  lateSign: 'Late',
  why: 'Why?',
  open: 'Open it in Tandem',
  because: (hour, company) =>
    `You get this every day at ${hour} because you are a manager or an admin${company ? ` of ${company}` : ''}. Nothing in it tells anybody whether you read it.`,
  onDemand: (company) =>
    `You asked for this${company ? ` as a manager or an admin of ${company}` : ''}. Nothing in it tells anybody whether you read it.`,
  change: 'Change it or stop it',
};

const sv: DigestWords = {
  subject: (day, company) => (company ? `${company}, ${day}` : `Tandem, ${day}`),
  preheader: (won, late) => `${won} vunnet, ${late === 1 ? '1 uppgift' : `${late} uppgifter`} sena.`,
  morning: (name) => `God morgon ${name}.`,
  hello: (name) => `Hej ${name}.`,
  yesterday: (done, won) =>
    `I går blev ${done === 0 ? 'ingen uppgift klar' : done === 1 ? 'en uppgift klar' : `${done} uppgifter klara`} och ${won} vanns.`,
  tiles: { won: 'vunnet', done: 'klara uppgifter', late: 'sena uppgifter nu', views: 'delade filer öppnade' },
  lastDays: (days) => (days === 1 ? 'i dag' : `senaste ${days} dagarna`),
  titles: {
    compared: 'Team',
    best: 'Tre bästa säljare',
    active: 'Mest aktiva',
    attention: 'Behöver dig',
    late: 'Flest sena uppgifter',
    outstanding: 'Utestående offerter',
    closed: 'Avslutade offerter',
    viewed: 'Mest visade filer',
    people: 'Alla',
    'not-started': 'Inte kommit igång',
  },
  comparedUsers: 'Det finns inte två team att jämföra, så här står personerna.',
  empty: {
    compared: 'Det finns ingen att jämföra ännu.',
    best: 'Inget vanns under de här dagarna.',
    active: 'Ingen uppgift blev klar under de här dagarna.',
    attention: 'Alla har nått minimum.',
    late: 'Ingen uppgift är sen.',
    outstanding: 'Ingen offert väntar på svar.',
    closed: 'Ingen offert besvarades under de här dagarna.',
    viewed: 'Ingen delad fil öppnades av en person under de här dagarna.',
    people: 'Ingen har loggat in ännu.',
    'not-started': 'Alla har loggat in minst en gång.',
  },
  noMinimum: 'Inget minimum är satt. En administratör sätter det i inställningarna för arbetsytan.',
  minimumIs: (amount) => `mindre än ${amount}`,
  now: 'nu',
  openedTimes: 'öppnade av personer',
  columns: { won: 'Vunnet', done: 'Klara', closed: 'Avslutade', late: 'Sena', out: 'Ute' },
  lateCount: (count) => (count === 1 ? '1 sen' : `${count} sena`),
  daysLate: (count) => (count === 1 ? '1 dag sen' : `${count} dagar sen`),
  tasksDone: (count) => (count === 1 ? '1 uppgift' : `${count} uppgifter`),
  quotes: (count) => (count === 1 ? '1 offert' : `${count} offerter`),
  accepted: (count) => (count === 1 ? '1 accepterad' : `${count} accepterade`),
  refused: (count) => (count === 1 ? '1 nekad' : `${count} nekade`),
  ranOut: (count) => (count === 1 ? '1 utgången' : `${count} utgångna`),
  times: (count) => (count === 1 ? '1 gång' : `${count} gånger`),
  short: (amount) => `${amount} saknas`,
  tie: 'delad plats',
  more: (count) => `Och ${count} till`,
  noTeam: 'I inget team',
  somebody: 'Ingen',
  unnamed: 'Utan namn',
  lateSign: 'Sen',
  why: 'Varför?',
  open: 'Öppna i Tandem',
  because: (hour, company) =>
    `Du får det här varje dag kl. ${hour} för att du är chef eller administratör${company ? ` på ${company}` : ''}. Inget i det berättar för någon om du har läst det.`,
  onDemand: (company) =>
    `Du bad om det här${company ? ` som chef eller administratör på ${company}` : ''}. Inget i det berättar för någon om du har läst det.`,
  change: 'Ändra eller stäng av',
};

export const digestWords: Readonly<Record<DigestLanguage, DigestWords>> = { en, sv };
