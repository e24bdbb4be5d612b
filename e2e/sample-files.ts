/** What the sample's files say, read apart from the product: stories compare what a person sees with it. */
import { readFileSync } from 'node:fs';

export interface Deal {
  readonly id: string;
  readonly seller: string;
  readonly company: string;
}

const rows = (name: string) =>
  readFileSync(new URL(`../server/sample/${name}`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

export const deals: readonly Deal[] = rows('sales_pipeline.csv').map(([id = '', seller = '', , company = '']) => ({ id, seller, company }));

/** Seller -> the leader of the seller's team. */
export const leaderOf: ReadonlyMap<string, string> = new Map(rows('sales_teams.csv').map(([seller = '', leader = '']) => [seller, leader]));
