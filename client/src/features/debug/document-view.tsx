import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { errorWords } from '../../ui/error-words.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';

interface Inspection {
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly stateVector: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly issues: readonly { readonly path: string; readonly value: string }[];
  readonly damaged: readonly string[];
  readonly updates: readonly { readonly seq: number; readonly actor: string; readonly at: string; readonly bytes: number }[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly rows: readonly unknown[];
  readonly state: unknown;
}
type Part = 'state' | 'issues' | 'updates' | 'events' | 'rows';
const parts: readonly Part[] = ['state', 'issues', 'updates', 'events', 'rows'];

/** One document as a restart of the server would load it. */
export function DocumentView({ name }: { readonly name: string }) {
  const t = useT();
  const { bytes } = useFormat();
  const [found, setFound] = useState<Inspection>();
  const [failure, setFailure] = useState<unknown>();
  const [part, setPart] = useState<Part>('state');
  useEffect(() => {
    request<Inspection>('GET', `/api/debug/documents/${name}`).then(setFound, setFailure);
  }, [name]);
  if (failure !== undefined) return <ErrorState title={errorWords(failure)} />;
  if (!found) return <Skeleton rows={4} />;
  const issues = [...found.issues, ...found.damaged.map((value) => ({ path: t('debug.damaged'), value }))];
  const counts: Readonly<Record<Part, number | undefined>> = {
    state: undefined,
    issues: issues.length,
    updates: found.updates.length,
    events: found.events.length,
    rows: found.rows.length,
  };
  return (
    <section className="panel">
      <header>
        <h2 className="mono">{name}</h2>
        <span className="right sm t3 num">{bytes(found.bytes)}</span>
      </header>
      <dl className="kv dbg-status">
        {Object.entries(found.facts).map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="mono">{key}</dt>
            <dd className="num">{String(value)}</dd>
          </div>
        ))}
        <div className="contents">
          <dt className="mono">stateVector</dt>
          <dd className="mono">
            {Object.entries(found.stateVector)
              .map(([client, clock]) => `${client}: ${clock}`)
              .join(', ')}
          </dd>
        </div>
      </dl>
      <div className="dbg-tabs">
        <Tabs
          label={name}
          value={part}
          onChange={(key) => setPart(key as Part)}
          tabs={parts.map((key) => ({ key, label: t(`debug.${key}`), ...(counts[key] !== undefined && { count: counts[key] }) }))}
        />
      </div>
      {part === 'state' && <pre className="json">{JSON.stringify(found.state, null, 2)}</pre>}
      {part === 'issues' &&
        (issues.length === 0 ? (
          <p className="dbg-none t3">{t('debug.noIssues')}</p>
        ) : (
          <table className="tbl">
            <tbody>
              {issues.map(({ path, value }) => (
                <tr key={`${path}${value}`}>
                  <td className="mono">{path}</td>
                  <td className="mono">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      {part === 'updates' && (
        <table className="tbl">
          <thead>
            <tr>
              <th className="n">seq</th>
              <th>actor</th>
              <th>at</th>
              <th className="n">bytes</th>
            </tr>
          </thead>
          <tbody>
            {found.updates.map(({ seq, actor, at, bytes: size }) => (
              <tr key={seq}>
                <td className="n">{seq}</td>
                <td className="mono">{actor}</td>
                <td className="mono">{at}</td>
                <td className="n">{size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {part === 'events' && <pre className="json">{found.events.map((event) => JSON.stringify(event)).join('\n')}</pre>}
      {part === 'rows' && <pre className="json">{found.rows.map((row) => JSON.stringify(row)).join('\n')}</pre>}
    </section>
  );
}
