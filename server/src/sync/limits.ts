/** What one client may use. Published, and tested at the edge: the library's own limits are 100 MiB a frame and none for the rest. */

export interface Limits {
  /** A larger frame closes the socket with 1009 before it is read. */
  readonly frameBytes: number;
  /** What a socket may send before it has shown who it is, and how long it may take. */
  readonly bytesBeforeSignIn: number;
  readonly signInMs: number;
  /**
   * Documents open on one socket. A screen opens a few; a device that comes back with a day's edits in some hundreds of
   * documents opens them all at once. One open document costs about 26 kB here, so the cap is worth 16 MB at most.
   */
  readonly documentsPerSocket: number;
  /** Opening goes on at this pace once the first `documentsPerSocket` are used up; it waits, it is not refused. */
  readonly opensPerSecond: number;
  readonly socketsPerUser: number;
  /** A user's sockets that sign in: so many at once, then at this pace. A page that reconnects for ever is not served for ever. */
  readonly signInsAtOncePerUser: number;
  readonly signInsPerSecondPerUser: number;
  /** Sockets open from one address. Behind it may be an office of hundreds, each with some tabs. */
  readonly socketsPerAddress: number;
  /** Of these, sockets that have not yet shown who they are. */
  readonly strangersPerAddress: number;
  /** Sockets an address may open: so many at once, then at this pace. */
  readonly upgradesAtOncePerAddress: number;
  readonly upgradesPerSecondPerAddress: number;
  /** Bytes that wait for a peer that does not read them. */
  readonly bufferedBytes: number;
  readonly pingMs: number;
  /** Beyond it a socket is read more slowly; nothing is lost, so that a long offline replay still passes. */
  readonly framesPerSecond: number;
  readonly framesAtOnce: number;
  readonly presencePerSecond: number;
  readonly presenceBytes: number;
  /** Refused updates in a minute, from one connection, before its socket is closed. */
  readonly refusalsPerMinute: number;
}

export const defaultLimits: Limits = {
  frameBytes: 1024 * 1024,
  bytesBeforeSignIn: 64 * 1024,
  signInMs: 10_000,
  documentsPerSocket: 600,
  opensPerSecond: 20,
  socketsPerUser: 20,
  signInsAtOncePerUser: 200,
  signInsPerSecondPerUser: 2,
  socketsPerAddress: 2000,
  strangersPerAddress: 500,
  upgradesAtOncePerAddress: 1000,
  upgradesPerSecondPerAddress: 50,
  bufferedBytes: 4 * 1024 * 1024,
  pingMs: 15_000,
  framesPerSecond: 500,
  framesAtOnce: 5000,
  presencePerSecond: 20,
  presenceBytes: 2048,
  refusalsPerMinute: 60,
};

export interface Bucket {
  /** Takes one and answers 0, or takes nothing and answers after how many milliseconds there will be one. */
  take(): number;
}

/** Starts full with `atOnce`, and fills again at `perSecond`. */
export function createBucket(perSecond: number, atOnce: number, now: () => Date): Bucket {
  let left = atOnce;
  let seen = now().getTime();
  return {
    take() {
      const time = now().getTime();
      left = Math.min(atOnce, left + (Math.max(0, time - seen) * perSecond) / 1000);
      seen = time;
      if (left < 1) return Math.ceil(((1 - left) * 1000) / perSecond);
      left--;
      return 0;
    },
  };
}
