/** Work that many wake: one pass at a time, and one more when it was woken meanwhile. */
export interface Work {
  /** Answers whether there is more to do at once. */
  readonly pass: () => Promise<boolean>;
  /** A pass has thrown: says so, and sees to the next try. Answers whether anything is wrong. */
  readonly onFailure: (error: unknown) => boolean;
}
export interface OneAtATime {
  /** The last pass was in vain. */
  readonly failing: boolean;
  readonly stopped: boolean;
  wake(): void;
  /** Resolves when nothing is left that was asked for so far. */
  settled(): Promise<void>;
  /** Begins no other pass; resolves when the last one has ended. */
  stop(): Promise<void>;
}

export function oneAtATime({ pass, onFailure }: Work): OneAtATime {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let failing = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        const more = await pass();
        again ||= more;
        failing = false;
      } catch (error) {
        failing = onFailure(error);
        return;
      }
    } while (again && !stopped);
  }

  function wake(): void {
    if (stopped) return;
    if (running) again = true;
    else
      running = run().finally(() => {
        running = undefined;
      });
  }

  return {
    get failing() {
      return failing;
    },
    get stopped() {
      return stopped;
    },
    wake,
    async settled() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
