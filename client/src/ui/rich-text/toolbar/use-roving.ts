/** A toolbar is one stop of the Tab key; inside it one goes by arrows. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const buttons = (bar: HTMLElement): HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter((button) => button.offsetParent !== null);

export function useRoving(): {
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: React.FocusEvent) => void;
} {
  const bar = useRef<HTMLDivElement>(null);
  const stand = (on: HTMLElement | undefined) => {
    if (!bar.current || !on) return;
    for (const button of bar.current.querySelectorAll<HTMLElement>('button')) button.tabIndex = button === on ? 0 : -1;
  };
  const watched = useRef<{ readonly element: HTMLElement; readonly stop: () => void }>(undefined);
  // A bar may come and go while its page stays; one that is there is not looked at anew for each letter, which costs a layout.
  useEffect(() => {
    const element = bar.current;
    if (watched.current?.element === element) return;
    watched.current?.stop();
    watched.current = undefined;
    if (!element) return;
    // Tools come and go with the width and with what others put there.
    const settle = () => {
      const all = buttons(element);
      if (!all.some((button) => button.tabIndex === 0) || all.filter((button) => button.tabIndex === 0).length > 1) stand(all[0]);
    };
    settle();
    const watch = new MutationObserver(settle);
    watch.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    watched.current = { element, stop: () => watch.disconnect() };
  });
  useEffect(
    () => () => {
      watched.current?.stop();
      watched.current = undefined;
    },
    [],
  );
  return {
    bar,
    onFocus: ({ target }) => stand(target as HTMLElement),
    onKeyDown(event) {
      if (!bar.current || !(event.target instanceof HTMLElement) || event.target.closest('[role=dialog], [role=menu]')) return;
      const all = buttons(bar.current);
      const at = all.indexOf(event.target);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      all[(to + all.length) % all.length]?.focus();
    },
  };
}
