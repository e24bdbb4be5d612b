/** Small texts that a screen keeps of this person beside the rows. They go when the session ends, and a shared computer gets none. */
import { currentSession, onSessionEnd } from './session.ts';

const prefix = 'tandem.own.';

export const ownText = (name: string): string | null => globalThis.localStorage?.getItem(prefix + name) ?? null;

export function keepOwnText(name: string, text: string | undefined): void {
  if (text === undefined || !currentSession()?.keep) return globalThis.localStorage?.removeItem(prefix + name);
  globalThis.localStorage?.setItem(prefix + name, text);
}

/** Registered at the start, because the screen that kept something may not have been opened since. */
export function wipeOwnTexts(): void {
  onSessionEnd(async () => {
    const names = Object.keys(globalThis.localStorage ?? {});
    for (const name of names) if (name.startsWith(prefix)) localStorage.removeItem(name);
  });
}
