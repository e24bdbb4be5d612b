/**
 * Keeps one connection as it should be: wanted or not against what it is. It knows nothing of sockets and nothing of the network:
 * only what was heard counts, because the browser's own word about the network is wrong in both directions.
 */
export interface LinkNeeds {
  readonly now: () => number;
  readonly random: () => number;
  /** Makes a new connection; one that was given up is never used again (reliability W20). */
  readonly open: () => void;
  readonly close: () => void;
}
export type LinkState = 'off' | 'connecting' | 'open' | 'waiting';

/** The other side says something every 15 s: two missing ones mean that nobody is there. */
const silence = 35_000;
/** After a sleep of the machine one missing sign is enough: the line is most likely dead, and somebody is waiting. */
const silenceAfterSleep = 17_000;
const sleepIs = 10_000;
const longestConnecting = 10_000;
const longestWait = 15_000;
/** A connection that ends sooner counts as a failure: a server that accepts and closes at once must not be asked without pause. */
const worked = 10_000;

/** 1 s, doubled each time, at most 15 s, spread so that a thousand clients do not come back at once. */
export const backoff = (failures: number, random: () => number): number =>
  Math.min(longestWait, 1000 * 2 ** Math.min(failures - 1, 6)) * (0.5 + random() / 2);

export function createLinkSupervisor({ now, random, open, close }: LinkNeeds) {
  let state: LinkState = 'off';
  let failures = 0;
  let since = now();
  let heardAt = now();
  let tickedAt = now();
  let retryAt = 0;

  function enter(next: LinkState): void {
    state = next;
    since = now();
  }
  function connect(): void {
    enter('connecting');
    heardAt = now();
    open();
  }
  function fail(): void {
    failures = state === 'open' && now() - since > worked ? 1 : failures + 1;
    enter('waiting');
    retryAt = now() + backoff(failures, random);
    close();
  }

  return {
    state: (): LinkState => state,
    want(wanted: boolean): void {
      if (wanted && state === 'off') connect();
      if (wanted || state === 'off') return;
      failures = 0;
      enter('off');
      close();
    },
    opened(): void {
      if (state !== 'connecting') return;
      enter('open');
      heardAt = now();
    },
    closed(): void {
      if (state === 'connecting' || state === 'open') fail();
    },
    heard(): void {
      heardAt = now();
    },
    /** It is open and does not do what it should: a new one, at once the first time, later each time it is of no use. */
    renew(): void {
      if (state !== 'open') return;
      close();
      connect();
    },
    /** A sign that the way is free again: waiting longer would be idle. */
    hurry(): void {
      if (state === 'waiting') connect();
    },
    /** Called every second or two. Answers whether the machine has slept in between. */
    tick(): boolean {
      const slept = now() - tickedAt > sleepIs;
      tickedAt = now();
      if (state === 'waiting' && (slept || now() >= retryAt)) connect();
      else if (state === 'connecting' && now() - since > longestConnecting) fail();
      else if (state === 'open' && now() - heardAt > (slept ? silenceAfterSleep : silence)) {
        close();
        connect();
      }
      return slept;
    },
  };
}
