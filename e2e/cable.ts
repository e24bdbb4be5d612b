/** The line between one device and the server: it can be cut, so that nothing passes and nothing is answered, and mended. */
import { connect, createServer, type Socket } from 'node:net';

export interface Cable {
  /** The server as seen through the line. */
  readonly url: string;
  cut(): void;
  mend(): void;
  end(): Promise<void>;
}

export async function layCable(serverPort: number): Promise<Cable> {
  const passing = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(serverPort, 'localhost');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      passing.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        passing.delete(one);
        other.destroy();
      });
    }
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject).listen(0, 'localhost', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  const cut = () => {
    whole = false;
    for (const socket of passing) socket.destroy();
  };
  return {
    url: `http://localhost:${port}`,
    cut,
    mend: () => {
      whole = true;
    },
    end: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
