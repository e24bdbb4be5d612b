import { useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSession } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { reloadDevice } from '../../sync/start-sync.ts';
import { askToKeep, emptiesAfterAWeek, readStorageState, type StorageState } from '../../sync/storage-state.ts';
import { subscribeSyncFacts, syncFacts } from '../../sync/sync-state.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/settings-page.tsx';
import { DeviceCopies } from './device-copies.tsx';

/** After this long with unsent edits on one device somebody should connect it. */
const longAgo = 3 * 24 * 3_600_000;

/** What this device keeps, whether it may keep it, how much of it works without a network, and how to load it anew. */
export function DeviceSection() {
  const t = useT();
  const { number, bytes, since } = useFormat();
  const { waiting } = useSyncStatus();
  const { deviceTrouble, unsynced } = useSyncExternalStore(subscribeSyncFacts, syncFacts);
  const kept = useSession()?.keep ?? false;
  const [storage, setStorage] = useState<StorageState>();
  const [asking, setAsking] = useState(false);
  const [contacts, opportunities] = [useRows('contact'), useRows('opportunity')];
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when what is kept has changed
  useEffect(() => {
    void readStorageState().then(setStorage);
  }, [contacts, opportunities]);
  const empty = () => {
    setAsking(false);
    void reloadDevice();
  };
  const oldest = [...unsynced.values()].map((entry) => entry.since).sort()[0];
  const late = oldest !== undefined && Date.now() - Date.parse(oldest) > longAgo;
  return (
    <Section title={t('settings.device')} lead={kept ? t('settings.deviceLead') : t('settings.deviceNothing')}>
      {deviceTrouble && (
        <p className="sm late" role="alert">
          {t(`settings.device.trouble.${deviceTrouble}`)}
        </p>
      )}
      <dl className="kv">
        <dt>{t('settings.device.contacts')}</dt>
        <dd className="num">{number(contacts.size)}</dd>
        <dt>{t('settings.device.projects')}</dt>
        <dd className="num">{number(opportunities.size)}</dd>
        {kept && <DeviceCopies />}
        <dt>{t('settings.device.waiting')}</dt>
        <dd className="num">{number(waiting)}</dd>
        {oldest !== undefined && (
          <>
            <dt>{t('settings.device.oldest')}</dt>
            <dd className={late ? 'late' : undefined}>{since(oldest)}</dd>
          </>
        )}
        {storage?.used !== undefined && (
          <>
            <dt>{t('settings.device.size')}</dt>
            <dd className="num">
              {storage.room === undefined
                ? bytes(storage.used)
                : t('settings.device.sizeOf', { used: bytes(storage.used), room: bytes(storage.room) })}
            </dd>
          </>
        )}
        {kept && storage && (
          <>
            <dt>{t('settings.device.persistence')}</dt>
            <dd>
              {t(`settings.device.${storage.persistence}`)}
              {storage.persistence === 'not-granted' && (
                <Button kind="ghost" size="sm" onClick={() => void askToKeep().then(setStorage)}>
                  {t('settings.device.ask')}
                </Button>
              )}
            </dd>
          </>
        )}
      </dl>
      {late && <p className="sm t3">{t('settings.device.lateText')}</p>}
      {emptiesAfterAWeek() && <p className="sm t3">{t('settings.device.safari')}</p>}
      <div>
        <Button icon="sync" onClick={() => (waiting > 0 ? setAsking(true) : empty())}>
          {t('settings.device.reload')}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('me.signOutUnsent', { count: waiting })}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('settings.device.keep')}</Button>
            <Button kind="primary" onClick={empty}>
              {t('settings.device.lose')}
            </Button>
          </>
        }
      >
        <p className="t2">{t('settings.device.loseText')}</p>
      </Dialog>
    </Section>
  );
}
