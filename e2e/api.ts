/** The product's HTTP interface as a program uses it: for what stands behind a story, and to look where no screen looks. */
import { emailOf, samplePassword } from './people.ts';
import type { Product } from './product.ts';

export interface Api {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T>;
  /** A file in one piece, as tus has it. */
  upload(name: string, bytes: Uint8Array, target: { readonly contact: string } | { readonly folder: string }): Promise<void>;
  /** The whole row feed up to the moment where the reader has everything. */
  feed(): Promise<string>;
}

export async function apiOf(product: Product, name: string): Promise<Api> {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${product.url}/api${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', origin: product.url, ...init.headers },
    });
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const begun = await ask('/sessions', { method: 'POST', body: JSON.stringify({ email: emailOf(name), password: samplePassword }) });
  const { token } = (await begun.json()) as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: async <T>(path: string) => (await (await ask(path, { headers })).json()) as T,
    send: async <T>(method: string, path: string, body: object) =>
      (await (await ask(path, { method, headers, body: JSON.stringify(body) })).json()) as T,
    upload: async (name, bytes, target) => {
      const base64 = (text: string) => Buffer.from(text).toString('base64');
      const metadata = Object.entries({ name, ...target }).map(([key, value]) => `${key} ${base64(value)}`);
      const tus = { ...headers, 'tus-resumable': '1.0.0' };
      const announced = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') };
      const begun = await ask('/uploads', { method: 'POST', headers: announced });
      const piece = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      const place = begun.headers.get('location')?.replace('/api', '') ?? '';
      await ask(place, { method: 'PATCH', headers: piece, body: Buffer.from(bytes) });
    },
    feed: async () => {
      const answer = await ask('/feed?cursors=%7B%7D', { headers });
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of answer.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        if (text.includes('{"t":"ready"')) break;
      }
      return text;
    },
  };
}
