/** A running server as a program uses it: who signs in, and what is asked for. */
import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';

export interface SignedInServer {
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

export async function signInToServer(config: Config, as: string | undefined): Promise<SignedInServer> {
  const address = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`;
  if (!as) throw new Error('Say who you are: --as <mail>. The server asks for the password.');
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    let answer: Response;
    try {
      answer = await fetch(`${address}${path}`, { method, ...init });
    } catch (error) {
      throw new Error(`The server at ${address} does not answer. Set PORT as it was started with, or stop it and try again.`, {
        cause: error,
      });
    }
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => ({}))) as { error?: { message: string; next: string } };
    throw new Error(said.error ? `${said.error.message} ${said.error.next}` : `The server answered ${answer.status}.`);
  };
  const body = JSON.stringify({ email: as, password: await askPassword(as) });
  const begun = (await (await ask('POST', '/api/sessions', { headers: { 'content-type': 'application/json' }, body })).json()) as {
    token: string;
  };
  const headers = { authorization: `Bearer ${begun.token}` };
  return {
    get: (path) => ask('GET', path, { headers }),
    close: async () => void (await ask('DELETE', '/api/sessions', { headers })),
  };
}

export async function askPassword(as: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  try {
    return await lines.question(process.stdin.isTTY ? `Password of ${as} (it is shown while you type): ` : '');
  } finally {
    lines.close();
  }
}
