/** The state of the share sheet: a draft, what is wrong with it, and the one request that makes the link. */
import type { ContactRow } from '@tandem/core';
import { useEffect, useState } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { ApiError } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { errorWords } from '../error-words.ts';
import { useToday } from '../work/days.ts';
import {
  type DraftDefaults,
  faultsOf,
  forAnother,
  forgetDraft,
  keepDraft,
  keptDraft,
  linkOf,
  newDraft,
  recipientsOf,
  type ShareAbout,
  type ShareDraft,
} from './share-draft.ts';
import { type MadeLink, makeLink } from './share-requests.ts';
import { useShareables } from './shareables.ts';

export type Sending = { readonly is: 'draft' | 'sending' | 'offline' } | { readonly is: 'refused'; readonly words: string };

export function useShareDraft(about: ShareAbout) {
  const me = useMe();
  const today = useToday();
  const language = usePreferences((state) => state.language);
  const company = useRow('settings', 'settings')?.state.companyName ?? '';
  const contacts = useRows('contact');
  const defaults: DraftDefaults = { me: { id: me.id, name: me.name, language }, company, today };
  const [draft, setDraft] = useState(() => keptDraft(me.id, about) ?? begin(about, defaults, contacts));
  const [sending, setSending] = useState<Sending>({ is: 'draft' });
  const [made, setMade] = useState<MadeLink>();
  const [pressed, setPressed] = useState(false);
  const shareables = useShareables(draft.contact);
  const shared = shareables.find(({ of, subject }) => of === draft.of && subject === draft.subject);
  const title = shared?.title ?? '';
  const faults = faultsOf(draft, today);
  const link = linkOf(draft, title, defaults);
  useEffect(() => {
    if (!made) keepDraft(me.id, about, draft);
  }, [me.id, about, draft, made]);
  const change = (patch: Partial<ShareDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const send = async () => {
    setPressed(true);
    if (faults.length > 0 || shared?.state !== 'ready' || sending.is === 'sending') return;
    setSending({ is: 'sending' });
    try {
      setMade(await makeLink(link));
      forgetDraft(me.id, about);
      setSending({ is: 'draft' });
    } catch (error) {
      setSending(error instanceof ApiError && error.code === 'offline' ? { is: 'offline' } : { is: 'refused', words: errorWords(error) });
    }
  };
  const again = () => {
    setDraft((now) => forAnother(now));
    setMade(undefined);
    setPressed(false);
  };
  return { draft, change, link, title, shareables, shared, faults: pressed ? faults : [], sending, made, send, again };
}

export type ShareState = ReturnType<typeof useShareDraft>;

/** The first person of the contact who has an address is who it most likely goes to. */
function begin(about: ShareAbout, defaults: DraftDefaults, contacts: ReadonlyMap<string, ContactRow>): ShareDraft {
  const draft = newDraft(about, defaults);
  const known = recipientsOf(contacts.get(draft.contact), contacts);
  const first = known.find(({ id }) => id === draft.person) ?? known[0];
  return first ? { ...draft, person: first.id, recipient: first.name, mail: first.mail } : draft;
}
