/** In the panel of this device: records that were given to somebody else while own edits waited. It does not say which. */
import { useSyncExternalStore } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { discardSealed } from '../../sync/document-store.ts';
import type { Sealed } from '../../sync/sealed.ts';
import { subscribeSyncFacts, syncFacts } from '../../sync/sync-state.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';

export function TakenAway() {
  const t = useT();
  const sealed = useSyncExternalStore(subscribeSyncFacts, () => syncFacts().sealed);
  if (sealed.length === 0) return null;
  return (
    <section aria-label={t('changes.taken')}>
      <div className="gh">
        {t('changes.taken')}
        <span className="n">{sealed.length}</span>
      </div>
      <ul className="sync-list">
        {sealed.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ one }: { readonly one: Sealed }) {
  const t = useT();
  const { time } = useFormat();
  const count = one.state === 'to-send' ? one.changes.length : one.count;
  const message =
    one.state === 'to-send' ? 'changes.taken.sending' : one.state === 'handed' ? 'changes.taken.handed' : 'changes.taken.kept';
  return (
    <li className="sync-it">
      <div className="row">
        <Icon name={one.state === 'kept' ? 'alert' : 'send'} size={14} />
        <span>{t(message, { count })}</span>
        <time className="right t3 sm num" dateTime={one.at}>
          {time(one.at)}
        </time>
      </div>
      {[...new Set(one.texts)].map((text) => (
        <div key={text} className="kept">
          {text}
        </div>
      ))}
      <div className="row">
        {one.texts.length > 0 && (
          <Button size="sm" onClick={() => void navigator.clipboard.writeText(one.texts.join('\n'))}>
            {t('sync.copy')}
          </Button>
        )}
        {one.state !== 'to-send' && (
          <Button size="sm" kind="ghost" onClick={() => void discardSealed(one.id)}>
            {t('changes.taken.forget')}
          </Button>
        )}
      </div>
    </li>
  );
}
