/** One line of a digest in words: who, how much, and where to look. */
import type { Counted, Digest, DigestLine, DigestMeasure, DigestSectionName, LateTask } from './digest.ts';
import { noId } from './digest.ts';
import type { SaidCell, SaidItem, SaidLine } from './said.ts';
import { addressOf, type ToReader } from './to-reader.ts';
import { digestWords } from './words.ts';

export function lineSayer(digest: Digest, { language, names, of }: ToReader, money: (amount: number) => string) {
  const words = digestWords[language];
  const { first, last } = digest.period;
  const counted = (line: DigestLine, measure: DigestMeasure): Counted => line.counted[measure] ?? { count: 0, amount: 0, facts: [] };
  const count = (line: DigestLine, measure: DigestMeasure) => counted(line, measure).count;

  const plain = (text: string): SaidCell => ({ text, tone: '' });
  const strong = (text: string): SaidCell => ({ text, tone: 'strong' });
  const late = (line: DigestLine): SaidCell =>
    count(line, 'late') > 0 ? { text: words.lateCount(count(line, 'late')), tone: 'late' } : plain('0');
  const closed = (line: DigestLine): string =>
    [
      [words.accepted, count(line, 'accepted')] as const,
      [words.refused, count(line, 'refused')] as const,
      [words.ranOut, count(line, 'ranOut')] as const,
    ]
      .flatMap(([say, number]) => (number > 0 ? [say(number)] : []))
      .join(', ');
  const closedCount = (line: DigestLine) => count(line, 'accepted') + count(line, 'refused') + count(line, 'ranOut');

  function cellsOf(name: DigestSectionName, line: DigestLine): readonly SaidCell[] {
    switch (name) {
      case 'compared':
        return [
          strong(money(counted(line, 'won').amount)),
          plain(String(count(line, 'done'))),
          plain(String(closedCount(line))),
          late(line),
        ];
      case 'best':
        return [strong(money(counted(line, 'won').amount))];
      case 'attention':
        return [plain(words.short(money(line.gap)))];
      case 'late':
        return [late(line)];
      case 'active':
        return [plain(words.tasksDone(count(line, 'done')))];
      case 'outstanding':
        return [plain(words.quotes(count(line, 'out'))), strong(money(counted(line, 'out').amount))];
      case 'closed':
        return count(line, 'accepted') > 0 ? [{ text: money(counted(line, 'accepted').amount), tone: 'won' }] : [plain(money(0))];
      case 'viewed':
        return [plain(words.times(count(line, 'views')))];
      case 'people':
        return [plain(String(count(line, 'done'))), late(line), plain(String(count(line, 'out'))), plain(String(closedCount(line)))];
      case 'not-started':
        return [];
    }
  }
  function smallOf(name: DigestSectionName, line: DigestLine): string {
    if (name === 'attention') return money(counted(line, 'won').amount);
    if (name === 'closed') return closed(line);
    return '';
  }
  function nameOf({ about, id }: DigestLine): string {
    if (about === 'team') return id === '' ? words.noTeam : names.team(id) || words.unnamed;
    if (about === 'file') return names.file(id) || words.unnamed;
    return id === '' ? words.somebody : names.user(id) || words.unnamed;
  }
  /** The list as it is now; where no list is narrowed that far, the rows as they were. */
  function hrefOf(name: DigestSectionName, line: DigestLine): string {
    const owner = encodeURIComponent(line.id);
    if (name === 'late' || (name === 'people' && line.id !== '')) return `/tasks?of=${owner}`;
    if (name === 'active') return `/tasks?of=${owner}&done=true`;
    if (name === 'outstanding') return `/quotes?state=out&owner=${owner}`;
    if (name === 'closed') return `/quotes?state=closed&owner=${owner}&from=${first}&to=${last}`;
    if (name === 'viewed') return `/files?file=${owner}`;
    return addressOf(of, name, line.id);
  }
  const item = ({ task, subject, contact, opportunity, days }: LateTask, owner: string): SaidItem => ({
    id: task,
    text: [subject || words.unnamed, names.contact(contact)].filter(Boolean).join(', '),
    late: words.daysLate(days),
    href: opportunity
      ? `/projects?card=${encodeURIComponent(opportunity)}`
      : contact
        ? `/contacts/${encodeURIComponent(contact)}`
        : `/tasks?of=${encodeURIComponent(owner)}`,
  });

  return (name: DigestSectionName, line: DigestLine): SaidLine => {
    const ranks = name === 'best' || name === 'viewed' || name === 'active';
    return {
      id: line.id,
      mark: ranks ? String(line.place) : '',
      name: nameOf(line),
      after: ranks && line.tied ? words.tie : '',
      small: smallOf(name, line),
      href: hrefOf(name, line),
      why: Object.values(line.counted).some(({ facts }) => facts.length > 0) ? addressOf(of, name, line.id || noId) : '',
      cells: cellsOf(name, line),
      items: line.lateTasks.map((one) => item(one, line.id)),
    };
  };
}
