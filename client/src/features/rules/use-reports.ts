import type { RuleReport } from '@tandem/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../state/request.ts';
import { useRows } from '../../sync/rows.ts';

export interface Reports {
  readonly reports: readonly RuleReport[];
  readonly failure: unknown;
  readonly load: () => void;
}

/** Whatever happens may have been a rule; on a busy day that is all the time. */
const atMostEvery = 3_000;

/** What the server counted; asked again when the settings change, and after a while when something happened. */
export function useReports(allowed: boolean, changed: unknown): Reports {
  const [reports, setReports] = useState<readonly RuleReport[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [contacts, tasks, notices] = [useRows('contact'), useRows('task'), useRows('notice')];
  const load = useCallback(() => {
    if (!allowed) return;
    request<{ rules: readonly RuleReport[] }>('GET', '/api/rules').then(
      ({ rules }) => {
        setReports(rules);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(error),
    );
  }, [allowed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` says when to ask again
  useEffect(load, [load, changed]);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows say that something happened
  useEffect(() => {
    soon.current ??= setTimeout(() => {
      soon.current = undefined;
      load();
    }, atMostEvery);
  }, [load, contacts, tasks, notices]);
  useEffect(
    () => () => {
      clearTimeout(soon.current);
      soon.current = undefined;
    },
    [],
  );
  return { reports, failure, load };
}
