/**
 * A person's figures, counted from rows: the same on every device and on the server. Instants of a period are the caller's,
 * because a day begins where the person is.
 */
import type { ActivityRow, TaskRow } from './row.ts';

/** From the first instant to the one after the last, both ISO with `Z`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface PersonalFigures {
  readonly calls: number;
  /** Of the calls, those that got through. */
  readonly reached: number;
  readonly visits: number;
  readonly tasksDone: number;
}

export interface FigureSpans {
  readonly calls: Span;
  readonly visits: Span;
  readonly tasksDone: Span;
}

export function personalFigures(
  person: string,
  rows: { readonly activities: Iterable<ActivityRow>; readonly tasks: Iterable<TaskRow> },
  spans: FigureSpans,
): PersonalFigures {
  let [calls, reached, visits, tasksDone] = [0, 0, 0, 0];
  for (const { by, type, at, outcome } of rows.activities) {
    if (by !== person) continue;
    if (type === 'call' && isIn(spans.calls, at)) {
      calls++;
      if (outcome === 'reached') reached++;
    } else if (type === 'visit' && isIn(spans.visits, at)) visits++;
  }
  // Giving a task up is no work done.
  for (const { owner, doneAt, outcome } of rows.tasks)
    if (owner === person && outcome !== 'cancelled' && isIn(spans.tasksDone, doneAt)) tasksDone++;
  return { calls, reached, visits, tasksDone };
}

// Not compared as text: "10:00:00.5Z" stands before "10:00:00Z" in the alphabet.
function isIn({ from, to }: Span, at: string): boolean {
  const instant = Date.parse(at);
  return instant >= Date.parse(from) && instant < Date.parse(to);
}
