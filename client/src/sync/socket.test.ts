import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { expect, test } from 'vitest';

test('[CLI-31] the library still keeps what it could not send in a queue of this name, which the socket empties before it is sent', () => {
  const socket = new HocuspocusProviderWebsocket({ url: 'ws://localhost:1', autoConnect: false });
  socket.send(new Uint8Array([1]));
  expect((socket as unknown as { messageQueue: unknown[] }).messageQueue).toHaveLength(1);
  socket.destroy();
});
