/** The page of a plan and its editor are half of the program: both are fetched side by side, while the plan is read from the device. */
import { partAhead } from '../../../ui/part-ahead.tsx';
import { Skeleton } from '../../../ui/states.tsx';

const meanwhile = <Skeleton rows={12} />;

export const PlanPage = partAhead(async () => (await import('./plan-page.tsx')).PlanPage, meanwhile);
export const PlanEditor = partAhead(async () => (await import('../../../ui/rich-text/plan-editor.tsx')).default, meanwhile);
