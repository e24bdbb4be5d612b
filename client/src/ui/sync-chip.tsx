import { useT } from '../i18n/i18n.ts';
import { type SyncStatus, useSyncStatus } from '../sync/sync-status.ts';
import { Icon, type IconName } from './icon.tsx';
import { lazyPart } from './lazy-part.tsx';
import { Popover } from './popover.tsx';

const SyncPanel = lazyPart(() => import('./sync-panel.tsx').then((module) => module.SyncPanel));

const icons: Readonly<Record<SyncStatus['state'], IconName>> = {
  synced: 'synced',
  saving: 'sync',
  offline: 'offline',
  'needs-you': 'alert',
};

/** Always at the right of the top bar: is what was edited here safe. It opens the list of what waits and what was refused. */
export function SyncChip() {
  const t = useT();
  const status = useSyncStatus();
  const { state, waiting, refused } = status;
  const text =
    state === 'needs-you'
      ? t('sync.needsYou', { count: Math.max(1, refused) })
      : state === 'offline'
        ? waiting > 0
          ? t('sync.offlineWaiting', { count: waiting })
          : t('sync.offline')
        : state === 'saving'
          ? t('sync.saving')
          : t('sync.synced');
  const look = state === 'needs-you' ? 'offline' : state;
  return (
    <>
      <Popover
        label={t('sync.title')}
        align="end"
        className="sync-pop"
        trigger={
          <button type="button" className={`sync ${look}`} aria-label={text}>
            <Icon name={icons[state]} />
            <span className="sync-text">{text}</span>
          </button>
        }
      >
        <SyncPanel status={status} />
      </Popover>
      <span className="vh" role="status" aria-live="polite">
        {state === 'saving' ? '' : text}
      </span>
    </>
  );
}
