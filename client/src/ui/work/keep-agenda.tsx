import { agenda } from '@tandem/core';
import { useEffect } from 'react';
import { useMe } from '../../state/session.ts';
import { acquire, release } from '../../sync/document-store.ts';
import { useRows } from '../../sync/rows.ts';
import { whenIdle } from '../when-idle.ts';
import { hasAgenda } from './task-edits.ts';

/** The own agenda stays open on every page: it is on this device when the train enters the tunnel. */
export function KeepAgenda() {
  const me = useMe();
  useRows('task');
  useRows('appointment');
  const known = hasAgenda(me.id);
  useEffect(() => {
    // One that was never made would be refused.
    if (!known) return;
    const name = agenda.nameOf(me.id);
    let wanted = true;
    let held = false;
    // Thousands of tasks take a while to be read: the first screen goes first.
    whenIdle(() => {
      if (!wanted) return;
      acquire(name);
      held = true;
    });
    return () => {
      wanted = false;
      if (held) release(name);
    };
  }, [known, me.id]);
  return null;
}
