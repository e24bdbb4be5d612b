/** How somebody outside names a campaign: by its id in a link, which a new title leaves as it is, or by its title in a mail address. */
import type { Settings } from './settings.ts';

export type Campaign = Settings['campaigns'][number];

/** A title as it can stand behind the plus of a mail address; '' for a title without a letter or digit of ours. */
export const campaignCode = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** Nobody is refused for a campaign that is not known (any more): they are simply of none. */
export function campaignCalled(campaigns: readonly Campaign[], said: string): Campaign | undefined {
  const wanted = said.trim().toLowerCase();
  if (wanted === '') return undefined;
  const running = campaigns.filter(({ archived }) => !archived);
  return running.find(({ id }) => id.toLowerCase() === wanted) ?? running.find(({ title }) => campaignCode(title) === wanted);
}
