import { useEffect, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { hasDraft } from '../state/drafts.ts';
import { useNewVersion } from '../state/new-version.ts';
import { subscribeSyncFacts, syncFacts } from '../sync/sync-state.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** Whoever is typing is not interrupted: looked at again this often. */
const lookEvery = 2_000;

/** A new version waits on the device. It is never loaded by itself: a page that is loaded anew forgets what was not saved. */
export function UpdatePrompt() {
  const t = useT();
  const ready = useNewVersion();
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  useEffect(() => {
    if (!ready || shown) return;
    const look = () => {
      if (!hasDraft()) setShown(true);
    };
    look();
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [ready, shown]);
  if (!ready || !shown || dismissed) return null;
  return (
    <div className="toasts update" role="status" aria-live="polite">
      <div className="pop toast">
        <Icon name="sync" />
        <span>{asking ? t('update.draft') : t('update.ready')}</span>
        <Button kind="ghost" size="sm" onClick={() => (asking || !hasDraft() ? void reload() : setAsking(true))}>
          {asking ? t('update.anyway') : t('update.reload')}
        </Button>
        <IconButton
          icon="close"
          label={asking ? t('update.keep') : t('ui.close')}
          size="sm"
          onClick={() => (asking ? setAsking(false) : setDismissed(true))}
        />
      </div>
    </div>
  );
}

/** Edits on their way to the disk get there first; a disk that is full must not hold the person back for ever. */
async function reload(): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 3000);
    const look = () => {
      if (syncFacts().keeping.size > 0) return;
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = subscribeSyncFacts(look);
    look();
  });
  location.reload();
}
