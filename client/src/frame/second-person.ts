import { translate } from '../i18n/i18n.ts';
import { request } from '../state/request.ts';
import { toast } from '../ui/toast.tsx';

interface Setup {
  readonly people?: readonly { readonly name: string; readonly email: string; readonly role: string; readonly isLeader: boolean }[];
}

/**
 * Opens another person of the sample in a window of its own, so that live behaviour is visible alone: the team leader beside
 * a seller, the seller beside everybody else. The window keeps its own session and does not touch this one's cookie.
 */
export async function openSecondPerson(myEmail: string): Promise<void> {
  // Opened before the answer is known: a browser allows windows only as the direct result of a press.
  const opened = open('about:blank', '_blank', 'popup,width=1200,height=820');
  if (!opened) return toast(translate('me.popupBlocked'), { failed: true });
  try {
    const { people = [] } = await request<Setup>('GET', '/api/setup');
    const seller = people.find((person) => person.role === 'seller' && !person.isLeader);
    const leader = people.find((person) => person.isLeader);
    const other = seller?.email === myEmail ? leader : seller;
    if (!other) throw new Error('the sample offers nobody else');
    opened.location.href = `/second-person?email=${encodeURIComponent(other.email)}`;
  } catch {
    opened.close();
    toast(translate('me.secondPersonFailed'), { failed: true });
  }
}
