/** Import by way of a running server, as a person who signs in. */

import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Look } from '../import/imports.ts';
import { askPassword } from './ask-server.ts';
import type { DrySummary, ImportDoor } from './import-door.ts';

export async function openServerDoor(config: Config, as: string | undefined): Promise<ImportDoor> {
  const address = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`;
  if (!as) throw new Error('Say who you are: --as <mail>. The server asks for the password.');
  const { token } = await ask<{ token: string }>(address, 'POST', '/api/sessions', {
    json: { email: as, password: await askPassword(as) },
  });
  const call = <T>(method: string, path: string, more: { json?: object; content?: Readable } = {}) =>
    ask<T>(address, method, path, { ...more, token });
  return {
    upload: async (name, content) =>
      (await call<{ id: string }>('POST', `/api/imports/files?name=${encodeURIComponent(name)}`, { content })).id,
    look: (file, kind) => call<Look>('POST', `/api/imports/files/${file}/look`, { json: kind ? { kind } : {} }),
    async dryRun(file, options) {
      const dry = await call<Omit<DrySummary, 'leftOut'> & { outcomes: { 'left-out': DrySummary['leftOut'] } }>(
        'POST',
        `/api/imports/files/${file}/dry-run`,
        { json: options },
      );
      return { ...dry, leftOut: dry.outcomes['left-out'] };
    },
    start: async (file, options, name) => (await call<{ id: string }>('POST', '/api/imports', { json: { file, options, name } })).id,
    progress: (batch) => call('GET', `/api/imports/${batch}`),
    cancel: async (batch) => void (await call('POST', `/api/imports/${batch}/cancel`)),
    wait: () => wait(300),
    close: async () => void (await call('DELETE', '/api/sessions')),
  };
}

interface Sent {
  readonly json?: object;
  readonly content?: Readable;
  readonly token?: string;
}

async function ask<T>(address: string, method: string, path: string, { json, content, token }: Sent): Promise<T> {
  const body = json ? JSON.stringify(json) : content ? (Readable.toWeb(content) as ReadableStream) : undefined;
  const headers = {
    ...(json && { 'content-type': 'application/json' }),
    ...(content && { 'content-type': 'application/octet-stream' }),
    ...(token && { authorization: `Bearer ${token}` }),
  };
  let answer: Response;
  try {
    answer = await fetch(`${address}${path}`, { method, headers, ...(body !== undefined && { body, duplex: 'half' }) } as RequestInit);
  } catch (error) {
    throw new Error(`The server at ${address} does not answer. Set PORT as it was started with, or stop it and import again.`, {
      cause: error,
    });
  }
  const said = (await answer.json().catch(() => ({}))) as { error?: { message: string; next: string } };
  if (!answer.ok) throw new Error(said.error ? `${said.error.message} ${said.error.next}` : `The server answered ${answer.status}.`);
  return said as T;
}
