/** The filter of the screen. Typing must not wait for the address, so the screen holds it and the address follows. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { addressFromSearch, type PipelineSearch, searchFromAddress } from './filter/pipeline-filter.ts';

export function usePipelineSearch(): readonly [PipelineSearch, (patch: Partial<PipelineSearch>) => void] {
  const address: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [search, setSearch] = useState(() => searchFromAddress(address));
  const held = useRef(search);
  const written = useRef(textOf(search));

  const text = textOf(searchFromAddress(address));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an address that somebody else changed is news
  useEffect(() => {
    if (text === written.current) return;
    written.current = text;
    held.current = searchFromAddress(address);
    setSearch(held.current);
  }, [text]);

  const go = useCallback(
    (patch: Partial<PipelineSearch>) => {
      const before = held.current;
      held.current = { ...before, ...patch };
      setSearch(held.current);
      written.current = textOf(held.current);
      // Another board or form is a place to come back to; a narrower filter is not.
      const isPlace = before.view !== held.current.view || before.board !== held.current.board;
      const next = addressFromSearch(held.current);
      void navigate({ to: '/projects', search: next as never, replace: !isPlace });
    },
    [navigate],
  );
  return [search, go];
}

const textOf = (search: PipelineSearch) => JSON.stringify(addressFromSearch(search));
