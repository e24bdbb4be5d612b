/** What a recipient has asked on the public page, for a seller whose link concerns no contact. */
import type { Language } from '../../accounts/records.ts';
import { oneLine } from '../mailer.ts';
import { typed, type Written, write } from './letter.ts';

interface Facts {
  readonly language: Language;
  readonly seller: string;
  readonly who: string;
  readonly title: string;
  readonly text: string;
  readonly problem: boolean;
}

export function questionMail({ language, seller, who, title, text, problem }: Facts): Promise<Written> {
  const name = typed(who);
  const lines = text.split('\n').flatMap((line) => (line.match(/.{1,80}/gu) ?? []).map(typed));
  const quoted = lines.join(' ').trim();
  const about = oneLine(title, 120);
  return language === 'sv'
    ? write({
        language,
        subject: problem ? `${oneLine(who, 80)} meddelar ett problem: ${about}` : `${oneLine(who, 80)} frågar om ${about}`,
        paragraphs: [`Hej ${seller},`, problem ? `${name} har ett problem med "${about}":` : `${name} frågar om "${about}":`, quoted],
        small: ['Svara på det här mejlet för att svara den som frågade.'],
      })
    : write({
        language,
        subject: problem ? `${oneLine(who, 80)} reports a problem: ${about}` : `${oneLine(who, 80)} asks about ${about}`,
        paragraphs: [`Hello ${seller},`, problem ? `${name} has a problem with "${about}":` : `${name} asks about "${about}":`, quoted],
        small: ['Answer this mail to answer whoever has asked.'],
      });
}
