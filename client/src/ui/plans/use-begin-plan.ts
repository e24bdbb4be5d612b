/** Begins a plan and shows it; the code for making one comes when it is pressed. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '../../state/session.ts';
import type { PlanStart } from './begin-plan.ts';

export function useBeginPlan(): (start: PlanStart) => Promise<string | undefined> {
  const me = useMe().id;
  const navigate = useNavigate();
  return useCallback(
    async (start) => {
      const { beginPlan } = await import('./begin-plan.ts');
      const id = await beginPlan(start, me);
      if (id) void navigate({ to: '/plans/$id', params: { id } });
      return id;
    },
    [me, navigate],
  );
}
