import { useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import { setWorkOffline } from '../sync/document-store.ts';
import type { Outcome } from '../sync/outcomes.ts';
import type { ShownChange, SyncStatus } from '../sync/sync-status.ts';
import { Button } from './button.tsx';
import { useChangeWords } from './change-words.ts';
import { TakenAway } from './changes/taken-away.tsx';
import { Switch } from './checkbox.tsx';
import { Icon } from './icon.tsx';
import { BecameLine, WaitingChange } from './sync-change.tsx';

/** What waits on this device, what was refused and why, what became of the rest. Nothing that was typed is lost. */
export function SyncPanel({ status }: { readonly status: SyncStatus }) {
  const t = useT();
  const { time } = useFormat();
  const waiting = status.changes.filter((change) => change.state !== 'refused');
  const refused = status.changes.filter((change) => change.state === 'refused');
  return (
    <>
      <header>
        <h3>{t('sync.title')}</h3>
        <span className="right row sm t2">
          {t('sync.workOffline')}
          <Switch checked={status.workOffline} label={t('sync.workOffline')} onChange={setWorkOffline} />
        </span>
      </header>
      {status.since && <p className="sync-note">{t('sync.since', { time: time(status.since) })}</p>}
      {status.deviceFailed && (
        <p className="sync-note warn">
          <Icon name="alert" size={14} />
          {t('sync.deviceFailed')}
        </p>
      )}
      <div className="sync-body">
        {refused.length > 0 && <Changes title={t('sync.refused')} count={refused.length} changes={refused} />}
        {waiting.length > 0 && <Changes title={t('sync.waiting')} count={status.waiting} changes={waiting} />}
        <TakenAway />
        {status.outcomes.length > 0 && <Became outcomes={status.outcomes} />}
      </div>
      {status.changes.length === 0 && !status.deviceFailed && (
        <p className="sync-note t2">{status.waiting > 0 ? t('sync.sending', { count: status.waiting }) : t('sync.nothingWaits')}</p>
      )}
      <footer className="sm t3 row">
        {t('sync.promise')}
        {status.changes.length > 1 && <CopyAll changes={status.changes} />}
      </footer>
    </>
  );
}

function Changes({ title, count, changes }: { readonly title: string; readonly count: number; readonly changes: readonly ShownChange[] }) {
  return (
    <section aria-label={title}>
      <div className="gh">
        {title}
        <span className="n">{count}</span>
      </div>
      <ul className="sync-list">
        {changes.map((change) => (
          <WaitingChange key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}

/** What needs a look is open; what arrived as it was written is counted, and listed when it is asked for. */
function Became({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const replaced = outcomes.filter(({ became }) => became === 'replaced');
  const arrived = outcomes.length - replaced.length;
  return (
    <section aria-label={t('sync.became')}>
      <div className="gh">
        {t('sync.became')}
        <span className="n">{outcomes.length}</span>
      </div>
      <ul className="sync-list">
        {(all ? outcomes : replaced).map((outcome) => (
          <BecameLine key={`${outcome.id} ${outcome.settledAt}`} outcome={outcome} />
        ))}
      </ul>
      {arrived > 0 && (
        <p className="sync-note t2 row">
          <Icon name="check" size={14} />
          {t('sync.arrived', { count: arrived })}
          <Button size="sm" kind="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'sync.arrived.hide' : 'sync.arrived.show')}
          </Button>
        </p>
      )}
    </section>
  );
}

function CopyAll({ changes }: { readonly changes: readonly ShownChange[] }) {
  const t = useT();
  const { words } = useChangeWords();
  const text = () =>
    changes
      .map((change) => words(change))
      .map(({ subject, field, is }) => [subject, field, is].filter(Boolean).join(': '))
      .join('\n');
  return (
    <span className="right">
      <Button size="sm" kind="ghost" onClick={() => void navigator.clipboard.writeText(text())}>
        {t('sync.copyAll')}
      </Button>
    </span>
  );
}
