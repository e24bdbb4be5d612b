/** /api/push: the devices a person is pushed to, one a session; and /api/telling: what came of telling people, for admins. */
import { can } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { RateLimits } from '../accounts/rate-limits.ts';
import { Refusal } from '../accounts/refusal.ts';
import type { Devices } from '../telling/devices.ts';
import type { TellingState, TellingStore } from '../telling/telling-store.ts';
import { notAllowed } from './answer.ts';
import { readBody } from './body.ts';

const bytes = (length: number) =>
  z
    .string('has to be text')
    .max(200, 'is too long')
    .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'is not in base64url')
    .refine((text) => Buffer.from(text, 'base64url').length === length, `has to be ${length} bytes`);
/** As a browser's subscription writes itself. */
export const pushBody = z.strictObject({
  endpoint: z.string('has to be text').max(1000, 'is too long'),
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
});
type Env = { Variables: { identity: Identity } };

interface Needs {
  readonly devices: Devices;
  readonly limits: RateLimits;
}
export function pushRoutes({ devices, limits }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    const { person, session } = c.var.identity;
    const own = await devices.of(person.id);
    return c.json({
      publicKey: await devices.publicKey(),
      devices: own.map((device) => ({ id: device.session, createdAt: device.createdAt, here: device.session === session })),
    });
  });
  routes.post('/', async (c) => {
    const { person, session } = c.var.identity;
    await limits.take('pushPerPerson', person.id);
    const { endpoint, keys } = await readBody(c, pushBody);
    if (!devices.allows(endpoint))
      throw new Refusal('wrong-fields', 'The endpoint is not the address of a push service.', 'Send what the browser has made.', {
        fields: { endpoint: 'has to be an https address on the open internet' },
      });
    await devices.add(person.id, session, { endpoint, ...keys });
    return c.body(null, 204);
  });
  routes.delete('/', async (c) => {
    await devices.remove([c.var.identity.session]);
    return c.body(null, 204);
  });
  return routes;
}

const states: readonly TellingState[] = ['waiting', 'begun', 'sent', 'skipped', 'failed'];
const most = 500;
export function tellingRoutes(store: Pick<TellingStore, 'inState'>): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    if (!can(c.var.identity.person, 'edit', { type: 'rules' })) return notAllowed(c, 'see what people were told');
    const wanted = states.find((state) => state === c.req.query('state')) ?? 'failed';
    const found = await store.inState(wanted, most);
    return c.json({ telling: found.map(({ batch: _, ...told }) => told) });
  });
  return routes;
}
