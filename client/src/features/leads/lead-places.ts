/** Where a carried lead is, in words that fit every screen: a stage, the card above, and the way from there to the hand. */
import type { Carried } from '../../ui/board/board-presence.ts';
import type { Spot } from '../../ui/board/floating-card.tsx';

const padding = 8;
const gap = 6;

const columnOf = (board: HTMLElement, stage: string) =>
  board.querySelector<HTMLElement>(`[data-stage="${CSS.escape(stage)}"]:not([data-zone])`);
const cardsIn = (column: HTMLElement, but: string) =>
  [...column.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.dataset['card'] !== but);

/** Where a place begins: under the card above it, at the top of the list without one. */
function topOf(list: HTMLElement, above: HTMLElement | undefined): number {
  return above ? above.getBoundingClientRect().bottom + gap : list.getBoundingClientRect().top - list.scrollTop + padding;
}

/** As others are told: the place, and how far from it the card is in the hand. */
export function carriedAt(board: HTMLElement, card: string, stage: string, index: number, left: number, top: number): Carried | undefined {
  const column = columnOf(board, stage);
  const list = column?.querySelector<HTMLElement>('[data-list]');
  if (!column || !list) return undefined;
  const above = cardsIn(column, card)[index - 1];
  const { left: edge, width } = column.getBoundingClientRect();
  return { card, stage, after: above?.dataset['card'] ?? '', x: (left - edge) / width, y: top - topOf(list, above) };
}

export function spotOn(board: HTMLElement, drag: Carried, layer: DOMRect): Spot | undefined {
  const column = columnOf(board, drag.stage);
  const list = column?.querySelector<HTMLElement>('[data-list]');
  if (!column || !list) return undefined;
  const [section, within] = [column.getBoundingClientRect(), list.getBoundingClientRect()];
  const above = cardsIn(column, drag.card).find((card) => card.dataset['card'] === drag.after);
  const width = section.width - 2 * padding;
  // Another's column may be longer or narrower: the card stays on this board, with the name that says whose it is.
  const top = Math.min(Math.max(topOf(list, above) + drag.y, within.top - 20), within.bottom - 40);
  const left = Math.min(Math.max(section.left + drag.x * section.width - layer.left, 0), Math.max(0, layer.width - width));
  return { x: left, y: top - layer.top, width };
}
