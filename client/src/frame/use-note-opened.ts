import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { noteOpened } from '../state/recent.ts';

/** Whichever way a contact, an opportunity or a plan is opened, the search offers it first afterwards. */
export function useNoteOpened(): void {
  const contact = useRouterState({ select: ({ location }) => /^\/contacts\/([0-9A-Z]{26})$/.exec(location.pathname)?.[1] });
  const card = useRouterState({
    select: ({ location }) => (location.pathname === '/projects' ? (location.search as { readonly card?: unknown }).card : undefined),
  });
  const plan = useRouterState({ select: ({ location }) => /^\/plans\/([0-9A-Z]{26})/.exec(location.pathname)?.[1] });
  useEffect(() => {
    if (contact) noteOpened({ kind: 'contact', id: contact });
  }, [contact]);
  useEffect(() => {
    if (typeof card === 'string' && card !== '') noteOpened({ kind: 'opportunity', id: card });
  }, [card]);
  useEffect(() => {
    if (plan) noteOpened({ kind: 'plan', id: plan });
  }, [plan]);
}
