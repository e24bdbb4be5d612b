/**
 * Rows: plain facts of documents for lists, search, dashboards and the map. A row is derived, never edited;
 * the same projection runs on the server and, for a local edit, on the device.
 */

import type { ActivityType, Contact, Lifecycle } from '../documents/contact.ts';
import type { Goal } from '../documents/goals.ts';
import type { Audience } from '../permissions/audiences.ts';
import type { Role } from '../permissions/people.ts';
import type { PlanRow } from './plan-row.ts';
import type { FileRow, FolderRow, LinkRow, QuoteRow, VisitRow } from './shared-rows.ts';

export interface ContactRow {
  readonly kind: 'contact';
  readonly id: string;
  readonly is: 'company' | 'person';
  readonly name: string;
  readonly jobTitle: string;
  readonly company: string;
  readonly lifecycle: Lifecycle;
  /** Not '': somebody has decided the stage. */
  readonly stageByHand: '' | Lifecycle;
  /** Where a lead stands on the board of leads; '' is the first stage. */
  readonly leadStage: string;
  readonly leadRank: string;
  /** When it came to that stage; '' when nobody has moved it. */
  readonly leadSince: string;
  readonly interest: string;
  readonly qualification: Contact['qualification'] | null;
  readonly status: string;
  readonly owner: string;
  readonly industry: string;
  readonly sizeClass: string;
  readonly employees: number | null;
  readonly revenue: number | null;
  readonly town: string;
  readonly country: string;
  /** Where it stands, when both numbers are known. */
  readonly place: { readonly lat: number; readonly lng: number } | null;
  readonly website: string;
  readonly parent: string;
  readonly source: string;
  readonly campaign: string;
  readonly vatNumber: string;
  readonly mails: readonly string[];
  readonly phones: readonly string[];
  /** One line each: street, postcode, town. */
  readonly addresses: readonly string[];
  readonly shares: readonly string[];
  readonly outsideId: string;
  readonly batch: string;
  readonly createdAt: string;
  /** Not '': this contact is shown as that one. */
  readonly mergedInto: string;
  /** Look-alikes that somebody has said are others. */
  readonly different: readonly string[];
}

export interface ActivityRow {
  readonly kind: 'activity';
  readonly id: string;
  readonly contact: string;
  readonly person: string;
  readonly type: ActivityType;
  readonly at: string;
  readonly minutes: number | null;
  readonly outcome: '' | 'reached' | 'not-reached';
  readonly note: string;
  readonly by: string;
  /** A mail for the server to send, and what became of it. */
  readonly mailTo: string;
  readonly subject: string;
  readonly mailed: '' | 'sent' | 'failed' | 'unknown';
}

export interface ViewRow {
  readonly kind: 'view';
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly screen: 'companies' | 'persons' | 'opportunities';
  readonly definition: string;
  readonly rank: string;
  readonly published: boolean;
}

export interface OpportunityRow {
  readonly kind: 'opportunity';
  readonly id: string;
  /** The board it is shown on, and the document that holds its card: an archive, when it was closed long ago. */
  readonly board: string;
  readonly document: string;
  readonly title: string;
  readonly contact: string;
  readonly company: string;
  readonly owner: string;
  readonly stage: string;
  readonly rank: string;
  readonly amount: number | null;
  readonly product: string;
  readonly type: string;
  readonly openedOn: string;
  readonly closeOn: string;
  readonly closedOn: string;
  readonly lostReason: string;
  readonly outsideId: string;
  readonly batch: string;
}

export interface TaskRow {
  readonly kind: 'task';
  readonly id: string;
  readonly owner: string;
  readonly subject: string;
  readonly type: string;
  readonly contact: string;
  readonly opportunity: string;
  /** When it is due now, postponements and limit counted. */
  readonly due: string;
  readonly time: string;
  readonly firstDue: string;
  /** The last day it may be put off to; '' means any. */
  readonly limit: string;
  /** Where its postponements alone would put it; later than `due` when the limit was reached. */
  readonly wanted: string;
  readonly doneAt: string;
  readonly outcome: string;
  readonly result: string;
  readonly effect: string;
  /** The plan and its action item that the task came from; '' when from neither. */
  readonly plan: string;
  readonly item: string;
  readonly createdAt: string;
}

export interface AppointmentRow {
  readonly kind: 'appointment';
  readonly id: string;
  readonly owner: string;
  readonly subject: string;
  readonly is: 'meeting' | 'visit' | 'call';
  readonly contact: string;
  readonly person: string;
  readonly startsAt: string;
  readonly minutes: number | null;
  readonly place: string;
  readonly note: string;
  readonly invite: string;
  readonly invited: '' | 'sent' | 'failed' | 'unknown';
}

export interface NoticeRow {
  readonly kind: 'notice';
  readonly id: string;
  readonly owner: string;
  readonly is: string;
  /** The row it is about, as `<kind>/<id>`. */
  readonly about: string;
  readonly contact: string;
  readonly detail: string;
  readonly effect: string;
  readonly at: string;
  readonly readAt: string;
  readonly doneAt: string;
  readonly snoozedUntil: string;
}

export interface GoalRow {
  readonly kind: 'goal';
  readonly id: string;
  readonly for: string;
  readonly measure: Goal['measure'];
  readonly period: Goal['period'];
  readonly amount: number | null;
}

export interface BoardRow {
  readonly kind: 'board';
  readonly id: string;
  readonly title: string;
  readonly process: string;
  readonly is: 'sales' | 'lead' | 'service';
  readonly members: readonly string[];
}

/** The whole of the settings document, which everybody reads: lists must know stages and currency without opening it. */
export interface SettingsRow {
  readonly kind: 'settings';
  readonly id: 'settings';
  readonly state: import('../documents/settings.ts').Settings;
}

export interface UserRow {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string;
  readonly active: boolean;
}

export interface TeamRow {
  readonly kind: 'team';
  readonly id: string;
  readonly name: string;
  readonly leader: string;
  readonly office: string;
}

export type RowContent =
  | ContactRow
  | ActivityRow
  | OpportunityRow
  | TaskRow
  | AppointmentRow
  | NoticeRow
  | GoalRow
  | ViewRow
  | BoardRow
  | QuoteRow
  | PlanRow
  | FolderRow
  | FileRow
  | LinkRow
  | VisitRow
  | SettingsRow
  | UserRow
  | TeamRow;
export type RowKind = RowContent['kind'];

/** A row with who may see it, as the projector commits it. */
export interface Row {
  readonly content: RowContent;
  readonly audiences: readonly Audience[];
  /** The document it was projected from; '' for rows of server-owned tables (people, teams). */
  readonly document: string;
}

/** `contact/01H...`: the key of a row everywhere. */
export const rowKey = (content: Pick<RowContent, 'kind' | 'id'>): string => `${content.kind}/${content.id}`;

/** The contact whose audiences a row's own depend on, or whose audiences depend on it. */
export function contactBehind(content: RowContent): string {
  switch (content.kind) {
    case 'contact':
      return content.company;
    case 'opportunity':
    case 'activity':
    case 'quote':
    case 'plan':
    case 'file':
    case 'link':
    case 'visit':
      return content.contact;
    default:
      return '';
  }
}

/** Such a row reaches whoever its contact reaches and moves with it; without a contact it has audiences of its own. */
export const followsContact = (content: RowContent): boolean => followers.has(content.kind) && contactBehind(content) !== '';
const followers: ReadonlySet<RowKind> = new Set<RowKind>(['quote', 'plan', 'file', 'link', 'visit']);

/** Who sees such a row beside whoever sees its contact. */
export const alsoSeenBy = (content: RowContent): readonly Audience[] =>
  content.kind === 'plan'
    ? [...content.collaborators.map((user) => `user:${user}` as const), ...(content.template ? (['everyone'] as const) : [])]
    : [];
/** The contact's audiences and those, each once and in order. */
export const followingAudiences = (content: RowContent, ofContact: readonly Audience[]): readonly Audience[] =>
  [...new Set([...ofContact, ...alsoSeenBy(content)])].sort();
