/** What a new block says before anybody has said anything: only what is certain, such as who writes a decision down, and when. */
import type { PlanSurroundings } from '../plan-surroundings.ts';
import type { StructuredNode } from './block-names.ts';

/** `record` and `mention` are of something; they are never made empty. */
export type Insertable = Exclude<StructuredNode, 'record' | 'mention'>;

const usualVisits = 3;

export function freshAttributes(
  name: Insertable,
  { today, me }: Pick<PlanSurroundings, 'today' | 'me'>,
): Readonly<Record<string, unknown>> {
  switch (name) {
    case 'decision':
      return { day: today, by: me };
    case 'risk':
    case 'competitor':
      return { level: 'medium' };
    case 'visitNotes':
      return { count: usualVisits };
    case 'figure':
      return { measure: 'won', from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    default:
      return {};
  }
}
