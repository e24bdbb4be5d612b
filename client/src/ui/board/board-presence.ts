/** What a person tells the others on a board: which card is open, and which one they carry, where. */

export interface Carried {
  readonly card: string;
  readonly stage: string;
  /** The rank of the card above the place; '' for the top of the stage. */
  readonly after: string;
  /** The carried card's corner: across as a share of the column's width, down in pixels from the place it would take. */
  readonly x: number;
  readonly y: number;
}
export interface BoardPresence {
  readonly open: string;
  readonly drag: Carried | undefined;
}

const nothing: BoardPresence = { open: '', drag: undefined };

/** Another device wrote it, perhaps another version: what cannot be read counts as not said. */
export function readBoardPresence(at: unknown): BoardPresence {
  if (typeof at !== 'object' || at === null) return nothing;
  const { open, drag } = at as { open?: unknown; drag?: unknown };
  return { open: typeof open === 'string' ? open : '', drag: readCarried(drag) };
}

function readCarried(value: unknown): Carried | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { card, stage, after, x, y } = value as Record<string, unknown>;
  if (typeof card !== 'string' || typeof stage !== 'string' || typeof after !== 'string') return undefined;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { card, stage, after, x: clamp(x, -1, 2), y: clamp(y, -600, 600) };
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves towards a target so that half the way is gone every `halfLife` ms: smooth at any frame rate, and never past it. */
export function approach(from: Point, to: Point, elapsed: number, halfLife: number): Point {
  const share = halfLife <= 0 ? 1 : 1 - 0.5 ** (elapsed / halfLife);
  const next = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  return Math.abs(next.x - to.x) < 0.3 && Math.abs(next.y - to.y) < 0.3 ? to : next;
}
