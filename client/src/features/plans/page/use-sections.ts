/** The outline, worked out once a moment and not at every letter. */
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { type Section, sectionsOf } from './sections.ts';

const pause = 200;

export function useSections(text: Y.XmlFragment): readonly Section[] {
  const [sections, setSections] = useState(() => sectionsOf(text));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const next = sectionsOf(text);
      setSections((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    const later = () => {
      timer ??= setTimeout(read, pause);
    };
    read();
    text.observeDeep(later);
    return () => {
      text.unobserveDeep(later);
      clearTimeout(timer);
    };
  }, [text]);
  return sections;
}
