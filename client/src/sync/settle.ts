/** The feed has caught up: from now on the lists are whole, and show each change as it comes. */
import type { FeedLine } from './feed-line.ts';
import { rowsStore, setRowsReady } from './rows.ts';

export function settle(): void {
  rowsStore.settled = true;
  rowsStore.flush();
  setRowsReady(true);
}

/** A line that another tab has received and kept. */
export function showLine(line: FeedLine): void {
  rowsStore.applyLine(line);
  rowsStore.flush();
  if (line.t === 'ready') settle();
}
