/** What was found in the sample's files, held against what is known to be in them. */
import type { Repair } from './repairs.ts';
import { type Deal, type Row, sum } from './sample-content.ts';

export interface SampleReport {
  readonly batch: string;
  readonly companies: number;
  readonly opportunities: number;
  readonly won: number;
  readonly wonAmount: number;
  readonly lost: number;
  readonly engaging: number;
  readonly prospecting: number;
  readonly withoutCompany: number;
  readonly sellersWithout: readonly string[];
  readonly boards: number;
  readonly archives: number;
  readonly repairs: readonly Repair[];
  /** Every board with its team's leader. */
  readonly boardOf: Readonly<Record<string, string>>;
}

type Files = { readonly accounts: readonly Row[]; readonly teams: readonly Row[] };
type Board = { readonly id: string; readonly leader: string };

/** What the files are known to hold. Another result means that they, or the reading of them, were damaged: then nothing is written. */
const known = {
  companies: 85,
  opportunities: 8800,
  won: 4238,
  wonAmount: 10_005_534,
  lost: 2473,
  engaging: 1589,
  prospecting: 500,
  withoutCompany: 1425,
};

export function reportOf(
  batch: string,
  deals: readonly Deal[],
  { accounts, teams }: Files,
  repairs: readonly Repair[],
  boards: readonly Board[],
): SampleReport {
  const inStage = (stage: string) => deals.filter((deal) => deal.stage === stage);
  const busy = new Set(deals.map((deal) => deal.seller));
  const counted = {
    companies: accounts.length,
    opportunities: deals.length,
    won: inStage('Won').length,
    wonAmount: sum(inStage('Won')),
    lost: inStage('Lost').length,
    engaging: inStage('Engaging').length,
    prospecting: inStage('Prospecting').length,
    withoutCompany: deals.filter((deal) => !deal.account).length,
  };
  const wrong = Object.entries(known).find(([fact, value]) => counted[fact as keyof typeof known] !== value);
  if (wrong)
    throw new Error(
      `the sample files are damaged: ${wrong[0]} should be ${wrong[1]} and is ${counted[wrong[0] as keyof typeof known]}. Get server/sample anew`,
    );
  return {
    batch,
    ...counted,
    sellersWithout: teams.map((row) => row.sales_agent ?? '').filter((seller) => !busy.has(seller)),
    boards: boards.length,
    archives: 0,
    repairs,
    boardOf: Object.fromEntries(boards.map(({ leader, id }) => [leader, id])),
  };
}
