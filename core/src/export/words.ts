/** Words of exported values; everything else in a file is the workspace's own. */
export interface Words {
  readonly en: string;
  readonly sv: string;
}
export const valueWords = {
  lifecycle: {
    lead: { en: 'Lead', sv: 'Lead' },
    prospect: { en: 'Prospect', sv: 'Prospekt' },
    customer: { en: 'Customer', sv: 'Kund' },
  },
  outcome: { open: { en: 'Open', sv: 'Öppen' }, won: { en: 'Won', sv: 'Vunnen' }, lost: { en: 'Lost', sv: 'Förlorad' } },
  activity: {
    call: { en: 'Call', sv: 'Samtal' },
    visit: { en: 'Visit', sv: 'Besök' },
    mail: { en: 'Mail', sv: 'E-post' },
    meeting: { en: 'Meeting', sv: 'Möte' },
    note: { en: 'Note', sv: 'Anteckning' },
  },
  taskOutcome: {
    reached: { en: 'Reached', sv: 'Nådd' },
    'not-reached': { en: 'Not reached', sv: 'Inte nådd' },
    done: { en: 'Done', sv: 'Klar' },
    cancelled: { en: 'Cancelled', sv: 'Avbruten' },
  },
} as const satisfies Record<string, Record<string, Words>>;
