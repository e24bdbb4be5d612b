/** A colleague's caret: the name stands beside it while it moves and a moment longer, then the caret alone. */
import type { Present } from '../../../sync/presence.ts';

const nameShownFor = 3_000;

export interface CaretFlag {
  readonly dom: HTMLElement;
  moved(): void;
}

export function createFlag({ name, color }: Pick<Present, 'name' | 'color'>): CaretFlag {
  const dom = document.createElement('span');
  dom.className = `caret below p${color}`;
  const flag = document.createElement('b');
  // The whole name as in the presence of the page; the text goes on around it, so it is no part of what is read aloud or copied.
  flag.textContent = name;
  dom.append(flag);
  dom.setAttribute('aria-hidden', 'true');
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    dom,
    moved() {
      clearTimeout(timer);
      flag.classList.remove('is-quiet');
      timer = setTimeout(() => flag.classList.add('is-quiet'), nameShownFor);
    },
  };
}
