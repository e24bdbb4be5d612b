/** For tests: a plan of nothing around, which whoever tests fills with what the test is about. */
import type { PlanSurroundings } from '../plan-surroundings.ts';

const none = () => [];
export const surroundings = (own: Partial<PlanSurroundings> = {}): PlanSurroundings =>
  ({
    plan: '01K00000000000000000000001',
    is: 'account',
    account: '',
    today: '2026-03-12',
    me: 'ruben',
    mayEdit: true,
    t: (key: string) => key,
    format: { day: (day: string) => day },
    subscribe: () => () => undefined,
    person: () => undefined,
    contact: () => undefined,
    opportunity: () => undefined,
    quote: () => undefined,
    task: () => undefined,
    taskOf: () => undefined,
    people: none,
    contacts: none,
    opportunities: none,
    quotes: none,
    tasks: none,
    stages: none,
    rejections: none,
    titleOf: () => '',
    mayReadPlan: () => true,
    mayChange: () => false,
    ...own,
  }) as unknown as PlanSurroundings;
