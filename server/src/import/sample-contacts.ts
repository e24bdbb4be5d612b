/**
 * The people of the sample's companies, and seventy leads. A lead is a person without a company, so that the companies stay
 * the eighty-five of the file; where the lead works stands beside the job title.
 */
import { countryCode } from './countries.ts';
import { type NewContact, type NewDocument, newContact } from './new-documents.ts';
import { numberOf, pick } from './sample-chance.ts';
import { type SampleNames, type SamplePlace, sampleDomain } from './sample-names.ts';
import type { SampleSettings } from './sample-settings.ts';

export interface SampleCompany {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly employees: number;
  /** The seller who owns it; '' for nobody's. */
  readonly owner: string;
  readonly lifecycle: 'prospect' | 'customer';
  readonly where: SamplePlace;
}
export interface SamplePersonAt {
  readonly id: string;
  readonly company: string;
}
export interface SampleLead {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly hasMail: boolean;
}
interface Facts {
  readonly batch: string;
  readonly now: Date;
  readonly settings: SampleSettings;
  readonly names: SampleNames;
  readonly newId: () => string;
}

const personsInAll = 320;
const leadsInAll = 70;
const leadsWithoutMail = 12;
const jobs = ['Head of purchasing', 'IT manager', 'Managing director', 'Office manager', 'Finance director', 'Operations manager'];
const workplaces = ['Hardware', 'Tools', 'Interiors', 'Printing', 'Bakeries', 'Logistics', 'Dental', 'Studios', 'Roofing', 'Gardens'];

/** Three of each company, and more of the largest. */
export function personsOf(companies: readonly SampleCompany[], facts: Facts) {
  const bySize = [...companies].sort((a, b) => b.employees - a.employees || (a.name < b.name ? -1 : 1));
  const more = new Set(bySize.slice(0, Math.max(0, personsInAll - 3 * companies.length)).map(({ id }) => id));
  const persons: SamplePersonAt[] = [];
  const documents = companies.flatMap((company) =>
    Array.from({ length: more.has(company.id) ? 4 : 3 }, (_, i) => {
      const of = `person ${i} of ${company.name}`;
      const { name, mailName } = facts.names.nameOf(of, countryCode(company.country) ?? 'US');
      const id = facts.newId();
      persons.push({ id, company: company.id });
      return document(facts, {
        id,
        fields: {
          name,
          jobTitle: jobs[(numberOf(company.name) + i) % jobs.length] ?? '',
          company: company.id,
          lifecycle: company.lifecycle,
          country: company.country,
          town: company.where.town,
          source: facts.settings.sources.get('Import') ?? '',
          createdAt: facts.now.toISOString(),
        },
        mails: [{ value: `${mailName}@${sampleDomain(company.name)}` }],
        // One in five has only the company's number.
        phones: numberOf(`phone of ${of}`) % 5 === 0 ? [] : [{ value: company.where.number() }],
      });
    }),
  );
  return { persons, documents };
}

export function leadsOf(
  sellers: readonly { readonly user: string; readonly office: string }[],
  facts: Facts,
): { readonly leads: readonly SampleLead[]; readonly documents: readonly NewDocument[] } {
  const leads: SampleLead[] = [];
  const sources = ['Web site', 'Trade fair', 'Referral', 'Telephone'];
  const documents = Array.from({ length: sellers.length === 0 ? 0 : leadsInAll }, (_, i) => {
    const of = `lead ${i}`;
    const seller = sellers[i % sellers.length] ?? { user: '', office: '' };
    const where = facts.names.placeOf(of, 'US', 'United States', seller.office);
    const { name, mailName } = facts.names.nameOf(of, 'US');
    // Spread over all of them, and the same ones each time.
    const hasMail = Math.floor(((i + 1) * leadsWithoutMail) / leadsInAll) === Math.floor((i * leadsWithoutMail) / leadsInAll);
    const workplace = `${name.split(' ')[1]} ${pick(workplaces, `workplace of ${of}`)}`;
    const id = facts.newId();
    leads.push({ id, name, owner: seller.user, hasMail });
    return document(facts, {
      id,
      fields: {
        name,
        jobTitle: `${pick(['Owner', 'Buyer', 'Partner', 'Manager'], `job of ${of}`)}, ${workplace}`,
        owner: seller.user,
        country: 'United States',
        town: where.town,
        place: where.place,
        source: facts.settings.sources.get(pick(sources, `source of ${of}`)) ?? '',
        createdAt: new Date(facts.now.getTime() - (1 + (numberOf(`age of ${of}`) % (28 * 24))) * 3_600_000).toISOString(),
      },
      mails: hasMail ? [{ value: `${mailName}@${sampleDomain(workplace)}` }] : [],
      phones: [{ value: where.number() }],
      addresses: [where.address],
    });
  });
  return { leads, documents };
}

const document = ({ batch, settings, newId }: Facts, { fields, ...content }: NewContact): NewDocument =>
  newContact({ ...content, fields: { kind: 'person', batch, status: settings.statuses.get('Active') ?? '', ...fields } }, newId);
