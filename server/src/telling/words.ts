/** The words for one person: names only of contacts that this person may see, and an address that shows no more than they may. */
import { audiencesOfPerson, type Notice, type Person } from '@tandem/core';
import type { Language } from '../accounts/records.ts';
import { workspaceLanguage } from '../email/workspace-language.ts';
import type { TellingNeeds } from './needs.ts';
import { sentence } from './sentences.ts';

export interface Worded {
  readonly says: string;
  readonly open: string;
}
export interface Workplace {
  readonly language: Language;
  readonly zone: string;
}

export async function workplaceOf(storage: TellingNeeds['storage']): Promise<Workplace> {
  const [row] = await storage.rowsByKey(['settings/settings']);
  if (row?.content.kind !== 'settings') return { language: 'en', zone: 'UTC' };
  return { language: workspaceLanguage(row.content.state), zone: row.content.state.timeZone || 'UTC' };
}

interface Needs extends Pick<TellingNeeds, 'storage' | 'boardsOf'> {
  readonly language: Language;
}
export async function wordsFor(person: Person, notice: Notice, { storage, boardsOf, language }: Needs): Promise<Worded> {
  const detail = detailOf(notice.detail);
  const other = String(detail['other'] ?? '');
  const colleague = String(detail['by'] ?? detail['owner'] ?? '');
  const mine = audiencesOfPerson(person, boardsOf(person));
  const rows = await storage.rowsByKey([
    ...[notice.contact, other].filter(Boolean).map((id) => `contact/${id}`),
    ...(colleague ? [`user/${colleague}`] : []),
    ...(detail['link'] ? [`link/${detail['link']}`] : []),
    ...(notice.about.startsWith('plan/') ? [notice.about] : []),
  ]);
  const nameOf = (key: string): string => {
    const row = rows.find(({ content }) => `${content.kind}/${content.id}` === key);
    const sees = row?.audiences.some((audience) => mine.includes(audience));
    return sees && (row?.content.kind === 'contact' || row?.content.kind === 'user') ? row.content.name : '';
  };
  const contact = nameOf(`contact/${notice.contact}`);
  const seen = rows.filter(({ audiences }) => audiences.some((audience) => mine.includes(audience))).map(({ content }) => content);
  const link = seen.find((content) => content.kind === 'link');
  const plan = seen.find((content) => content.kind === 'plan');
  return {
    says: sentence(language, {
      kind: notice.kind,
      detail,
      contact,
      other: nameOf(`contact/${other}`),
      colleague: nameOf(`user/${colleague}`),
      recipient: link?.recipient ?? '',
      title: link?.title ?? plan?.title ?? '',
    }),
    open: link
      ? `/links/${encodeURIComponent(link.id)}`
      : plan
        ? `/plans/${encodeURIComponent(plan.id)}`
        : contact
          ? placeOf(notice)
          : '/inbox',
  };
}

/** Who sees the contact sees its quotes. */
const placeOf = ({ about, contact }: Notice): string =>
  about.startsWith('quote/') ? `/quotes/${encodeURIComponent(about.slice('quote/'.length))}` : `/contacts/${encodeURIComponent(contact)}`;

/** A later version's detail, or a damaged one, is no reason to say nothing. */
function detailOf(text: string): Readonly<Record<string, string | number>> {
  try {
    const read: unknown = JSON.parse(text || '{}');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, string | number>) : {};
  } catch {
    return {};
  }
}
