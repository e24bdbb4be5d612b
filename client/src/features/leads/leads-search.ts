/** Whose leads, of which campaign, in which form, and which one is followed up. */
export interface LeadsSearch {
  readonly owner?: string;
  readonly view?: 'list';
  readonly lead?: string;
  readonly campaign?: string;
}

export const readLeadsSearch = (search: Record<string, unknown>): LeadsSearch => ({
  ...(typeof search['owner'] === 'string' && { owner: search['owner'] }),
  ...(search['view'] === 'list' && { view: 'list' as const }),
  ...(typeof search['lead'] === 'string' && { lead: search['lead'] }),
  ...(typeof search['campaign'] === 'string' && search['campaign'] !== '' && { campaign: search['campaign'] }),
});
