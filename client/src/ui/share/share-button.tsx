import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button, type ButtonProps } from '../button.tsx';
import { lazyPart } from '../lazy-part.tsx';
import type { ShareAbout } from './share-draft.ts';

/** The sheet without the weight of it: its code comes when the screen stands still. */
export const LazyShareSheet = lazyPart(async () => (await import('./share-sheet.tsx')).ShareSheet);

/** "Share", wherever something or somebody is to be shared with. */
export function ShareButton({ about, ...look }: { readonly about: ShareAbout } & Pick<ButtonProps, 'kind' | 'size' | 'keys'>) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="share" {...look} onClick={() => setOpen(true)}>
        {t('share.share')}
      </Button>
      {open && <LazyShareSheet {...about} onClose={() => setOpen(false)} />}
    </>
  );
}
