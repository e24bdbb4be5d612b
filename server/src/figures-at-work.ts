/** The part of the composition that sums up what everybody did, for those who see only their own. */
import type { Projector } from './derive/projector.ts';
import { createSharedFigures } from './figures/shared-figures.ts';
import type { Mount } from './http/app.ts';
import { figuresRoutes } from './http/figures.ts';
import type { Storage } from './storage/storage.ts';

interface Needs {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly projector: Pick<Projector, 'onProjected'>;
}

export function figuresAtWork({ storage, now, projector }: Needs): readonly Mount[] {
  const figures = createSharedFigures({ storage, now });
  projector.onProjected(figures.changed);
  return [{ path: '/api/figures', routes: figuresRoutes(figures) }];
}
