/** A digest in its reader's language, with the names, dates and sums as they read there. */
import type { Digest, DigestLine, DigestSectionName } from './digest.ts';
import type { SaidDigest, SaidSection, SaidTile } from './said.ts';
import { lineSayer } from './say-lines.ts';
import { addressOf, moneyIn, type ToReader } from './to-reader.ts';
import { digestLocales, digestWords } from './words.ts';

const order: readonly DigestSectionName[] = [
  'compared',
  'best',
  'attention',
  'late',
  'active',
  'outstanding',
  'closed',
  'viewed',
  'people',
  'not-started',
];
/** Beyond these a section says how many more there are. People are listed one and all (S0-08). */
const most: Readonly<Record<DigestSectionName, number>> = {
  compared: 12,
  best: 10,
  attention: 8,
  late: 5,
  active: 5,
  outstanding: 5,
  closed: 5,
  viewed: 5,
  people: 1000,
  'not-started': 1000,
};
/** Before this hour it is a morning. */
const noon = 11;

export function sayDigest(digest: Digest, to: ToReader): SaidDigest {
  const { language, company } = to;
  const words = digestWords[language];
  const locale = digestLocales[language];
  const { day, period, totals, yesterday } = digest;
  const money = moneyIn(locale, to.currency);
  const days = 1 + Math.round((Date.parse(period.last) - Date.parse(period.first)) / 86_400_000);
  const title = sentence(
    new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    ),
  );
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: digest.zone }).format(new Date(digest.at)),
  );
  const called = to.name.split(' ')[0] ?? to.name;
  const line = lineSayer(digest, to, money);
  const asides: Readonly<Record<DigestSectionName, string>> = {
    compared: words.lastDays(days),
    best: words.lastDays(days),
    attention: digest.minimum > 0 ? `${words.minimumIs(money(digest.minimum))}, ${words.lastDays(days)}` : '',
    late: words.lateCount(totals.late.count),
    active: words.lastDays(days),
    outstanding: `${totals.out.count}, ${money(totals.out.amount)}`,
    closed: words.lastDays(days),
    viewed: `${words.openedTimes}, ${words.lastDays(days)}`,
    people: words.lastDays(days),
    'not-started': '',
  };
  const section = (name: DigestSectionName): SaidSection => {
    const { lines } = digest.sections[name];
    const shown = inOrder(name, lines).slice(0, most[name]);
    const left = lines.length - shown.length;
    return {
      name,
      title: name === 'compared' && digest.comparedBy === 'users' ? words.titles.people : words.titles[name],
      aside: asides[name],
      note: noteOf(name, lines.length),
      columns: columnsOf(name),
      names: name === 'not-started' ? shown.map(({ id }) => to.names.user(id)) : [],
      lines: name === 'not-started' ? [] : shown.map((one) => line(name, one)),
      more: left > 0 ? words.more(left) : '',
    };
  };
  /** A list of everybody is looked up by name. */
  const byName = new Intl.Collator(locale);
  function inOrder(name: DigestSectionName, lines: readonly DigestLine[]): readonly DigestLine[] {
    const isList = name === 'people' || name === 'not-started';
    return isList ? lines.toSorted((a, b) => byName.compare(to.names.user(a.id), to.names.user(b.id))) : lines;
  }
  function noteOf(name: DigestSectionName, count: number): string {
    if (name === 'attention' && digest.minimum === 0) return words.noMinimum;
    if (count === 0) return words.empty[name];
    return name === 'compared' && digest.comparedBy === 'users' ? words.comparedUsers : '';
  }
  function columnsOf(name: DigestSectionName): readonly string[] {
    const { won, done, closed, late, out } = words.columns;
    return name === 'compared' ? [won, done, closed, late] : name === 'people' ? [done, late, out, closed] : [];
  }
  const tiles: readonly SaidTile[] = [
    { value: money(totals.won.amount), label: words.tiles.won, tone: '' },
    { value: String(totals.done.count), label: words.tiles.done, tone: '' },
    { value: String(totals.late.count), label: words.tiles.late, tone: totals.late.count > 0 ? 'late' : '' },
    { value: String(totals.views.count), label: words.tiles.views, tone: '' },
  ];
  return {
    language,
    company,
    subject: words.subject(title, company),
    preheader: words.preheader(money(totals.won.amount), totals.late.count),
    title,
    lead: `${hour < noon ? words.morning(called) : words.hello(called)} ${words.yesterday(yesterday.done.count, money(yesterday.won.amount))}`,
    tiles,
    sections: order.map(section).filter(({ name, names }) => name !== 'not-started' || names.length > 0),
    open: { label: words.open, href: addressOf(to.of) },
    because: to.hour ? words.because(to.hour, company) : words.onDemand(company),
    change: { label: words.change, href: '/settings' },
    why: words.why,
    lateSign: words.lateSign,
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
