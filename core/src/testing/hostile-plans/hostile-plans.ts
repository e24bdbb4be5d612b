/**
 * What a raw Yjs client can put into the text of a plan to run, fetch, pollute, hide or stop something. The server's gate is held
 * against all of it, and the editor as well, as if the gate had not been there.
 */
import { hostileAddresses } from './addresses.ts';
import type { HostilePlan } from './hostile-plan.ts';
import { hostileNames } from './names.ts';
import { hostileShapes } from './shapes.ts';

export type { HostileFamily, HostilePlan } from './hostile-plan.ts';
export { hostileUpdate } from './hostile-plan.ts';

export const hostilePlans: readonly HostilePlan[] = [...hostileAddresses, ...hostileNames, ...hostileShapes];
