/** What the server knows of a plan's past, and what of it this page has loaded: that stays readable when the line goes. */
import type { PlanAuthors } from '@tandem/core/plans/authors';
import { ApiError, credentials, request } from '../../../state/request.ts';
import { currentSession, onSessionEnd } from '../../../state/session.ts';

export type VersionKind = 'named' | 'daily' | 'approved' | 'before-restore';
export interface PlanVersion {
  readonly id: string;
  readonly at: string;
  /** '' when nobody asked for it. */
  readonly by: string;
  readonly name: string;
  readonly kind: VersionKind;
}
export interface PlanEdit {
  readonly from: string;
  readonly to: string;
  readonly user: string;
  readonly inserted: number;
  readonly deleted: number;
}
export interface PlanHistory {
  readonly versions: readonly PlanVersion[];
  readonly edits: readonly PlanEdit[];
}

interface Kept {
  history?: PlanHistory;
  authors?: PlanAuthors;
  readonly states: Map<string, Uint8Array>;
}
/** In memory alone: what somebody may no longer read must not be found on the device. */
const kept = new Map<string, Kept>();
const mostStates = 12;
onSessionEnd(async () => kept.clear());

const keyOf = (plan: string): string => `${currentSession()?.user.id ?? ''}/${plan}`;
function keptOf(plan: string): Kept {
  const known = kept.get(keyOf(plan)) ?? { states: new Map() };
  kept.set(keyOf(plan), known);
  return known;
}

export const keptHistory = (plan: string): PlanHistory | undefined => kept.get(keyOf(plan))?.history;
export const keptAuthors = (plan: string): PlanAuthors | undefined => kept.get(keyOf(plan))?.authors;
export const keptState = (plan: string, version: string): Uint8Array | undefined => kept.get(keyOf(plan))?.states.get(version);

const addressOf = (plan: string, rest: string): string => `/api/plans/${encodeURIComponent(plan)}/${rest}`;

export async function loadHistory(plan: string): Promise<PlanHistory> {
  const history = await unlessWithheld(plan, request<PlanHistory>('GET', addressOf(plan, 'history')));
  keptOf(plan).history = history;
  return history;
}

export async function loadAuthors(plan: string): Promise<PlanAuthors> {
  const authors = await unlessWithheld(plan, request<PlanAuthors>('GET', addressOf(plan, 'authors')));
  keptOf(plan).authors = authors;
  return authors;
}

/** A version does not change, so one that is here is not asked for again. */
export async function loadState(plan: string, version: string): Promise<Uint8Array> {
  const here = keptState(plan, version);
  if (here) return here;
  const state = await unlessWithheld(plan, fetchBytes(addressOf(plan, `versions/${encodeURIComponent(version)}/state`)));
  const { states } = keptOf(plan);
  states.set(version, state);
  const [oldest] = states.keys();
  if (states.size > mostStates && oldest !== undefined) states.delete(oldest);
  return state;
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(path, { headers: credentials() });
  } catch {
    throw new ApiError(0, 'offline', '', '');
  }
  if (!response.ok) throw new ApiError(response.status, response.status === 404 ? 'not-here' : 'unexpected', '', '');
  return new Uint8Array(await response.arrayBuffer());
}

/** Who may not read the plan any more keeps nothing of its past either. */
async function unlessWithheld<T>(plan: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) kept.delete(keyOf(plan));
    throw error;
  }
}
