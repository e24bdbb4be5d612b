/** Everything that came to a page through its sockets and from the row feed, as text that can be searched. */
import type { Page } from 'playwright-core';

export interface Frames {
  readonly text: () => string;
}

export function recordFrames(page: Page): Frames {
  const received: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(typeof payload === 'string' ? payload : payload.toString('latin1'))),
  );
  return { text: () => received.join('\n') };
}
