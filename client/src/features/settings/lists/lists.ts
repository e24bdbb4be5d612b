/** The lists of the workspace that admins keep: which there are, in which order, and what an entry has besides its title. */
export const listNames = [
  'statuses',
  'taskTypes',
  'nextSteps',
  'processes',
  'stages',
  'sources',
  'campaigns',
  'rejections',
  'saleTypes',
  'products',
  'industries',
  'sizeClasses',
] as const;
export type ListName = (typeof listNames)[number];
/** Those whose entries have a title and an order. */
export type TitledList = Exclude<ListName, 'nextSteps'>;

export const isListName = (name: unknown): name is ListName => listNames.includes(name as ListName);
