import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSession } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { reloadDevice } from '../../sync/start-sync.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/settings-page.tsx';

/** What this device keeps, how much of it there is, and how to load it anew. */
export function DeviceSection() {
  const t = useT();
  const { number, bytes } = useFormat();
  const { waiting } = useSyncStatus();
  const kept = useSession()?.keep ?? false;
  const [used, setUsed] = useState<number>();
  const [asking, setAsking] = useState(false);
  const [contacts, opportunities] = [useRows('contact'), useRows('opportunity')];
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when what is kept has changed
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage }) => setUsed(usage));
  }, [contacts, opportunities]);
  const empty = () => {
    setAsking(false);
    void reloadDevice();
  };
  return (
    <Section title={t('settings.device')} lead={kept ? t('settings.deviceLead') : t('settings.deviceNothing')}>
      <dl className="kv">
        <dt>{t('settings.device.contacts')}</dt>
        <dd className="num">{number(contacts.size)}</dd>
        <dt>{t('settings.device.projects')}</dt>
        <dd className="num">{number(opportunities.size)}</dd>
        <dt>{t('settings.device.waiting')}</dt>
        <dd className="num">{number(waiting)}</dd>
        {used !== undefined && (
          <>
            <dt>{t('settings.device.size')}</dt>
            <dd className="num">{bytes(used)}</dd>
          </>
        )}
      </dl>
      <p className="sm t3">{t('settings.device.safari')}</p>
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
