/** By which ways pages turn: links, keys, a swipe. */
import type { Pages } from './pages.ts';

const swipe = { least: 60, within: 700 };

export function listenForTurns(pages: Pages, all: number): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step], [data-turn]') : null;
    if (!link) return;
    event.preventDefault();
    const { step, turn } = link.dataset;
    pages.turn(turn ? Number(turn) : pages.page() + (step === 'prev' ? -1 : 1));
  });
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, summary, [role="menu"]')) return;
    const to = targetOf(event.key, pages.page(), all);
    if (to === undefined || to < 1 || to > all || to === pages.page()) return;
    event.preventDefault();
    pages.turn(to);
  });
  listenForSwipes(pages);
}

function targetOf(key: string, page: number, all: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return page + 1;
    case 'ArrowLeft':
      return page - 1;
    // They scroll a page that is longer than the screen, and turn at its end.
    case 'PageDown':
      return atEnd() ? page + 1 : undefined;
    case 'PageUp':
      return atStart() ? page - 1 : undefined;
    case 'Home':
      return 1;
    case 'End':
      return all;
  }
  return undefined;
}
const scroller = (): Element => {
  const column = document.querySelector('.vw');
  return column && column.scrollHeight > column.clientHeight + 1 && getComputedStyle(column).overflowY !== 'visible'
    ? column
    : (document.scrollingElement ?? document.documentElement);
};
const atEnd = () => scroller().scrollTop + scroller().clientHeight >= scroller().scrollHeight - 2;
const atStart = () => scroller().scrollTop <= 2;

function listenForSwipes(pages: Pages): void {
  const holder = document.querySelector<HTMLElement>('.pages');
  let from: { readonly x: number; readonly y: number; readonly at: number } | undefined;
  holder?.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [touch] = touches;
      from = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY, at: performance.now() } : undefined;
    },
    { passive: true },
  );
  holder?.addEventListener(
    'touchend',
    ({ changedTouches }) => {
      const [touch] = changedTouches;
      // Who has come closer moves over the page, not on to the next.
      const closer = (visualViewport?.scale ?? 1) > 1.05 || (holder.scrollWidth ?? 0) > holder.clientWidth + 1;
      if (!from || !touch || closer || performance.now() - from.at > swipe.within) return;
      const [right, down] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(right) < swipe.least || Math.abs(right) < 2 * Math.abs(down)) return;
      pages.turn(pages.page() + (right < 0 ? 1 : -1));
    },
    { passive: true },
  );
}
