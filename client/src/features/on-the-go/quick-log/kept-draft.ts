/**
 * The draft survives a closed tab and a phone call: it is on the device until it is saved or thrown away. On a shared computer
 * it lasts as long as the tab; who signs out takes it along.
 */
import { create } from 'zustand';
import { currentSession, onSessionChange, onSessionEnd } from '../../../state/session.ts';
import { type Draft, emptyDraft, holdsText, readDraft } from './draft.ts';

const useDraftState = create<{ readonly draft: Draft }>(() => ({ draft: stored() }));

export const draftNow = (): Draft => useDraftState.getState().draft;
export const useDraft = (): Draft => useDraftState((state) => state.draft);
/** The draft, when something was typed into it. */
export const useKeptDraft = (): Draft | undefined => useDraftState((state) => (holdsText(state.draft) ? state.draft : undefined));

export function changeDraft(patch: Partial<Draft>): void {
  const draft = { ...draftNow(), ...patch };
  useDraftState.setState({ draft });
  if (holdsText(draft)) place()?.setItem(key(), JSON.stringify(draft));
  else place()?.removeItem(key());
}

export function forgetDraft(): void {
  useDraftState.setState({ draft: emptyDraft });
  place()?.removeItem(key());
}

onSessionEnd(async (why) => {
  if (why === 'signed-out') forgetDraft();
});
onSessionChange(() => useDraftState.setState({ draft: stored() }));

function key(): string {
  return `tandem.quick-log.${currentSession()?.user.id ?? ''}`;
}
function place(): Storage | undefined {
  const session = currentSession();
  return session && (session.keep && !session.token ? globalThis.localStorage : globalThis.sessionStorage);
}
function stored(): Draft {
  try {
    return readDraft(JSON.parse(place()?.getItem(key()) ?? 'null')) ?? emptyDraft;
  } catch {
    return emptyDraft;
  }
}
