/** Runs inside the page from its first moment: when the text can be read and written in, and what a key comes to on the screen. */
export interface Opened {
  /** The text is on the screen. */
  readonly readable: number;
  /** The editor takes letters, and the page has time for them. */
  readonly ready: number;
}
/** All from the moment of the key, in ms. */
export interface Letter {
  /** Until the editor was done with it; the page may have been busy with something else first. */
  readonly handled: number;
  /** Until the page had drawn the next frame, which has the letter. */
  readonly painted: number;
  /** Until the browser showed it, in steps of 8 ms (Event Timing); what it does not tell of took less than 16. */
  readonly shown: number;
  /** That frame was the very next one, and took no longer than a frame may. */
  readonly inNextFrame: boolean;
}
interface PlanWatch {
  opened(): Promise<Opened>;
  /** Opens it from the list of plans, in the program that runs. */
  visit(path: string): Promise<Opened>;
  listen(): void;
  letters(): Promise<readonly Letter[]>;
  /** How often the text went away again after it could be read. */
  flashes(): number;
  text(): number;
}
declare global {
  var planWatch: PlanWatch;
}

export function watchPlan(): void {
  const frameMs = 1000 / 60;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(undefined);
    });
  const words = () => document.querySelector<HTMLElement>('.plan-words .tiptap');
  // Not by its length: asking for all the text costs as much as drawing it.
  const isShown = () => words()?.checkVisibility() === true && words()?.querySelector('p, h1, h2') !== null;
  const drawn = async (holds: () => boolean) => {
    do await frame();
    while (!holds());
    await frame();
    return afterPaint();
  };
  let flashes = 0;
  let watches = 0;
  const watch = async (): Promise<Opened> => {
    const mine = ++watches;
    const readable = await drawn(isShown);
    let was = true;
    const look = () => {
      const is = isShown();
      if (was && !is) flashes++;
      was = is;
      // Whoever leaves the page has not lost its text; and while keys are measured nothing else is.
      if (mine === watches && seen === undefined && location.pathname.startsWith('/plans/')) requestAnimationFrame(look);
    };
    look();
    while (words()?.isContentEditable !== true || !document.querySelector('.plan-tools')) await frame();
    await new Promise((resolve) => requestIdleCallback(resolve));
    return { readable, ready: performance.now() };
  };
  let seen: { key: number; handled: number; frame: number; painted: number }[] | undefined;
  const opening = watch();

  const told = new Map<number, number>();
  globalThis.planWatch = {
    opened: () => opening,
    async visit(path) {
      const link = document.querySelector<HTMLAnchorElement>(`a[href$="${path}"]`);
      if (!link) throw new Error(`no link to ${path}`);
      const since = performance.now();
      link.click();
      const { readable, ready } = await watch();
      return { readable: readable - since, ready: ready - since };
    },
    listen() {
      const letters: NonNullable<typeof seen> = [];
      seen = letters;
      new PerformanceObserver((list) => {
        for (const { name, startTime, duration } of list.getEntries()) if (name === 'keydown') told.set(Math.round(startTime), duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      let now: (typeof letters)[number] | undefined;
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const letter = { key: timeStamp, handled: 0, frame: 0, painted: 0 };
          letters.push(letter);
          now = letter;
          requestAnimationFrame((at) => {
            letter.frame = at;
            void afterPaint().then((done) => (letter.painted = done));
          });
        },
        true,
      );
      // The editor reads what the browser has put in between this event and the next thing it does.
      addEventListener('input', () => void Promise.resolve().then(() => now && (now.handled = performance.now())));
    },
    async letters() {
      // What was shown is told a while later.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return (seen ?? []).map(({ key, handled, frame: at, painted }) => ({
        handled: handled - key,
        painted: painted - key,
        shown: told.get(Math.round(key)) ?? 8,
        inNextFrame: at - key <= frameMs + 1 && painted - at <= frameMs,
      }));
    },
    flashes: () => flashes,
    text: () => words()?.textContent?.length ?? 0,
  };
}
