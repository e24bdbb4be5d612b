/** What somebody outside is told of an appointment: planned, moved or cancelled, in words beside the calendar's file. */
import type { Language } from '../../accounts/records.ts';
import { typed, type Written, write } from './letter.ts';

export interface AppointmentFacts {
  readonly language: Language;
  readonly change: 'planned' | 'moved' | 'cancelled';
  readonly subject: string;
  readonly startsAt: string;
  readonly minutes: number;
  /** The workspace's zone, in which the times are written. */
  readonly zone: string;
  readonly place: string;
  readonly seller: string;
  readonly company: string;
}

const words = {
  en: {
    subject: { planned: 'Appointment', moved: 'Moved', cancelled: 'Cancelled' },
    lead: {
      planned: (who: string) => `${who} has planned this with you.`,
      moved: (who: string) => `${who} has moved your appointment. This is the new time.`,
      cancelled: (who: string) => `${who} has cancelled this appointment.`,
    },
    of: 'of',
    answer: 'The time does not suit you? Answer this mail.',
    regret: 'You would like another time? Answer this mail.',
  },
  sv: {
    subject: { planned: 'Möte', moved: 'Flyttat', cancelled: 'Inställt' },
    lead: {
      planned: (who: string) => `${who} har bokat det här med dig.`,
      moved: (who: string) => `${who} har flyttat ert möte. Det här är den nya tiden.`,
      cancelled: (who: string) => `${who} har ställt in det här mötet.`,
    },
    of: 'på',
    answer: 'Passar tiden inte? Svara på det här mejlet.',
    regret: 'Vill du ha en annan tid? Svara på det här mejlet.',
  },
} as const;

export function appointmentMail(facts: AppointmentFacts): Promise<Written> {
  const { language, change, subject, place, seller, company } = facts;
  const said = words[language];
  const who = company ? `${typed(seller)} ${said.of} ${typed(company)}` : typed(seller);
  const { day, times } = when(facts);
  return write({
    language,
    heading: typed(company),
    subject: `${said.subject[change]}: ${typed(subject)}, ${day}`,
    paragraphs: [said.lead[change](who), typed(subject), `${day}, ${times}`, ...(place ? [typed(place)] : [])],
    small: [change === 'cancelled' ? said.regret : said.answer],
  });
}

function when({ language, startsAt, minutes, zone }: AppointmentFacts): { readonly day: string; readonly times: string } {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const timeZone = zone || 'UTC';
  const start = new Date(startsAt);
  const end = new Date(start.getTime() + minutes * 60_000);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(start);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone });
  return { day, times: `${time.format(start)}\u2013${time.format(end)} (${timeZone})` };
}
