/** What an exported plan says around its text. */
import type { PlanKind } from '../documents/plan.ts';
import type { OutlineLanguage } from './outline-words.ts';

const en = {
  kinds: { account: 'Account plan', territory: 'Territory plan', rep: 'Rep plan' } satisfies Record<PlanKind, string>,
  untitled: 'Untitled plan',
  account: 'Account',
  person: 'Person',
  owner: 'Owner',
  approval: 'Approval',
  review: 'Next review',
  written: 'Exported',
  approved: (by: string, day: string) => `Approved by ${by}, ${day}`,
  returned: (by: string, day: string) => `Returned by ${by}, ${day}`,
  asked: (day: string) => `Asked for on ${day}`,
  notAsked: 'Not asked for',
  noAccess: 'No access',
  asOf: (moment: string, reader: string) =>
    `Names and figures are as of ${moment}, as ${reader} may see them. What is not shown to ${reader} reads “No access”.`,
  at: (day: string, time: string) => `${day} at ${time}`,
  page: (page: string, of: string) => `Page ${page} of ${of}`,
};
const sv: typeof en = {
  kinds: { account: 'Kundplan', territory: 'Distriktsplan', rep: 'Säljarplan' },
  untitled: 'Plan utan titel',
  account: 'Kund',
  person: 'Person',
  owner: 'Ägare',
  approval: 'Godkännande',
  review: 'Nästa genomgång',
  written: 'Exporterad',
  approved: (by, day) => `Godkänd av ${by}, ${day}`,
  returned: (by, day) => `Återsänd av ${by}, ${day}`,
  asked: (day) => `Begärt ${day}`,
  notAsked: 'Inte begärt',
  noAccess: 'Ingen åtkomst',
  asOf: (moment, reader) =>
    `Namn och siffror gäller ${moment}, så som ${reader} får se dem. Det som inte visas för ${reader} står som ”Ingen åtkomst”.`,
  at: (day, time) => `${day} kl. ${time}`,
  page: (page, of) => `Sida ${page} av ${of}`,
};
export type PaperWords = typeof en;
export const paperWords: Readonly<Record<OutlineLanguage, PaperWords>> = { en, sv };
