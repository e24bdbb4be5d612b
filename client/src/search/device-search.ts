/** The search over the rows of this device. It is one for all screens: the palette, the phone's search, a company picker. */
import { rowsOf, rowsStore } from '../sync/rows.ts';
import { type Ask, type Found, find } from './find.ts';
import { createSearchIndex, type RowsByKind } from './search-index.ts';
import { nextTurn, runInSlices, whenIdle } from './slices.ts';

/** Short enough that a key pressed meanwhile is drawn in the same frame, on a phone too. */
const budget = 8;
const index = createSearchIndex();
const now = () => performance.now();
const empty = new Map<string, never>();

const rowsNow = (): RowsByKind => ({
  contact: rowsOf('contact') ?? empty,
  opportunity: rowsOf('opportunity') ?? empty,
  quote: rowsOf('quote') ?? empty,
  plan: rowsOf('plan') ?? empty,
  task: rowsOf('task') ?? empty,
  activity: rowsOf('activity') ?? empty,
  user: rowsOf('user') ?? empty,
});

let warming: AbortController | undefined;

/** Brings the index up to date while nobody needs the processor, now and after every change of rows. */
export function warmSearch(): void {
  if (warming) return;
  warming = new AbortController();
  const { signal } = warming;
  let isRunning = false;
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (!index.isCurrent(rowsNow())) {
      await whenIdle();
      await runInSlices(index.update(rowsNow()), { budget, signal, pause: whenIdle, now });
    }
    isRunning = false;
  };
  for (const kind of ['contact', 'opportunity', 'quote', 'plan', 'task', 'activity', 'user'] as const)
    rowsStore.subscribe(kind, () => void run());
  void run();
}

/** What answers the query now; `undefined` when `signal` gave it up. Only the first search after a change does more than the scan. */
export async function search(ask: Omit<Ask, 'contacts' | 'withoutLeads'>, signal: AbortSignal): Promise<Found | undefined> {
  const slices = { budget, signal, pause: nextTurn, now };
  const rows = rowsNow();
  if (!index.isCurrent(rows)) await runInSlices(index.update(rows), slices);
  return signal.aborted ? undefined : runInSlices(find(index, { ...ask, contacts: rows.contact, withoutLeads: leadsAreOff() }), slices);
}

const leadsAreOff = (): boolean => rowsOf('settings').get('settings')?.state.leadProcessOn === false;
