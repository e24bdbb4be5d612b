import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { ApiError } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Section } from '../../ui/settings-page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { callThisDevice, type DeviceState, deviceState, leaveThisDevice } from './this-device.ts';

/** Notes on the screen of this device. The browser is asked only when the person presses. */
export function PushSection() {
  const t = useT();
  const [state, setState] = useState<DeviceState>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const load = useCallback(() => {
    setFailure(undefined);
    deviceState().then(setState, setFailure);
  }, []);
  useEffect(load, [load]);
  const change = async (turn: () => Promise<DeviceState>) => {
    setBusy(true);
    try {
      setState(await turn());
    } catch (error) {
      // What is not the server's no is the browser's: its push service was not reached.
      toast(error instanceof ApiError ? errorWords(error) : t('settings.push.failed'), { failed: true });
    }
    setBusy(false);
  };
  return (
    <Section title={t('settings.push')} lead={t('settings.push.lead')}>
      {failure !== undefined ? (
        <ErrorState title={errorWords(failure)} onRetry={load} />
      ) : state === undefined ? (
        <Skeleton />
      ) : (
        <>
          <p className="sm t3" role="status">
            {t(`settings.push.is.${state}`)}
          </p>
          {(state === 'on' || state === 'off') && (
            <div className="row">
              <Button icon="bell" disabled={busy} onClick={() => void change(state === 'on' ? leaveThisDevice : callThisDevice)}>
                {t(state === 'on' ? 'settings.push.turnOff' : 'settings.push.turnOn')}
              </Button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}
