/**
 * What a rule may know: a narrow reading interface over rows as they were at one point of the log. In a test it is a literal.
 * Everything read is noted, so that "Why?" can show it.
 */
import type { Settings } from '../documents/settings.ts';
import type { PlanRow } from '../projections/plan-row.ts';
import type { ActivityRow, AppointmentRow, ContactRow, OpportunityRow, TaskRow, UserRow } from '../projections/row.ts';
import type { LinkRow, QuoteRow, VisitRow } from '../projections/shared-rows.ts';
import type { Effect } from './effect.ts';

export interface Facts {
  /** The local day of the event in the workspace's zone, and its instant. */
  readonly day: string;
  readonly at: string;
  readonly settings: Settings;
  /** A parameter of the rule that is deciding, as the workspace has set it. */
  days(parameter: string): number;
  choice(parameter: string): string;
  contact(id: string): ContactRow | undefined;
  task(id: string): TaskRow | undefined;
  appointment(id: string): AppointmentRow | undefined;
  opportunity(id: string): OpportunityRow | undefined;
  activity(id: string): ActivityRow | undefined;
  quote(id: string): QuoteRow | undefined;
  plan(id: string): PlanRow | undefined;
  link(id: string): LinkRow | undefined;
  visit(id: string): VisitRow | undefined;
  user(id: string): UserRow | undefined;
  /** Of the user's team, when that is somebody else; '' otherwise. */
  leaderOf(user: string): string;
  /** Who gets what belongs to nobody: as the settings say, otherwise the first active manager, otherwise the first admin. */
  fallbackOwner(): string;
  /** Who appended the first update of the contact; '' when it was no person. */
  creatorOf(contact: string): string;
  personsOf(company: string): readonly ContactRow[];
  tasksOf(contact: string): readonly TaskRow[];
  appointmentsOf(contact: string): readonly AppointmentRow[];
  opportunitiesOf(contact: string): readonly OpportunityRow[];
  quotesOf(contact: string): readonly QuoteRow[];
  plansOf(contact: string): readonly PlanRow[];
  /** Tasks that came of the plan, in anybody's agenda. */
  tasksOfPlan(plan: string): readonly TaskRow[];
  linksOf(contact: string): readonly LinkRow[];
  activitiesOf(contact: string): readonly ActivityRow[];
  /** Tasks that were decided on for the contact and are not in any agenda yet. */
  plannedTasksOf(contact: string): readonly Extract<Effect, { readonly type: 'task.open' }>[];
  /** Other contacts that are surely the same one (same mail, phone or VAT number), oldest first. */
  twinsOf(contact: string): readonly ContactRow[];
}
