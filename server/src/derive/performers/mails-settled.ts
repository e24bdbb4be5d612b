/** What became of a mail is written where the mail was asked for, and whoever wrote it is told when it did not arrive for sure. */
import { agenda, contact, inbox, nameOf } from '@tandem/core';
import type { OnSettled } from '../../email/outbox.ts';
import type { Documents } from '../../sync/documents.ts';
import { effectId } from '../effect-id.ts';
import { wasRemoved } from './entries.ts';
import { actorOf } from './needs.ts';

type Became = 'sent' | 'failed' | 'unknown';
/** What stays in the embedded mailbox is there for whoever would have received it. */
const became: Readonly<Record<string, Became>> = { sent: 'sent', kept: 'sent', failed: 'failed', 'needs-a-look': 'unknown' };

interface Whom {
  readonly user: string;
  readonly contact: string;
}
/** Writes it to the link; who is to be told of it, nobody when the link is gone. */
export type LinkMailed = (link: string, became: Became) => Promise<Whom | undefined>;

export const writeBack =
  (documents: Pick<Documents, 'change'>, now: () => Date, linkMailed: LinkMailed): OnSettled =>
  async ({ key, about, state }) => {
    const [kind, holder = '', entry = ''] = about.split('/');
    const result = became[state];
    if (!result || (kind !== 'activity' && kind !== 'appointment' && kind !== 'link')) return;
    const actor = actorOf(key);
    const id = kind === 'link' ? holder : entry;
    const tell = kind === 'link' ? await linkMailed(id, result) : await writeInto(documents, kind, holder, id, result, actor);
    if (result === 'sent' || !tell?.user) return;
    const { user, contact: of } = tell;
    const notice = effectId(`${key}#${state}`);
    await documents.change(nameOf('inbox', user), actor, (doc) => {
      if (inbox.readEntry(doc, 'notices', notice) || wasRemoved(doc, 'notices', notice)) return;
      const what = { kind: 'mail-failed', about: `${kind}/${id}`, contact: of, detail: JSON.stringify({ became: result }) };
      inbox.addEntry(doc, 'notices', notice, { ...what, effect: key, at: now().toISOString() }, actor);
    });
  };

async function writeInto(
  documents: Pick<Documents, 'change'>,
  kind: 'activity' | 'appointment',
  holder: string,
  id: string,
  result: Became,
  actor: string,
): Promise<Whom | undefined> {
  let tell: Whom | undefined;
  try {
    await documents.change(nameOf(kind === 'activity' ? 'contact' : 'agenda', holder), actor, (doc) => {
      if (kind === 'activity') {
        if (!contact.changeEntry(doc, 'activities', id, { mailed: result }, actor)) return;
        tell = { user: contact.readEntry(doc, 'activities', id)?.by ?? '', contact: holder };
      } else {
        if (!agenda.changeEntry(doc, 'appointments', id, { invited: result }, actor)) return;
        tell = { user: holder, contact: agenda.readEntry(doc, 'appointments', id)?.contact ?? '' };
      }
    });
  } catch (error) {
    // Erased meanwhile: there is nowhere to write it.
    if ((error as { code?: unknown }).code !== 'ERASED') throw error;
  }
  return tell;
}
