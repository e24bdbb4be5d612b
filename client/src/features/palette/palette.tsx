import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { DeskSearch } from './desk-search.tsx';
import { PhoneSearch } from './phone-search.tsx';
import './palette.css';

/**
 * Find, go to, do. `>` shows only actions, `@` only people, `#` only customers, projects and tasks. Everything is read from the
 * device, so it works offline.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const phone = usePhone();
  const input = useRef<HTMLInputElement>(null);
  useReturnFocus(true);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        {!phone && <Dialog.Backdrop className="scrim" />}
        <Dialog.Popup className={phone ? 'psearch' : 'pop pal'} aria-label={t('palette.title')} initialFocus={input}>
          {phone ? <PhoneSearch input={input} onClose={onClose} /> : <DeskSearch input={input} onClose={onClose} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
