/** Who this is, where the company stands, and what can be done at once. */

import { type ContactRow, can } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import { useBeginQuote } from '../../../ui/quotes/use-begin-quote.ts';
import { shareAbout } from '../../../ui/share/share-about.ts';
import { ShareButton } from '../../../ui/share/share-button.tsx';
import { toast } from '../../../ui/toast.tsx';
import { webAddress } from '../company-overview.ts';
import { AboutLine } from './facts.tsx';
import { LifecycleSteps, lifecycleLook } from './lifecycle-steps.tsx';

export function RecordHead({
  row,
  readOnly,
  onNewOpportunity,
  onEditFields,
}: {
  readonly row: ContactRow;
  readonly readOnly: boolean;
  readonly onNewOpportunity: () => void;
  readonly onEditFields: () => void;
}) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const begin = useBeginQuote();
  const isCompany = row.is === 'company';
  return (
    <div className="first">
      <Avatar user={row.id} name={row.name} size={40} company />
      <div className="grow">
        <h2 className={`h-doc ell ${isCompany ? lifecycleLook(row.lifecycle) : 'p'}`}>{row.name || t('ui.unnamed')}</h2>
        <AboutLine row={row} website={webAddress(row.website)} />
      </div>
      {(isCompany || row.company === '') && <LifecycleSteps row={row} readOnly={readOnly} />}
      {!readOnly && <ShareButton about={shareAbout(row)} />}
      {isCompany && (
        <Button kind="primary" icon="plus" keys="o" onClick={onNewOpportunity}>
          {t('contacts.page.new-opportunity')}
        </Button>
      )}
      <MoreMenu
        label={t('contacts.page.more')}
        items={[
          { label: t('contacts.page.copy-link'), icon: 'link', keys: '$mod+.', run: () => void copyLink(t('contacts.page.copied')) },
          ...(readOnly
            ? []
            : [
                {
                  label: t('quote.new'),
                  icon: 'quote' as const,
                  keys: 'Shift+q',
                  run: () => void begin({ contact: row.company || row.id }),
                },
              ]),
          { label: t('contacts.page.edit-fields'), icon: 'edit', run: onEditFields },
          ...(can(me.person, 'read', { type: 'personal-data' })
            ? [
                {
                  label: t('export.person'),
                  icon: 'download' as const,
                  run: () => void navigate({ to: '/settings/personal-data/$id', params: { id: row.id } }),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

export async function copyLink(said: string): Promise<void> {
  await navigator.clipboard.writeText(location.href);
  toast(said);
}
