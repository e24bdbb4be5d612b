/** Over the page of a contact that was merged, when somebody looks at it by itself. */
import type { ContactRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useContact } from '../../../sync/use-document.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';

const DivideDialog = lazyPart(() => import('./divide-dialog.tsx').then((module) => module.DivideDialog));

export function MergedAt({ row, winner, readOnly }: { readonly row: ContactRow; readonly winner: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const [dividing, setDividing] = useState(false);
  const document = useContact(winner.id);
  const name = winner.name || t('ui.unnamed');
  return (
    <aside className="banner info twin">
      <Icon name="link" />
      <span className="grow">{t('duplicates.merged.at', { winner: name })}</span>
      <Link className="btn sm" to="/contacts/$id" params={{ id: winner.id }}>
        {t('duplicates.merged.to', { winner: name })}
      </Link>
      {!readOnly && (
        <Button size="sm" onClick={() => setDividing(true)}>
          {t('duplicates.divide')}
        </Button>
      )}
      {dividing && (
        <DivideDialog
          loser={row}
          winner={winner}
          document={document?.loaded && !document.refused ? { state: document.state, doc: document.doc } : undefined}
          onClose={() => setDividing(false)}
        />
      )}
    </aside>
  );
}
