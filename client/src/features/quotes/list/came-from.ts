/** The list one came from, so that J and K step through it on the page of a quote. */
import { useNavigate } from '@tanstack/react-router';
import { create } from 'zustand';
import { useKeys } from '../../../ui/use-keys.ts';

const useCameFrom = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));

export const rememberQuotes = (ids: readonly string[]): void => useCameFrom.setState({ ids });

export function useStep(id: string): void {
  const { ids } = useCameFrom();
  const navigate = useNavigate();
  const go = (step: 1 | -1) => () => {
    const at = ids.indexOf(id);
    const next = at === -1 ? undefined : ids[at + step];
    if (next) void navigate({ to: '/quotes/$id', params: { id: next } });
  };
  useKeys({ j: go(1), k: go(-1) });
}
