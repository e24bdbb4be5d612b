/** What the sample's managers want reached: what a seller of the file did in an ordinary month, and a little more. */
import type { NewGoal } from './new-documents.ts';
import type { Row } from './sample-content.ts';

const wonByEach = 40_000;

export function sampleGoals(teams: readonly Row[], teamOf: (leader: string) => string): readonly NewGoal[] {
  const everyone = { for: 'everyone' };
  return [
    { ...everyone, measure: 'calls', period: 'day', amount: 15 },
    { ...everyone, measure: 'visits', period: 'week', amount: 10 },
    { ...everyone, measure: 'leads', period: 'week', amount: 3 },
    { ...everyone, measure: 'won', period: 'month', amount: wonByEach },
    ...[...Map.groupBy(teams, (row) => row.manager ?? '')].map(
      ([leader, sellers]): NewGoal => ({
        for: `team:${teamOf(leader)}`,
        measure: 'won',
        period: 'month',
        amount: wonByEach * sellers.length,
      }),
    ),
  ];
}
