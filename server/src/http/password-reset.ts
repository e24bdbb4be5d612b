/** A forgotten password. Asking answers the same for every address. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import { emailField, passwordField, readBody } from './body.ts';
import { clientAddress, type Surroundings } from './caller.ts';

export const resetRequestBody = z.object({ email: emailField });
export const resetBody = z.object({ password: passwordField });

export function passwordResetRoutes(accounts: Accounts, around: Surroundings): Hono {
  const routes = new Hono();
  routes.post('/password-resets', async (c) => {
    await accounts.resets.ask((await readBody(c, resetRequestBody)).email, clientAddress(c, around));
    return c.json({ message: 'If somebody has this e-mail address, a link is on its way to it.' }, 202);
  });
  routes.get('/password-resets/:token', async (c) => c.json(await accounts.resets.show(c.req.param('token'))));
  routes.post('/password-resets/:token', async (c) => {
    await accounts.resets.use(c.req.param('token'), (await readBody(c, resetBody)).password, clientAddress(c, around));
    return c.json({ changed: true });
  });
  return routes;
}
