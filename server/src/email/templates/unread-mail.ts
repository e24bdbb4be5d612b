/** What a person has not read for an hour, in one mail. */
import type { Language } from '../../accounts/records.ts';
import { typed, type Written, write } from './letter.ts';

interface Facts {
  readonly language: Language;
  /** One sentence each; names in them were typed by people. */
  readonly says: readonly string[];
  readonly url: string;
}
const shown = 20;

export function unreadMail({ language, says, url }: Facts): Promise<Written> {
  const lines = says.slice(0, shown).map(typedSentence);
  const more = says.length - lines.length;
  return language === 'sv'
    ? write({
        language,
        subject: says.length === 1 ? (lines[0] ?? '') : `${says.length} olästa notiser i Tandem`,
        paragraphs: [...lines, ...(more > 0 ? [`Och ${more} till.`] : [])],
        button: { label: 'Öppna inkorgen', url },
        small: ['Det här har varit oläst i en timme. Vad du får mejl om väljer du i inkorgen.'],
      })
    : write({
        language,
        subject: says.length === 1 ? (lines[0] ?? '') : `${says.length} unread notices in Tandem`,
        paragraphs: [...lines, ...(more > 0 ? [`And ${more} more.`] : [])],
        button: { label: 'Open the inbox', url },
        small: ['This was unread for an hour. What you get e-mails about you choose in the inbox.'],
      });
}
/** Longer than a name: cut where a name would be, but the words around it stay. */
const typedSentence = (text: string): string => (text.length <= 80 ? typed(text) : `${typed(text.slice(0, 80))}…`);
