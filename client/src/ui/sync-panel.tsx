import { parseDocumentName } from '@tandem/core';
import { isMessageKey, type Translate, useT } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import { discardRefused, setWorkOffline } from '../sync/document-store.ts';
import { rowsOf } from '../sync/rows.ts';
import type { ShownChange, SyncStatus } from '../sync/sync-status.ts';
import { Button } from './button.tsx';
import { Switch } from './checkbox.tsx';
import { Icon } from './icon.tsx';

/** What waits on this device, what was refused and why. Nothing that was typed is lost: it stays here until it is discarded. */
export function SyncPanel({ status }: { readonly status: SyncStatus }) {
  const t = useT();
  const { time } = useFormat();
  const waiting = status.changes.filter((change) => change.state === 'waiting');
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
      {waiting.length > 0 && (
        <div className="gh">
          {t('sync.waiting')}
          <span className="n">{status.waiting}</span>
        </div>
      )}
      <div className="sync-list">
        {waiting.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </div>
      {refused.length > 0 && (
        <div className="gh">
          {t('sync.refused')}
          <span className="n">{refused.length}</span>
        </div>
      )}
      <div className="sync-list">
        {refused.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </div>
      {status.changes.length === 0 && !status.deviceFailed && (
        <p className="sync-note t2">{status.waiting > 0 ? t('sync.sending', { count: status.waiting }) : t('sync.nothingWaits')}</p>
      )}
      <footer className="sm t3">{t('sync.promise')}</footer>
    </>
  );
}

function ChangeRow({ change }: { readonly change: ShownChange }) {
  const t = useT();
  const { time } = useFormat();
  const { subject, field } = describe(t, change);
  const to = shown(change.to);
  return (
    <div className="sync-it">
      <div className="row">
        <b className="m ell">{subject}</b>
        <span className="t2 ell">{field}</span>
        <span className="right t3 sm num">{time(change.at)}</span>
      </div>
      {change.path !== '' && (
        <div className="chg sm">
          {change.path.includes('/') && (
            <>
              <span className="was ell">{shown(change.from) || t('ui.none')}</span>
              <Icon name="right" />
            </>
          )}
          <span className="is ell">{to || t('ui.none')}</span>
        </div>
      )}
      {change.state === 'refused' && change.reason && (
        <>
          <div className="row sm">
            <span className="warn">
              <Icon name="alert" size={14} />
            </span>
            {t(`sync.reason.${change.reason}`)}
          </div>
          <div className="row">
            <Button size="sm" onClick={() => void navigator.clipboard.writeText(to)}>
              {t('sync.copy')}
            </Button>
            <Button size="sm" kind="ghost" onClick={() => discardRefused(change.id)}>
              {t('sync.discard')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Record and field in the words of the screens, as far as this device knows them. */
function describe(t: Translate, change: ShownChange): { readonly subject: string; readonly field: string } {
  const parsed = parseDocumentName(change.document);
  const [list = '', id = '', key = ''] = change.path.split('/');
  const message = list === 'fields' ? `${parsed?.type}.${id}` : key ? `${parsed?.type}.${list}.${key}` : `${parsed?.type}.${list}`;
  const row =
    parsed?.type === 'contact'
      ? rowsOf('contact').get(parsed.id)?.name
      : list === 'cards'
        ? cardName(id)
        : parsed?.type === 'board'
          ? rowsOf('board').get(parsed.id)?.title
          : undefined;
  return { subject: row || change.label, field: isMessageKey(message) ? t(message) : change.label };
}

function cardName(id: string): string | undefined {
  const card = rowsOf('opportunity').get(id);
  return card && (card.company || card.title);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(', ');
}
