/** For tests: the application without a network, called as browsers and programs call it. */
import type { Hono } from 'hono';
import { createSetup } from '../accounts/setup.ts';
import { cast, goodPassword, type TestAccounts, testAccounts } from '../accounts/testing.ts';
import { type AppNeeds, createApp } from './app.ts';
import type { SignedInEnv } from './require-identity.ts';

export const origin = 'https://crm.example.com';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  readonly body: any;
}
/** One browser: keeps its cookies, says where its requests come from. */
export interface Browser {
  readonly cookies: Map<string, string>;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signIn(email: string, password?: string): Promise<Answer>;
}
export interface TestApp extends TestAccounts {
  readonly app: Hono<SignedInEnv>;
  browser(address?: string): Browser;
  as(email: string): Promise<Browser>;
}

export function testApp(
  more: Partial<Pick<AppNeeds, 'around' | 'mounts' | 'clientFolder'>> & { transport?: TestAccounts['outbox'] } = {},
): TestApp {
  const test = testAccounts();
  const { accounts, log, newId } = test;
  const setup = createSetup({
    accounts,
    log,
    oneClick: ['anna@firm.test', 'nils@firm.test'],
    loadSample: async (progress) => {
      progress(0, 2);
      await accounts.workspace.addSamplePeople(cast);
      progress(2, 2);
    },
    createEmptyWorkspace: async () => {},
  });
  const app = createApp({
    accounts,
    setup,
    log,
    newId,
    around: more.around ?? { trustedProxies: 0, origins: () => [origin] },
    health: async () => ({ status: 'ok' }),
    epoch: async () => 'epoch',
    mounts: more.mounts ?? [],
    clientFolder: more.clientFolder ?? '/nowhere',
  });
  const browser = (address = '192.0.2.1'): Browser => {
    const cookies = new Map<string, string>();
    const request: Browser['request'] = async (method, path, body, headers = {}) => {
      const response = await app.request(
        `${origin}${path}`,
        {
          method,
          headers: {
            host: new URL(origin).host,
            origin,
            ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        { incoming: { socket: { remoteAddress: address, encrypted: true } } },
      );
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', value = ''] = pair.split('=');
        if (/max-age=0/i.test(cookie)) cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
    };
    return { cookies, request, signIn: (email, password = goodPassword) => request('POST', '/api/sessions', { email, password }) };
  };
  return {
    ...test,
    app,
    browser,
    async as(email) {
      const fresh = browser();
      const answer = await fresh.signIn(email);
      if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.text}`);
      return fresh;
    },
  };
}
