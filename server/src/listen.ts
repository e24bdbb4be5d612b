/** Where the server listens, and one sentence for each reason why it cannot. */
import type { createServer } from 'node:http';
import type { Config } from './config.ts';

/** A browser on this machine may say either name of it. */
export const localNames = (url: string): readonly string[] => (url.includes('localhost') ? [url.replace('localhost', '127.0.0.1')] : []);

export function listen(server: ReturnType<typeof createServer>, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
            : error.code === 'EACCES'
              ? `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`
              : `Tandem cannot listen on ${host}:${port}: ${error.message}. Check TANDEM_HOST and PORT`,
        ),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
