/** How the server is, from its parts. Counts and states only: everybody may read it. */
import type { RulesEngine } from './derive/engine.ts';
import type { Projector } from './derive/projector.ts';
import type { createFeed } from './feed/feed.ts';
import type { watchFreeSpace } from './free-space.ts';
import type { Storage } from './storage/storage.ts';
import type { createSync } from './sync/sync.ts';
import type { TellingAtWork } from './telling/telling.ts';

interface Needs {
  readonly storage: Storage;
  readonly sync: Pick<ReturnType<typeof createSync>, 'status'>;
  readonly projector: Pick<Projector, 'failing'>;
  readonly rules: Pick<RulesEngine, 'status'>;
  readonly telling: Pick<TellingAtWork, 'failing'>;
  readonly space: Pick<Awaited<ReturnType<typeof watchFreeSpace>>, 'state'>;
  readonly feed: Pick<ReturnType<typeof createFeed>, 'readers'>;
}

export async function readHealth({ storage, sync, projector, rules, telling, space, feed }: Needs) {
  const state = await storage.status();
  const syncing = sync.status();
  const { failing, lag, broken, leadsWithoutTask, ...effects } = await rules.status();
  const stuck = syncing.appendFailures > 0 || projector.failing || failing || telling.failing || space.state === 'full';
  return {
    status: stuck ? 'failing' : 'ok',
    disk: space.state,
    append: { lastSeq: state.lastSeq, waiting: syncing.appending, failures: syncing.appendFailures },
    projection: { through: state.projectedThrough, lag: state.unprojected },
    rules: { lag, broken, leadsWithoutTask },
    effects,
    sockets: syncing.sockets,
    openDocuments: syncing.openDocuments,
    readers: feed.readers,
  };
}
