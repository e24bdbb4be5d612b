/**
 * The people of the sample's companies, and seventy leads. A lead is a person without a company, so that the companies stay
 * the eighty-five of the file; where the lead works stands beside the job title.
 */
import { ranks } from '@tandem/core';
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
  readonly name: string;
  readonly jobTitle: string;
}
export interface SampleLead {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly hasMail: boolean;
  /** Asked again in some weeks. */
  readonly isPutOff: boolean;
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

const interests = [
  'Twelve GTX Basic for a new office, to decide before summer',
  'Replacing eight old units, wants a test first',
  'Two MG Special for the workshop',
  'Asks what a service contract costs',
  'One GTK 500, budget is approved',
  'Compares us with the present supplier, talks in two weeks',
  'Six GTX Plus Pro for the dentists on the second floor',
  'Read the newsletter, wants the price list',
  'Saw the MG Advanced at the fair',
  'Opens a second branch in spring',
] as const;

/** Where leads stand: those put off are never somebody's first one, whose call is overdue. */
function stageOfLead(i: number): 'New' | 'First contact' | 'Interest' | 'Not now' {
  if (i >= 30 && i % 6 === 3) return 'Not now';
  return (['New', 'First contact', 'New', 'Interest', 'First contact'] as const)[i % 5] ?? 'New';
}
const campaignOf: Readonly<Record<string, string>> = { 'Web site': 'Web site', 'Trade fair': 'Portland hardware fair' };

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
      const jobTitle = jobs[(numberOf(company.name) + i) % jobs.length] ?? '';
      persons.push({ id, company: company.id, name, jobTitle });
      return document(facts, {
        id,
        fields: {
          name,
          jobTitle,
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
  const ranked = ranks(leadsInAll);
  const documents = Array.from({ length: sellers.length === 0 ? 0 : leadsInAll }, (_, i) => {
    const of = `lead ${i}`;
    const seller = sellers[i % sellers.length] ?? { user: '', office: '' };
    const where = facts.names.placeOf(of, 'US', 'United States', seller.office);
    const { name, mailName } = facts.names.nameOf(of, 'US');
    // Spread over all of them, and the same ones each time.
    const hasMail = Math.floor(((i + 1) * leadsWithoutMail) / leadsInAll) === Math.floor((i * leadsWithoutMail) / leadsInAll);
    const age = 1 + (numberOf(`age of ${of}`) % (28 * 24));
    const workplace = `${name.split(' ')[1]} ${pick(workplaces, `workplace of ${of}`)}`;
    const [id, stage, source] = [facts.newId(), stageOfLead(i), pick(sources, `source of ${of}`)];
    leads.push({ id, name, owner: seller.user, hasMail, isPutOff: stage === 'Not now' });
    return document(facts, {
      id,
      fields: {
        name,
        jobTitle: `${pick(['Owner', 'Buyer', 'Partner', 'Manager'], `job of ${of}`)}, ${workplace}`,
        owner: seller.user,
        country: 'United States',
        town: where.town,
        place: where.place,
        source: facts.settings.sources.get(source) ?? '',
        campaign: facts.settings.campaigns.get(campaignOf[source] ?? (i % 4 === 0 ? 'Autumn newsletter' : '')) ?? '',
        // Whoever is new has often said nothing yet.
        interest: stage === 'New' && i % 3 === 0 ? '' : pick(interests, `interest of ${of}`),
        leadPlace: { stage: facts.settings.leadStages.get(stage) ?? '', rank: ranked[i] ?? '' },
        // Nobody has moved a new one; the others some time after they came.
        leadSince: stage === 'New' ? '' : hoursAgo(facts.now, Math.ceil(age * ((1 + (numberOf(`moved ${of}`) % 8)) / 9))),
        createdAt: hoursAgo(facts.now, age),
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

const hoursAgo = (now: Date, hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
