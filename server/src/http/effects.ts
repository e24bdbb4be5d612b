/** /api/effects: what came to nothing or has an unknown outcome, for admins, who say whether to try again or to let it go. */
import { can, type EffectState } from '@tandem/core';
import { type Context, Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import type { StoredEffect } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { notAllowed, notHere } from './answer.ts';

interface Needs {
  readonly storage: Pick<Storage, 'effectsIn' | 'releaseEffect'>;
  readonly now: () => Date;
  /** There is one to be tried again. */
  readonly wake: () => void;
}
type Env = { Variables: { identity: Identity } };
const states: readonly EffectState[] = ['waiting', 'done', 'skipped', 'dead', 'needs-a-look'];
const most = 500;

const shown = ({ effect, id: _, seq: __, depth: ___, ...told }: StoredEffect) => ({
  ...told,
  state: told.state === 'claimed' ? 'waiting' : told.state,
  type: effect.type,
  user: 'user' in effect ? effect.user : 'owner' in effect ? effect.owner : '',
  contact: 'contact' in effect ? effect.contact : '',
});

export function effectsRoutes({ storage, now, wake }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'edit', { type: 'rules' }) ? next() : notAllowed(c, 'see what came of rules')));

  routes.get('/', async (c) => {
    const asked = (c.req.query('state') ?? 'dead,needs-a-look').split(',');
    const wanted = states.filter((state) => asked.includes(state));
    return c.json({ effects: (await storage.effectsIn(wanted, most)).map(shown) });
  });

  const release = async (c: Context<Env>, to: 'waiting' | 'skipped') => {
    const note = to === 'waiting' ? '' : `Let go by ${c.var.identity.name}.`;
    const changed = await storage.releaseEffect(keyIn(c.req.param('key') ?? ''), to, note, now().toISOString());
    if (!changed) return notHere(c, 'effect that waits for a decision');
    wake();
    return c.json({ state: to });
  };
  routes.post('/:key/retry', (c) => release(c, 'waiting'));
  routes.post('/:key/let-go', (c) => release(c, 'skipped'));
  return routes;
}

function keyIn(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}
