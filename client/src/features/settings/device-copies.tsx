import { useSyncExternalStore } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { subscribeSyncFacts, syncFacts } from '../../sync/sync-state.ts';

/** How much of what is listed can be opened and edited without a network, while it grows and when it stops. */
export function DeviceCopies() {
  const t = useT();
  const { number } = useFormat();
  const { state, ready, total } = useSyncExternalStore(subscribeSyncFacts, () => syncFacts().copies);
  return (
    <>
      <dt>{t('settings.device.offline')}</dt>
      <dd>
        {state === 'waiting'
          ? t('settings.device.copies.waiting')
          : t('settings.device.copies', { ready: number(ready), total: number(total) })}
        {state === 'working' && total > 0 && (
          <progress className="copies" max={total} value={ready} aria-label={t('settings.device.offline')} />
        )}
        {(state === 'full' || state === 'limit') && <span className="sm t3"> {t(`settings.device.copies.${state}`)}</span>}
      </dd>
    </>
  );
}
