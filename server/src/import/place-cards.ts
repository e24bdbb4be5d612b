/**
 * Which document an opportunity's card lives in: open ones and those closed of late on the board itself, older ones in
 * archives of that board, one per quarter, none of them longer than what merges quickly.
 */
import { ranks } from '@tandem/core';
import type { NewBoard, NewCard } from './new-documents.ts';

export const mostCards = 1500;
export const keptDays = 90;

export interface CardToPlace {
  readonly card: Omit<NewCard, 'place'> & { readonly stage: string };
  readonly open: boolean;
}
/** Cards of one board, by document: `period` is '' for the board itself, else the quarter ('2017-Q3', '2017-Q3-2', 'open-2'). */
export interface PlacedCards {
  readonly period: string;
  readonly cards: readonly NewCard[];
}

/** `newest` is the day that "of late" is counted back from. */
export function placeCards(cards: readonly CardToPlace[], newest: string, roomOnBoard = mostCards): readonly PlacedCards[] {
  const since = addDays(newest, -keptDays);
  const isCurrent = ({ card, open }: CardToPlace) => open || (card.closedOn ?? '') >= since;
  // Open ones first, then the newest closed: what no longer fits on the board is the oldest of what is closed.
  const current = cards.filter(isCurrent).sort((a, b) => Number(b.open) - Number(a.open) || compare(dayOf(b), dayOf(a)));
  const onBoard = current.slice(0, roomOnBoard);
  const periods = Map.groupBy([...current.slice(roomOnBoard), ...cards.filter((card) => !isCurrent(card))], (card) =>
    card.open ? 'open' : quarterOf(dayOf(card)),
  );
  const archives = [...periods]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([period, held]) =>
      chunks(held, mostCards).map((part, i) => ({
        period: period === 'open' ? `open-${i + 2}` : i === 0 ? period : `${period}-${i + 1}`,
        cards: withRanks(part),
      })),
    );
  return [{ period: '', cards: withRanks(onBoard) }, ...archives];
}

export const archiveOf = (board: string, id: string, placed: PlacedCards): NewBoard => ({
  id,
  fields: { partOf: board, period: placed.period },
  members: [],
  cards: placed.cards,
});

/** The newest on top of its stage, as a person who adds a card puts it. */
function withRanks(cards: readonly CardToPlace[]): readonly NewCard[] {
  return [...Map.groupBy(cards, ({ card }) => card.stage).values()].flatMap((inStage) => {
    const ranked = ranks(inStage.length);
    return [...inStage]
      .sort((a, b) => compare(dayOf(b), dayOf(a)) || compare(a.card.id, b.card.id))
      .map(({ card: { stage, ...card } }, i) => ({
        ...card,
        // Boards are also shown together: the end of the id keeps their ranks apart, so that a card can be put between any two.
        place: { stage, rank: `${ranked[i]}${card.id.slice(-2)}1` },
      }));
  });
}

const dayOf = ({ card }: CardToPlace): string => card.closedOn || card.openedOn || '';
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
export const quarterOf = (day: string): string => (day ? `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : 'undated');
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
export const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
