/**
 * Whoever composes letters (another script, the keyboard of a phone) changes the same words again and again before they stand. Read
 * stage by stage each would be a suggestion, and drawing the line anew would end the composition. So nothing is read until it has ended.
 */
import type { EditorView } from '@tiptap/pm/view';

/** The editor reads the page when it is not about to do so already. It has no better word for "not now". */
interface Reading {
  readonly domObserver: { flushingSoon: number; flush(): void };
}
const notNow = 0;
const whenever = -1;

export function oneComposition(isOn: () => boolean) {
  let held: Reading | undefined;
  const release = () => {
    if (held?.domObserver.flushingSoon === notNow) held.domObserver.flushingSoon = whenever;
    held = undefined;
  };
  return {
    handleDOMEvents: {
      compositionstart: (view: EditorView) => {
        // After the editor has heard of it, which reads the page once more.
        if (isOn())
          queueMicrotask(() => {
            held = view as unknown as Reading;
            if (held.domObserver.flushingSoon === whenever) held.domObserver.flushingSoon = notNow;
          });
        return false;
      },
      compositionend: () => {
        release();
        return false;
      },
    },
    /** What has been composed so far is read now. */
    end: () => {
      const reading = held;
      release();
      reading?.domObserver.flush();
    },
  };
}
