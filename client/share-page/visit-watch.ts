/**
 * What of a visit is told, and when: that the page was in front of somebody and how long, which of its pages, and that there was a
 * hand. Never what was typed. Nothing is told before the page was visible for two seconds.
 */
export interface Beacon {
  readonly type: 'rendered' | 'visibility' | 'pointer' | 'scroll' | 'key' | 'page';
  /** Milliseconds on the page's own clock: how far apart things were, not when. */
  readonly t: number;
  readonly visibleMs?: number;
  readonly visible?: boolean;
  readonly state?: 'visible' | 'hidden';
  readonly trusted?: boolean;
  readonly hints?: Hints;
  readonly pointerType?: string;
  readonly moves?: number;
  readonly taps?: number;
  readonly x?: number;
  readonly y?: number;
  readonly source?: string;
  readonly keys?: readonly string[];
  readonly page?: number;
}
export interface Hints {
  readonly webdriver: boolean;
  readonly screen: string;
  readonly languages: readonly string[];
  readonly plugins: number;
  readonly timezone: string;
  readonly reducedMotion: boolean;
}
export interface Clock {
  now(): number;
  after(ms: number, then: () => void): () => void;
}
interface Needs {
  readonly clock: Clock;
  readonly hints: () => Hints;
  /** `leaving`: the page goes away, so it has to be handed over at once. Answers whether it arrived. */
  readonly send: (beacons: readonly Beacon[], leaving: boolean) => Promise<boolean>;
}
export interface Pointed {
  readonly trusted: boolean;
  readonly pointerType: string;
  readonly x: number;
  readonly y: number;
  readonly tap: boolean;
}
export interface VisitWatch {
  shown(): void;
  hidden(): void;
  /** The page goes away, perhaps for good. */
  leaving(): void;
  pointed(event: Pointed): void;
  scrolled(event: { readonly trusted: boolean; readonly y: number; readonly source: string }): void;
  pressed(event: { readonly trusted: boolean; readonly key: string }): void;
  turned(page: number): void;
  /** Somebody says who they are: whoever hears of it should know by then what they did. Resolves when that was sent, or could not be. */
  toldAll(): Promise<void>;
}

const beforeAnything = 2000;
/** What gathers is sent together; the times of looking are told more often at first. */
const gatherFor = 3000;
const readings = [10_000, 15_000];
const readEvery = 15_000;
/** Whoever has touched nothing for so long is not reading any more: the time is not counted. */
const awayAfter = 5 * 60_000;
const scrollEvery = 700;
const mostWaiting = 40;

type Untimed = Omit<Beacon, 't'>;

export function watchVisit({ clock, hints, send }: Needs): VisitWatch {
  let waiting: Beacon[] = [];
  let before = 0;
  let shownAt: number | undefined;
  let touchedAt = clock.now();
  let told = false;
  let cancelRendered = () => {};
  let cancelReading = () => {};
  let cancelGather: (() => void) | undefined;
  let scrolledAt = Number.NEGATIVE_INFINITY;

  /** Ends where somebody was seen last to be there, with a while of reading. */
  const visibleMs = () => (shownAt === undefined ? before : before + Math.max(0, Math.min(clock.now(), touchedAt + awayAfter) - shownAt));
  const wait = (beacon: Untimed) => {
    waiting.push({ ...beacon, t: clock.now() });
    if (waiting.length > mostWaiting) waiting.splice(0, waiting.length - mostWaiting);
  };
  const gather = () => {
    if (told) cancelGather ??= clock.after(gatherFor, () => void flush(false));
  };
  async function flush(leaving: boolean): Promise<void> {
    cancelGather?.();
    cancelGather = undefined;
    if (!told || waiting.length === 0) return;
    const sent = waiting;
    waiting = [];
    if (!(await send(sent, leaving))) waiting = [...sent, ...waiting].sort((a, b) => a.t - b.t).slice(-mostWaiting);
  }
  async function read(state: 'visible' | 'hidden', leaving = false): Promise<void> {
    if (!told) return;
    wait({ type: 'visibility', state, visibleMs: Math.round(visibleMs()) });
    await flush(leaving);
  }
  function readLater(): void {
    cancelReading();
    const next = readings.find((one) => one > visibleMs()) ?? visibleMs() + readEvery;
    cancelReading = clock.after(next - visibleMs(), () => {
      // Nobody is there: the next touch goes on.
      if (clock.now() - touchedAt < awayAfter) void read('visible');
      readLater();
    });
  }
  function touch(): void {
    const now = clock.now();
    if (shownAt !== undefined && now - touchedAt > awayAfter) {
      before = visibleMs();
      shownAt = now;
    }
    touchedAt = now;
  }
  const last = <T extends Beacon['type']>(type: T, same: (one: Beacon) => boolean) => {
    const at = waiting.findLastIndex((one) => one.type === type && same(one));
    return { at, one: waiting[at] };
  };

  return {
    shown() {
      if (shownAt !== undefined) return;
      shownAt = clock.now();
      touchedAt = shownAt;
      if (told) return readLater();
      cancelRendered = clock.after(Math.max(0, beforeAnything - before), () => {
        told = true;
        wait({ type: 'rendered', visible: true, visibleMs: Math.round(visibleMs()), hints: hints() });
        void flush(false);
        readLater();
      });
    },
    hidden() {
      if (shownAt === undefined) return;
      before = visibleMs();
      shownAt = undefined;
      cancelRendered();
      cancelReading();
      void read('hidden', true);
    },
    leaving() {
      if (shownAt === undefined) return void flush(true);
      before = visibleMs();
      shownAt = undefined;
      cancelRendered();
      cancelReading();
      void read('hidden', true);
    },
    pointed({ trusted, pointerType, x, y, tap }) {
      touch();
      const { at, one } = last('pointer', (other) => other.trusted === trusted && other.pointerType === pointerType);
      const moves = (one?.moves ?? 0) + (tap ? 0 : 1);
      const taps = (one?.taps ?? 0) + (tap ? 1 : 0);
      const beacon = { type: 'pointer', trusted, pointerType, moves, x, y, ...(taps > 0 && { taps }), t: clock.now() } as const;
      if (one) waiting[at] = beacon;
      else wait(beacon);
      gather();
    },
    scrolled({ trusted, y, source }) {
      touch();
      const { at, one } = last('scroll', (other) => other.source === source);
      const beacon = { type: 'scroll', trusted, y: Math.round(y), source, t: clock.now() } as const;
      if (one && clock.now() - scrolledAt < scrollEvery) waiting[at] = beacon;
      else {
        wait(beacon);
        scrolledAt = clock.now();
      }
      gather();
    },
    pressed({ trusted, key }) {
      touch();
      const { at, one } = last('key', (other) => other.trusted === trusted);
      const beacon = { type: 'key', trusted, keys: [...(one?.keys ?? []), key].slice(-20), t: clock.now() } as const;
      if (one) waiting[at] = beacon;
      else wait(beacon);
      gather();
    },
    turned(page) {
      touch();
      wait({ type: 'page', page, visibleMs: Math.round(visibleMs()) });
      void flush(false);
    },
    toldAll: () => read('visible'),
  };
}
