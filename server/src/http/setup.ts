/** The first start: an empty server asks for the workspace and its first admin, and whether to fill it with the sample. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Setup } from '../accounts/setup.ts';
import { emailField, languageField, nameField, passwordField, readBody } from './body.ts';
import { fromOf, type Surroundings, setSessionCookies } from './caller.ts';
import { signedInView } from './sessions.ts';

export const setupBody = z.strictObject({
  company: nameField(120),
  name: nameField(120),
  email: emailField,
  password: passwordField,
  content: z.enum(['sample', 'empty'], 'is sample or empty'),
  language: languageField.default('en'),
});

export function setupRoutes(setup: Setup, around: Surroundings): Hono {
  const routes = new Hono();
  routes.get('/setup', async (c) => c.json(await setup.state()));
  routes.post('/setup', async (c) => {
    const { content, ...first } = await readBody(c, setupBody);
    const begun = await setup.start({ ...first, sample: content === 'sample' }, fromOf(c, around));
    setSessionCookies(c, around, begun);
    return c.json({ ...signedInView(begun), ...(await setup.state()) }, 201);
  });
  return routes;
}
