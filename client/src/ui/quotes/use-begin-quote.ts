/** Begins a quote and shows it; the code for making one comes when it is pressed. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '../../state/session.ts';
import type { QuoteStart } from './begin-quote.ts';

export function useBeginQuote(): (start?: QuoteStart) => Promise<void> {
  const me = useMe().id;
  const navigate = useNavigate();
  return useCallback(
    async (start = {}) => {
      const { beginQuote } = await import('./begin-quote.ts');
      const id = await beginQuote(start, me);
      if (id) void navigate({ to: '/quotes/$id', params: { id } });
    },
    [me, navigate],
  );
}
