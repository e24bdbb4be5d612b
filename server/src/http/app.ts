/** The HTTP application: who is mounted where, in which order, and what every answer has in common. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Accounts } from '../accounts/accounts.ts';
import type { Setup } from '../accounts/setup.ts';
import type { Log } from '../log.ts';
import type { Surroundings } from './caller.ts';
import { clientFiles } from './client-files.ts';
import { apiNotFound, errorAnswers } from './errors.ts';
import { invitationRoutes } from './invitations.ts';
import { mailboxRoutes } from './mailbox.ts';
import { describeApi } from './openapi.ts';
import { passwordResetRoutes } from './password-reset.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './sessions.ts';
import { setupRoutes } from './setup.ts';
import { teamRoutes } from './teams.ts';
import { ticketRoutes } from './tickets.ts';
import { userRoutes } from './users.ts';

/** Routes of another part. Unless they are `open`, they are for signed-in callers: `c.var.identity` is set before they run. */
export interface Mount {
  /** `/api/feed`; `/api` for routes that name several resources themselves. */
  readonly path: `/api${string}`;
  readonly routes: Hono<{ Variables: { identity: import('../accounts/identity.ts').Identity } }>;
  /** Most bytes of a request's body; 64 KiB unless it says otherwise. `own`: the routes count while it streams and keep none of it in memory. */
  readonly bodyLimit?: number | 'own';
  readonly open?: boolean;
}
export interface AppNeeds {
  readonly accounts: Accounts;
  readonly setup: Setup;
  readonly around: Surroundings;
  readonly health: () => Promise<{ readonly status: string }>;
  readonly epoch: () => Promise<string>;
  readonly mounts: readonly Mount[];
  /** What is not the API and is for everybody: other programs and pages ask for it without a session. */
  readonly open?: readonly { readonly path: string; readonly routes: Hono }[];
  /** As `open`, and state changes may come from anywhere, as plain forms: they act in nobody's name and read no session. */
  readonly strangers?: readonly { readonly path: string; readonly routes: Hono }[];
  /** Told of the address behind every request of somebody who is signed in. */
  readonly seen?: (address: string) => void;
  /** The folder of the built client. */
  readonly clientFolder: string;
  readonly log: Log;
  readonly newId: () => string;
}

const smallBody = 64 * 1024;

export function createApp({
  accounts,
  setup,
  around,
  health,
  epoch,
  mounts,
  open = [],
  strangers = [],
  seen,
  clientFolder,
  log,
  newId,
}: AppNeeds): Hono<SignedInEnv> {
  const app = new Hono<SignedInEnv>();
  app.onError(errorAnswers(log, newId));
  app.use(securityHeaders(around));
  for (const { path, routes } of strangers) app.route(path, routes);
  app.use(sameOrigin(around));

  app.get('/api/health', async (c) => {
    const state = await health();
    return c.json(state, state.status === 'ok' ? 200 : 503);
  });

  app.get('/api/openapi.json', (c) => c.json(describeApi(app.routes)));

  const own = new Hono<SignedInEnv>();
  for (const routes of [
    setupRoutes(setup, around),
    sessionRoutes(accounts, around, epoch),
    ticketRoutes(accounts, around),
    userRoutes(accounts, around),
    teamRoutes(accounts, around),
    invitationRoutes(accounts, around),
    passwordResetRoutes(accounts, around),
    mailboxRoutes(accounts, around),
  ])
    own.route('/', routes as Hono<SignedInEnv>);
  const limitSmall = bodyLimit({ maxSize: smallBody });
  for (const path of guardedPaths('/api', own)) app.use(path, limitSmall);
  app.route('/api', own);

  const signedIn = requireIdentity(accounts, around, seen);
  for (const { path, routes, bodyLimit: most = smallBody, open = false } of mounts) {
    const limit = most === 'own' ? undefined : bodyLimit({ maxSize: most });
    for (const guarded of guardedPaths(path, routes)) {
      if (!open) app.use(guarded, signedIn);
      if (limit) app.use(guarded, limit);
    }
    app.route(path, routes as unknown as Hono<SignedInEnv>);
  }
  app.all('/api/*', apiNotFound);
  app.all('/api', apiNotFound);
  for (const { path, routes } of open) app.route(path, routes);
  app.all('*', clientFiles(clientFolder));
  app.notFound((c) => c.text('There is nothing at this address.\n', 404));
  return app;
}

/** What a part answers to, as patterns: its folder, or the folders it names when it is mounted at `/api` itself. */
function guardedPaths(path: string, routes: { readonly routes: readonly { readonly path: string; readonly method: string }[] }): string[] {
  if (path !== '/api') return [`${path}/*`];
  const named = routes.routes.filter(({ method }) => method !== 'ALL').map((route) => route.path.split('/')[1] ?? '');
  return [...new Set(named)].map((segment) => `/api/${segment}/*`);
}
