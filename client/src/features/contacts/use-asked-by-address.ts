/**
 * What an address asks of the list: `?kind=person&find=berg` shows what holds the text, `?kind=company&view=<id>` opens a view,
 * `?new=company&name=Berg` begins a contact. It is done once and taken out of the address: the list's state lives elsewhere.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { openView, showKind } from './contacts-state.ts';
import { type ContactKind, everyone } from './filter.ts';

export interface AskedContact {
  readonly name?: string;
  readonly reach?: string;
}

/** `creating`: the form that is open; what the address said is for that one only. */
export function useAskedByAddress(creating: ContactKind | undefined, create: (kind: ContactKind) => void): AskedContact {
  const address: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedContact>({});
  useEffect(() => {
    if (!creating) setAsked({});
  }, [creating]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address is answered once, whatever else changes
  useEffect(() => {
    const [kind, wanted] = [kindOf(address['kind']), kindOf(address['new'])];
    const [find, view] = [textOf(address['find']), textOf(address['view'])];
    if (kind) showKind(kind);
    if (kind && find) openView(kind, { view: 'all', filter: { ...everyone, text: find } });
    if (kind && view) openView(kind, { view });
    if (wanted) {
      setAsked({ name: textOf(address['name']), reach: textOf(address['reach']) });
      create(wanted);
    }
    if (kind || wanted) void navigate({ to: '/contacts', search: {}, replace: true });
  }, [address]);
  return asked;
}

const kindOf = (value: unknown): ContactKind | undefined => (value === 'company' || value === 'person' ? value : undefined);
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '');
