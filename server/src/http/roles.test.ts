/** Who may call what: one table, and a test that fails when a route is not in it. */
import { describe, expect, test } from 'vitest';
import { firm, goodPassword, type TestAccounts } from '../accounts/testing.ts';
import { type TestApp, testApp } from './testing.ts';

const callers = ['nobody', 'admin', 'manager', 'leader', 'seller', 'support', 'suspended'] as const;
type Caller = (typeof callers)[number];
type Ids = Readonly<Record<string, string>>;
interface Cell {
  readonly body?: (ids: Ids) => unknown;
  readonly path?: (ids: Ids) => string;
  /** Who is let through; everybody else gets 401 without a session, 403 with one. */
  readonly may: readonly Caller[];
}
const inside: readonly Caller[] = ['admin', 'manager', 'leader', 'seller', 'support'];
const above: readonly Caller[] = ['admin', 'manager'];
const one =
  (part: string, name: string, more = '') =>
  (ids: Ids) =>
    `/api/${part}/${ids[name]}${more}`;
const reset = { email: 'x@firm.test' };

const table: Readonly<Record<string, Cell>> = {
  'GET /api/health': { may: callers },
  'GET /api/openapi.json': { may: callers },
  'GET /api/setup': { may: callers },
  'POST /api/setup': {
    may: callers,
    body: () => ({ company: 'X', name: 'X', email: 'x@firm.test', password: goodPassword, content: 'empty' }),
  },
  'POST /api/sessions': { may: callers, body: () => ({ email: 'anna@firm.test', password: goodPassword }) },
  'GET /api/sessions/current': { may: inside },
  'GET /api/sessions': { may: inside },
  'POST /api/sessions/:id/end': { may: inside, path: () => '/api/sessions/none/end', body: () => ({ current: 'wrong' }) },
  'POST /api/sessions/end-others': { may: inside, body: () => ({ current: 'wrong' }) },
  'POST /api/sessions/password': { may: inside, body: () => ({ current: 'wrong', password: goodPassword }) },
  'POST /api/sample-sessions': { may: callers, body: () => ({ email: 'anna@firm.test' }) },
  'POST /api/tickets': { may: inside },
  'GET /api/users': { may: inside },
  'PATCH /api/users/:id': { may: above, path: one('users', 'Bo'), body: () => ({ role: 'support' }) },
  'POST /api/users/:id/end-sessions': { may: above, path: one('users', 'Bo', '/end-sessions') },
  'POST /api/users/:id/suspend': { may: above, path: one('users', 'Bo', '/suspend') },
  'POST /api/users/:id/resume': { may: above, path: one('users', 'Bo', '/resume') },
  'GET /api/teams': { may: inside },
  'POST /api/teams': { may: above, body: () => ({ name: 'East' }) },
  'PATCH /api/teams/:id': { may: above, path: one('teams', 'North'), body: () => ({ name: 'West' }) },
  'DELETE /api/teams/:id': { may: above, path: one('teams', 'South') },
  'POST /api/invitations': { may: above, body: () => ({ email: 'y@firm.test', role: 'seller' }) },
  'POST /api/invitations/:id/resend': { may: above, path: one('invitations', 'invitation', '/resend') },
  'DELETE /api/invitations/:id': { may: above, path: one('invitations', 'invitation') },
  'GET /api/invitations/:token': { may: callers, path: one('invitations', 'token') },
  'POST /api/invitations/:token/accept': {
    may: callers,
    path: () => '/api/invitations/none/accept',
    body: () => ({ name: 'X', ...reset, role: 'seller', password: goodPassword }),
  },
  'POST /api/password-resets': { may: callers, body: () => reset },
  'GET /api/password-resets/:token': { may: callers, path: () => '/api/password-resets/none' },
  'POST /api/password-resets/:token': { may: callers, path: () => '/api/password-resets/none', body: () => ({ password: goodPassword }) },
  'GET /api/mailbox': { may: ['admin'] },
  'GET /api/mailbox/:id/html': { may: ['admin'], path: () => '/api/mailbox/1/html' },
  'GET /api/mailbox/:id/attachments/:number': { may: ['admin'], path: () => '/api/mailbox/1/attachments/0' },
  'POST /api/mailbox/:id/send-again': { may: ['admin'], path: () => '/api/mailbox/1/send-again' },
  'POST /api/mailbox/:id/let-go': { may: ['admin'], path: () => '/api/mailbox/1/let-go' },
  'DELETE /api/sessions': { may: inside },
};

async function prepare(app: TestApp & TestAccounts) {
  const ids: Record<string, string> = { ...(await firm(app)) };
  const emails = { admin: 'admin', manager: 'manager', leader: 'nils', seller: 'anna', support: 'support', suspended: 'sara' } as const;
  const browsers = new Map<Caller, ReturnType<TestApp['browser']>>([['nobody', app.browser()]]);
  for (const [caller, email] of Object.entries(emails)) browsers.set(caller as Caller, await app.as(`${email}@firm.test`));
  const admin = browsers.get('admin');
  ids.invitation = (await admin?.request('POST', '/api/invitations', { email: 'new@firm.test', role: 'seller' }))?.body.invitation.id;
  ids.token = (await app.mailTo('new@firm.test'))?.token ?? '';
  await admin?.request('POST', `/api/users/${ids.Sara}/suspend`);
  return { ids, browsers };
}

test('[S0-34] every route of the application is in the table of roles', () => {
  const { app } = testApp();
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(routes)].sort()).toEqual(Object.keys(table).sort());
});

describe('[S0-34] who may call what', () => {
  test.each(callers)('as %s', async (caller) => {
    const app = testApp();
    const { ids, browsers } = await prepare(app);
    const browser = browsers.get(caller);
    for (const [route, cell] of Object.entries(table)) {
      const [method = '', path = ''] = route.split(' ');
      const before = browser ? new Map(browser.cookies) : new Map();
      const answer = await browser?.request(method, cell.path?.(ids) ?? path, cell.body?.(ids));
      const { code } = answer?.body?.error ?? {};
      const outcome = code === 'not-signed-in' ? 'not signed in' : code === 'not-allowed' ? 'not allowed' : 'let through';
      const signedOut = caller === 'nobody' || caller === 'suspended';
      expect(outcome, `${caller}: ${route} answered ${answer?.status}`).toBe(
        cell.may.includes(caller) ? 'let through' : signedOut ? 'not signed in' : 'not allowed',
      );
      // Signing in as somebody else in passing must not change who asks next.
      browser?.cookies.clear();
      for (const [name, value] of before) browser?.cookies.set(name, value);
      if (route === 'POST /api/sessions' && !signedOut) await restore(app, browser, caller);
    }
  });
});

async function restore(app: TestApp, browser: ReturnType<TestApp['browser']> | undefined, caller: Caller) {
  const email = { admin: 'admin', manager: 'manager', leader: 'nils', seller: 'anna', support: 'support' }[caller as string];
  const fresh = await app.as(`${email}@firm.test`);
  for (const [name, value] of fresh.cookies) browser?.cookies.set(name, value);
}
