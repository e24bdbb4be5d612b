/** One line of the contacts list: the contact's row with everything the list shows, sorts and finds by. */
import type { ContactRow, Settings } from '@tandem/core';

export interface OpportunityFigures {
  readonly open: number;
  readonly openSum: number;
  readonly won: number;
  readonly wonSum: number;
  readonly lost: number;
  /** The latest day one was won or lost on; '' when none was. */
  readonly lastClosed: string;
}

export interface ListRow extends OpportunityFigures {
  readonly id: string;
  readonly row: ContactRow;
  /** Who is responsible: a person without an owner belongs to the owner of the company. */
  readonly owner: string;
  readonly ownerName: string;
  readonly companyName: string;
  readonly mainPerson: string;
  readonly phone: string;
  readonly mail: string;
  /** No address of its own and none of its persons'. */
  readonly withoutMail: boolean;
  readonly status: string;
  readonly industry: string;
  readonly size: string;
  /** The size class's lower bound: classes are in the order of size, not of the alphabet. */
  readonly sizeFrom: number | null;
  /** In no list: shown as somebody else, whom it was merged into, or a lead where the lead function is off. */
  readonly unlisted: boolean;
}

export const noFigures: OpportunityFigures = { open: 0, openSum: 0, won: 0, wonSum: 0, lost: 0, lastClosed: '' };

/** A stage that the settings no longer know counts as open: nothing is reported won or lost that nobody closed. */
export function stageStatuses(settings: Settings | undefined): (stage: string) => 'open' | 'won' | 'lost' {
  const byId = new Map(settings?.stages.map(({ id, status }) => [id, status]));
  return (stage) => byId.get(stage) ?? 'open';
}

type TitledList = 'statuses' | 'industries' | 'sizeClasses' | 'sources' | 'products' | 'stages' | 'saleTypes' | 'rejections' | 'campaigns';

/** The words for ids of settings lists. A value that is no id of the list is its own title (an older import wrote words). */
export function titlesOf(settings: Settings | undefined): Readonly<Record<TitledList, (id: string) => string>> {
  const of = (list: TitledList) => {
    const titles = new Map(settings?.[list].map(({ id, title }) => [id, title]));
    return (id: string) => titles.get(id) || id;
  };
  return {
    statuses: of('statuses'),
    industries: of('industries'),
    sizeClasses: of('sizeClasses'),
    sources: of('sources'),
    products: of('products'),
    stages: of('stages'),
    saleTypes: of('saleTypes'),
    rejections: of('rejections'),
    campaigns: of('campaigns'),
  };
}
