/** Two weeks of a seller's appointments around the day the sample is loaded: visits, meetings and calls, with somebody there. */
import type { NewAgenda } from './new-documents.ts';
import { addDays } from './place-cards.ts';
import { numberOf, pick } from './sample-chance.ts';
import type { SampleCompany, SamplePersonAt } from './sample-contacts.ts';
import { instantIn } from './zone-time.ts';

const hour = 3_600_000;
/** Of the sample's workspace. */
const zone = 'America/New_York';
type NewAppointment = NewAgenda['appointments'][number];

const subjects = {
  visit: ['Visit', 'Visit: the server room', 'Visit: show the GTX Pro'],
  meeting: ['Meeting: terms of the contract', 'Meeting with purchasing', 'Go through the quote'],
  call: ['Call about delivery', 'Call: questions about the quote', 'Call with the finance director'],
} as const;

interface Around {
  /** Where the seller has work, the same one more than once. */
  readonly companies: readonly SampleCompany[];
  readonly personsAt: ReadonlyMap<string, readonly SamplePersonAt[]>;
  readonly today: string;
  readonly now: Date;
}

export function appointmentsOf({ companies, personsAt, today, now }: Around): readonly NewAppointment[] {
  if (companies.length === 0) return [];
  const of = `${companies[0]?.name} and ${companies.length} more`;
  const at = (kind: 'visit' | 'meeting' | 'call', startsAt: number, i: number): NewAppointment => {
    const company = companies[(i * 5 + 2) % companies.length] as SampleCompany;
    const person = pick<{ readonly id: string }>(personsAt.get(company.id) ?? [{ id: '' }], `with ${i} of ${of}`);
    return {
      subject: pick(subjects[kind], `${kind} ${i} of ${of}`),
      kind,
      contact: company.id,
      person: person.id,
      startsAt: new Date(startsAt).toISOString(),
      minutes: kind === 'call' ? 30 : kind === 'visit' ? 60 : 60 + 30 * (i % 2),
      place: kind === 'call' ? 'By telephone' : `${company.where.address.street}, ${company.where.town}`,
    };
  };
  // The next half hour that is at least two hours away and not in the night, and the same time tomorrow.
  const soon = Math.ceil((now.getTime() + 2 * hour) / (hour / 2)) * (hour / 2);
  const next = Math.max(soon, Date.parse(`${today}T14:00:00Z`));
  const near = [at('visit', next, 0), at('visit', next + 24 * hour, 1)];

  const usual = Array.from({ length: 14 }, (_, i) => i - 6).flatMap((days) => {
    const day = addDays(today, days);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) return [];
    const chance = numberOf(`appointments ${days} of ${of}`);
    const times = [
      `${9 + (chance % 2)}:${chance % 3 === 0 ? '30' : '00'}`,
      `${13 + ((chance >>> 3) % 3)}:${chance % 5 === 0 ? '30' : '00'}`,
    ];
    return times.slice(chance % 4 === 0 ? 1 : 0).map((time, i) => {
      const kind = pick(['visit', 'meeting', 'call', 'visit'] as const, `kind ${days} ${i} of ${of}`);
      return at(kind, Date.parse(instantIn(zone, `${day}T${time.padStart(5, '0')}:00`)), days + 20 + 3 * i);
    });
  });
  const free = usual.filter((one) => near.every((other) => !overlap(one, other)));
  return [...near, ...free];
}

function overlap(a: NewAppointment, b: NewAppointment): boolean {
  const [from, until] = [Date.parse(a.startsAt ?? ''), Date.parse(a.startsAt ?? '') + (a.minutes ?? 0) * 60_000];
  const start = Date.parse(b.startsAt ?? '');
  return from < start + (b.minutes ?? 0) * 60_000 && start < until;
}
