import { useEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { usePreferences } from '../state/preferences.ts';

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** True where a letter is text: inputs, editors, and lists of choices that search by typing. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type)) return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[role=combobox], [role=listbox], [role=menu]') !== null)
  );
}

/** Keys without Cmd or Ctrl rest while somebody types, and when the person has switched them off. */
export function guardKeys(keys: Keys): Keys {
  return Object.fromEntries(
    Object.entries(keys).map(([chord, run]) => [
      chord,
      (event: KeyboardEvent) => {
        const single = !/\$mod|Control|Meta|Alt/.test(chord);
        if (single && (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)) return;
        if (single && /^(\w|\w \w)$/.test(chord) && !usePreferences.getState().singleKeys) return;
        run(event);
      },
    ]),
  );
}

/** Keys of a screen while it is shown, in the notation of tinykeys: `j`, `Shift+x`, `g h`, `$mod+k`. */
export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  const chords = Object.keys(keys).join('|');
  useEffect(() => {
    if (!active) return;
    const handler = createKeybindingsHandler(
      guardKeys(
        Object.fromEntries(
          chords
            .split('|')
            .filter(Boolean)
            .map((chord) => [chord, (event: KeyboardEvent) => latest.current[chord]?.(event)]),
        ),
      ),
    );
    addEventListener('keydown', handler);
    return () => removeEventListener('keydown', handler);
  }, [chords, active]);
}
