/** What a form did, told on the page that follows it. The address carries a code and at most a time: no words of anybody. */
import { type Look, shortName } from './look.ts';

export const saidCodes = ['asked', 'booked', 'called', 'forwarded', 'reported', 'answered', 'known', 'refused', 'agreed'] as const;
export type Said = (typeof saidCodes)[number];

interface About {
  readonly sender: string;
  readonly recipient: string;
  readonly at: string;
  readonly zone: string;
}

export function saidIn({ words, figures, now }: Look, code: string, { sender, at, zone }: About): string {
  const who = shortName(sender);
  switch (saidCodes.find((one) => one === code)) {
    case 'asked':
      return words.seller.asked(who);
    case 'booked': {
      const { day, time } = figures.slot(at, zone, now, words.seller.today);
      return day ? words.seller.booked(who, `${day} ${time}`) : words.seller.calledBack(who);
    }
    case 'called':
      return words.seller.calledBack(who);
    case 'forwarded':
      return words.more.forwarded;
    case 'reported':
      return words.more.reported;
    case 'answered':
      return words.quote.thanks(who);
    case 'known':
      return words.known.thanks;
    case 'refused':
      return words.seen.off(who);
    case 'agreed':
    case undefined:
      return '';
  }
}
