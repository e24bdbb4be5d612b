/** What the sample's files do not say: towns, people, leads, what was done and what is to do. Drawn the same each time. */
import { countryCode, countryName } from './countries.ts';
import type { NewDocument } from './new-documents.ts';
import type { Repair } from './repairs.ts';
import { repairer } from './repairs.ts';
import { leadsOf, personsOf, type SampleCompany, type SamplePersonAt } from './sample-contacts.ts';
import { company, type Deal, type Row, sellerWhoWonMost } from './sample-content.ts';
import { sampleNames } from './sample-names.ts';
import type { SampleSettings } from './sample-settings.ts';
import { activitiesOf, agendaOf } from './sample-work.ts';

interface Needs {
  readonly accounts: readonly Row[];
  readonly teams: readonly Row[];
  readonly deals: readonly Deal[];
  readonly repairs: readonly Repair[];
  readonly companies: ReadonlyMap<string, string>;
  readonly settings: SampleSettings;
  readonly batch: string;
  readonly now: Date;
  readonly today: string;
  readonly newId: () => string;
  readonly userOf: (name: string) => string;
}

export interface SampleLife {
  readonly documents: readonly NewDocument[];
  /** By name. */
  readonly companies: ReadonlyMap<string, SampleCompany>;
  /** By the company's id. */
  readonly personsAt: ReadonlyMap<string, readonly SamplePersonAt[]>;
}

export function sampleLife(needs: Needs): SampleLife {
  const { accounts, teams, deals, settings, batch, now, today, newId, userOf, companies } = needs;
  const repaired = repairer(needs.repairs);
  const names = sampleNames();
  const winners = sellerWhoWonMost(deals);
  const officeOf = new Map(teams.map((row) => [row.sales_agent ?? '', row.regional_office ?? '']));
  const dealsOf = Map.groupBy(deals, (deal) => deal.seller);
  const active = [...officeOf.keys()].filter((seller) => dealsOf.has(seller));
  const sellersOf = new Map(
    [...Map.groupBy(deals, (deal) => deal.account)].map(([account, held]) => [
      account,
      [...new Set(held.map(({ seller }) => seller))].sort(),
    ]),
  );

  const known = accounts.map((row): SampleCompany => {
    const [name, country] = [row.account ?? '', repaired('country', row.office_location ?? '')];
    const code = countryCode(country) ?? 'US';
    const winner = winners.get(name) ?? '';
    return {
      id: companies.get(name) ?? '',
      name,
      country: countryName(code),
      employees: Number(row.employees),
      owner: winner && userOf(winner),
      lifecycle: winner ? 'customer' : 'prospect',
      where: names.placeOf(name, code, countryName(code), officeOf.get(winner) ?? ''),
    };
  });
  const byName = new Map(known.map((one) => [one.name, one]));
  const facts = { batch, now, settings, names, newId };
  const persons = personsOf(known, facts);
  const personsAt = Map.groupBy(persons.persons, (person) => person.company);
  const sellers = active.map((seller) => ({ user: userOf(seller), office: officeOf.get(seller) ?? '' }));
  const leads = leadsOf(sellers, facts);

  const contacts = accounts.flatMap((row) => {
    const one = byName.get(row.account ?? '');
    if (!one) return [];
    const activities = activitiesOf(one, personsAt.get(one.id) ?? [], (sellersOf.get(one.name) ?? []).map(userOf), now);
    const rest = { batch, createdAt: now.toISOString(), settings, companies, userOf, repaired };
    return [company(row, { ...rest, winner: winners.get(one.name) ?? '', where: one.where, activities }, newId)];
  });
  const agendas = active.map((seller) => {
    const work = { leads: leads.leads, companies: byName, personsAt, deals: dealsOf.get(seller) ?? [], settings, today, now, newId };
    return agendaOf(userOf(seller), work);
  });
  // Agendas first: whoever asks whether a lead has a task finds the one it has.
  return { documents: [...agendas, ...contacts, ...persons.documents, ...leads.documents], companies: byName, personsAt };
}
