/** Asks the server whether the session that this device remembers still holds, and what it now knows about the person. */
import { ApiError, request } from '../state/request.ts';
import { currentSession, refreshSession, type User } from '../state/session.ts';
import { leaveSession } from './start-sync.ts';

export async function checkSession(): Promise<void> {
  const session = currentSession();
  if (!session) return;
  try {
    const { user, epoch, sample } = await request<{ user: User; epoch: string; sample: boolean }>('GET', '/api/sessions/current');
    // Another data set is the feed's business: it wipes before anything of the new one is kept.
    if (epoch === session.epoch) refreshSession({ user, epoch, sample });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await leaveSession();
  }
}
