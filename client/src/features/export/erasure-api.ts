/** What the server says about an erasure. */
import { request } from '../../state/request.ts';

export const reasons = ['asked', 'not-needed', 'by-mistake', 'other'] as const;
export type Reason = (typeof reasons)[number];
export interface Preview {
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly is: 'company' | 'person' }[];
  /** How much there is of what, by place. */
  readonly figures: Readonly<Record<string, number>>;
  readonly found: readonly { readonly place: string; readonly label: string; readonly was: string }[];
}
interface Erasure {
  readonly id: string;
  readonly doneAt: string;
}

const askEvery = 700;

/** Resolves when it is done; once begun it goes on whether anybody waits or not. */
export async function erase(contact: string, name: string, reason: Reason, stop: AbortSignal): Promise<void> {
  const begun = await request<Erasure>('POST', '/api/erasures', { contact, name, reason });
  for (let state = begun; state.doneAt === '' && !stop.aborted; ) {
    await new Promise((resolve) => setTimeout(resolve, askEvery));
    // A server that is away for a moment goes on with it when it is back.
    state = await request<Erasure>('GET', `/api/erasures/${begun.id}`).catch(() => state);
  }
}
