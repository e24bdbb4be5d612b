/**
 * The sample workspace: four files of a real export as settings, companies and six boards of opportunities.
 * What the files do not say is made plausible and stays the same from run to run: an open opportunity is worth its product's
 * list price and is expected to close when its kind usually does; one in eight of those is left overdue. The people, towns,
 * leads and tasks around it are in sample-life.ts.
 */
import type { NewUpdate, Storage } from '../storage/storage.ts';
import { countryCode, countryNames } from './countries.ts';
import { commonIndustries } from './industries.ts';
import { type NewDocument, newBoard, newGoals, newSettings } from './new-documents.ts';
import { pauses } from './pause.ts';
import { archiveOf, daysBetween, placeCards } from './place-cards.ts';
import { findRepairs, type Repair, repairer } from './repairs.ts';
import { card, type Deal, median, type Row, shift } from './sample-content.ts';
import { sampleGoals } from './sample-goals.ts';
import { sampleLife } from './sample-life.ts';
import { readSample, samplePeople } from './sample-people.ts';
import { samplePlans } from './sample-plans.ts';
import { sampleQuotes } from './sample-quotes.ts';
import { reportOf, type SampleReport } from './sample-report.ts';
import { sampleSettings } from './sample-settings.ts';

export interface SampleDeps {
  readonly storage: Pick<Storage, 'appendUpdates'>;
  readonly newId: () => string;
  readonly now: () => Date;
}
export interface SampleOptions {
  /** The id of the seller of this name, and of the team this manager leads. */
  readonly userOf: (name: string) => string;
  readonly teamOf: (leader: string) => string;
  /** Moves all dates as one block, so that the newest of them is today. */
  readonly shiftDates: boolean;
  readonly progress?: (done: number, total: number) => void;
}
export async function importSample({ storage, newId, now }: SampleDeps, options: SampleOptions): Promise<SampleReport> {
  const today = now().toISOString().slice(0, 10);
  const at = now().toISOString();
  const batch = newId();
  const files = { accounts: readSample('accounts.csv'), products: readSample('products.csv'), teams: readSample('sales_teams.csv') };
  const products = files.products.map((row) => ({ title: row.product ?? '', series: row.series ?? '', price: Number(row.sales_price) }));
  const raw = readSample('sales_pipeline.csv');
  const repairs = repairsOf(
    files.accounts,
    raw,
    products.map((product) => product.title),
  );
  const repaired = repairer(repairs);

  const deals = shift(
    raw.map(
      (row): Deal => ({
        outsideId: row.opportunity_id ?? '',
        seller: row.sales_agent ?? '',
        product: repaired('product', row.product ?? ''),
        account: row.account ?? '',
        stage: row.deal_stage ?? '',
        openedOn: row.engage_date ?? '',
        closedOn: row.close_date ?? '',
        amount: row.close_value ? Number(row.close_value) : null,
      }),
    ),
    options.shiftDates ? today : undefined,
  );
  const newest = deals.reduce((latest, deal) => (deal.closedOn > latest ? deal.closedOn : latest), '');

  const industries = [...new Set(files.accounts.map((row) => repaired('industry', row.sector ?? '')))].sort();
  const settings = sampleSettings(products, industries, newId);
  const companies = new Map(files.accounts.map((row) => [row.account ?? '', newId()]));
  const { userOf } = options;
  const facts = { batch, createdAt: at, settings, companies, userOf };
  const life = sampleLife({ ...files, deals, repairs, companies, settings, batch, now: now(), today, newId, userOf });
  const boards = [...Map.groupBy(files.teams, (row) => row.manager ?? '')].map(([leader, members]) => {
    const sellers = new Set(members.map((row) => row.sales_agent));
    const id = newId();
    const title = samplePeople().teams.find((team) => team.leader === leader)?.name ?? leader;
    return { id, leader, title, deals: deals.filter((deal) => sellers.has(deal.seller)) };
  });
  const report = reportOf(batch, deals, files, repairs, boards);

  const total = life.documents.length + deals.length;
  const pause = pauses();
  const goals = newGoals(sampleGoals(files.teams, options.teamOf), newId);
  const built: NewDocument[] = [newSettings(settings.content), goals, ...life.documents];
  let done = life.documents.length;
  let archives = 0;
  const priceOf = new Map(products.map((product) => [product.title, product.price]));
  const usualDays = median(deals.filter((deal) => deal.openedOn && deal.closedOn).map((deal) => daysBetween(deal.openedOn, deal.closedOn)));
  const cardOf = new Map<string, { readonly card: string; readonly board: string }>();
  for (const board of boards) {
    const cards = board.deals.map((deal) => card(deal, { ...facts, priceOf, usualDays, newest }, newId));
    for (const placed of placeCards(cards, newest)) {
      // A quote stands with the board's own cards, not with those of an archive.
      if (!placed.period) for (const { id, outsideId = '' } of placed.cards) cardOf.set(outsideId, { card: id, board: board.id });
      const document = placed.period
        ? archiveOf(board.id, newId(), placed)
        : {
            id: board.id,
            fields: { title: board.title, process: settings.process, kind: 'sales' as const },
            members: [`team:${options.teamOf(board.leader)}`],
            cards: placed.cards,
          };
      archives += placed.period ? 1 : 0;
      built.push(newBoard(document, newId));
      done += placed.cards.length;
      options.progress?.(done, total);
      await pause();
    }
  }
  const { companies: known, personsAt } = life;
  built.push(
    ...sampleQuotes({
      ...{ deals, companies: known, personsAt, settings, priceOf, batch, today, newId, userOf },
      cardOf: (id) => cardOf.get(id),
    }),
  );
  const plans = samplePlans({ deals, companies: known, personsAt, today, newId, userOf, cardOf: (id) => cardOf.get(id) });
  // All or none: a start that breaks off leaves nothing behind that the next one would double.
  const documents = built.map(({ name, update }): NewUpdate => ({ document: name, update, actor: `import:${batch}`, at }));
  await storage.appendUpdates([...documents, ...plans]);
  return { ...report, archives };
}

function repairsOf(accounts: readonly Row[], pipeline: readonly Row[], products: readonly string[]): readonly Repair[] {
  const counts = (rows: readonly Row[], column: string) => {
    const found = new Map<string, number>();
    for (const row of rows) found.set(row[column] ?? '', (found.get(row[column] ?? '') ?? 0) + 1);
    return found;
  };
  const countries = new Map([...counts(accounts, 'office_location')].filter(([name]) => !countryCode(name)));
  return [
    ...findRepairs('product', counts(pipeline, 'product'), [{ from: 'settings', values: products }]),
    ...findRepairs('industry', counts(accounts, 'sector'), [{ from: 'settings', values: commonIndustries }]),
    ...findRepairs('country', countries, [{ from: 'countries', values: countryNames() }]),
  ];
}
