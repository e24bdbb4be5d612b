/** What a named thing is called here and now; `undefined` where the reader has no row of it: gone and not open look the same (N7). */
import type { Lifecycle } from '@tandem/core';
import type { IconName } from '../../../icon.tsx';
import type { NamedKind, PlanSurroundings } from '../../plan-surroundings.ts';

export interface Named {
  readonly name: string;
  readonly icon: IconName;
  readonly lifecycle?: Lifecycle;
}

export function nameOf(kind: NamedKind, id: string, around: PlanSurroundings): Named | undefined {
  const unnamed = around.t('ui.unnamed');
  switch (kind) {
    case 'user': {
      const found = around.person(id);
      return found && { name: found.name, icon: 'user' };
    }
    case 'contact': {
      const found = around.contact(id);
      if (!found) return undefined;
      return {
        name: found.name || unnamed,
        icon: found.is === 'person' ? 'user' : 'home',
        ...(found.is === 'company' && { lifecycle: found.lifecycle }),
      };
    }
    case 'opportunity': {
      const found = around.opportunity(id);
      return found && { name: found.title || around.titleOf(found.product) || found.company || unnamed, icon: 'board' };
    }
    case 'quote': {
      const found = around.quote(id);
      return found && { name: [found.number, found.title].filter(Boolean).join(' ') || unnamed, icon: 'quote' };
    }
    case 'task': {
      const found = around.task(id);
      return found && { name: found.subject || around.titleOf(found.type) || unnamed, icon: 'task' };
    }
    default:
      return undefined;
  }
}
