/** The one connection of this page's documents: what is open is attached to it, and to the next one when it has to be made anew. */
import { createLinkSupervisor } from './link-supervisor.ts';
import type { OpenDocument } from './open-document.ts';
import type { Socket, SocketEvents } from './socket.ts';
import { setSyncFacts, syncFacts } from './sync-state.ts';

/** The server refuses a socket with more than 100 documents that are not yet authorised (performance, fact 5). */
const opensInFlight = 50;
const supervisedEvery = 2_000;
/** What was on its way when the network went still arrives. */
const lastWords = 3_000;

export interface DocumentLink {
  start(): void;
  stop(): void;
  /** Wanted or not: not while the person works offline. */
  want(wanted: boolean): void;
  /** There is a sign that the server is back: the next try begins now instead of after its waiting time. */
  hurry(): void;
  /** Attaches what is open and not attached, so many at a time. */
  attachNext(): void;
}

export function createDocumentLink(documents: () => Iterable<OpenDocument>, onWake: () => void): DocumentLink {
  const link = createLinkSupervisor({ now: Date.now, random: Math.random, open: connect, close: disconnect });
  let socket: Socket | undefined;
  /** How many sockets were made: callbacks of an earlier one are not heard. */
  let sockets = 0;
  let supervisor: ReturnType<typeof setInterval> | undefined;
  let goneSince: number | undefined;

  function connect(): void {
    const generation = ++sockets;
    // A socket that was given up may still have its say. Nothing is done inside its events: what is attached during one would miss
    // that the socket is open, and it must not be destroyed while it tells that it has closed.
    const later = (work: () => void) => queueMicrotask(() => generation === sockets && work());
    const events: SocketEvents = {
      onOpen: () =>
        later(() => {
          link.opened();
          setSyncFacts({ socketConnected: true });
          attachNext();
        }),
      onHeard: () => {
        if (generation !== sockets) return;
        link.heard();
        noteHeard();
      },
      onClose: (code) => {
        if (generation !== sockets) return;
        setSyncFacts({ socketConnected: false });
        if (code === 1009) for (const document of documents()) document.quarantineOversized();
        later(link.closed);
      },
    };
    // The library comes when there is a line to open: what is on the device is shown without it.
    import('./socket.ts').then(
      ({ openSocket }) => {
        if (generation === sockets) socket = openSocket(events);
      },
      () => later(link.closed),
    );
  }

  function disconnect(): void {
    for (const document of documents()) document.detach();
    const old = socket;
    socket = undefined;
    sockets++;
    old?.destroy();
    setSyncFacts({ socketConnected: false });
  }

  function attachNext(): void {
    if (!socket) return;
    let pending = 0;
    for (const document of documents()) if (document.phase() === 'attaching') pending++;
    for (const document of documents()) {
      if (pending >= opensInFlight) return;
      if (document.phase() !== 'detached') continue;
      document.attach(socket);
      pending++;
    }
  }

  /** The browser says that there is no network, and somebody answers: then the browser is wrong (a virtual adapter, a proxy). */
  function noteHeard(): void {
    if (!syncFacts().networkGone) goneSince = undefined;
    else if (goneSince === undefined) goneSince = Date.now();
    else if (Date.now() - goneSince > lastWords) setSyncFacts({ networkGone: false });
  }

  /**
   * Desired against actual: a document that is attached and not in step for 10 s will not come back by itself (W20). Closing one
   * document's connection poisons its next one on the same socket, so the whole socket is made anew.
   */
  function supervise(): void {
    if (link.tick()) onWake();
    if (link.state() !== 'open') return;
    const stuck = [...documents()].filter((document) => document.isStuck());
    if (stuck.length === 0) return;
    for (const document of stuck) document.noteRetry();
    link.renew();
  }

  return {
    start(): void {
      link.want(!syncFacts().workOffline);
      supervisor = setInterval(supervise, supervisedEvery);
    },
    stop(): void {
      clearInterval(supervisor);
      link.want(false);
    },
    want: link.want,
    hurry: link.hurry,
    attachNext,
  };
}
