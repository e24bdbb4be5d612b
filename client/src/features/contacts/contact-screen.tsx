/** The page of one company or person: the hub that everything else links to. */
import { contact } from '@tandem/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import './contacts.css';
import { useContactsState } from './contacts-state.ts';
import { neighboursOf } from './neighbours.ts';
import { MergedAt } from './page/merged-at.tsx';
import { copyLink } from './page/record-head.tsx';
import { RecordPage } from './page/record-page.tsx';
import { useRecord } from './page/use-record.ts';
import { useShownContact } from './page/use-shown-contact.ts';

export function ContactScreen() {
  const { id = '' } = useParams({ strict: false });
  const { own } = useSearch({ strict: false }) as { readonly own?: unknown };
  const shown = useShownContact(id);
  // Whoever was merged is shown as the other one, unless somebody asks for it by itself. The address stays: when the two are
  // divided, also by a colleague or by an edit that has just come back from the device, it shows its own contact again.
  const here = shown && !own ? shown.id : id;
  // Another contact is another page: nothing of the former one may linger in its forms.
  return <Screen key={here} id={here} />;
}

function Screen({ id }: { readonly id: string }) {
  const t = useT();
  const phone = usePhone();
  const record = useRecord(id);
  const { title, actions } = useNeighbours(id);
  const winner = useShownContact(id);
  if (record.is === 'here') {
    const name = record.row.name || t('ui.unnamed');
    const isMerged = winner !== undefined && winner.id !== id;
    return (
      <Page
        title={name}
        crumbs={[{ label: t('contacts.title'), to: '/contacts' }, ...(title ? [{ label: title, to: '/contacts' }] : []), { label: name }]}
        tabs={phone && <BackLink />}
        presence={contact.nameOf(id)}
        actions={actions}
      >
        {isMerged && <MergedAt row={record.row} winner={winner} readOnly={record.readOnly} />}
        <RecordPage record={isMerged ? { ...record, readOnly: true, mayAssign: false } : record} />
      </Page>
    );
  }
  const back = (
    <Link className="btn" to="/contacts">
      {t('contacts.page.back')}
    </Link>
  );
  return (
    <Page
      title={t('contacts.title')}
      crumbs={[{ label: t('contacts.title'), to: '/contacts' }, { label: '…' }]}
      tabs={phone && <BackLink />}
    >
      {record.is === 'opening' && <Skeleton rows={8} />}
      {record.is === 'gone' && (
        <EmptyState icon="search" title={t('contacts.page.gone')} action={back}>
          {t('contacts.page.gone.hint')}
        </EmptyState>
      )}
      {record.is === 'not-kept' && (
        <EmptyState icon="offline" title={t('contacts.page.not-kept')} action={back}>
          {t('contacts.page.not-kept.hint')}
        </EmptyState>
      )}
    </Page>
  );
}

function BackLink() {
  const t = useT();
  return (
    <Link className="btn ghost icon back" to="/contacts" aria-label={t('contacts.page.back')}>
      <Icon name="left" />
    </Link>
  );
}

/** "4 of 312", and the keys that step through the list one came from. */
function useNeighbours(id: string) {
  const t = useT();
  const navigate = useNavigate();
  const { ids, title } = useContactsState((state) => state.cameFrom);
  const at = neighboursOf(ids, id);
  const go = (to: string | undefined) => to && void navigate({ to: '/contacts/$id', params: { id: to } });
  const next = () => go(at?.next);
  const previous = () => go(at?.previous);
  useKeys({ j: next, k: previous, ArrowDown: next, ArrowUp: previous });
  const group = t('contacts.title');
  useCommands([
    { id: 'contacts.back', title: t('contacts.page.back'), group, icon: 'left', run: () => void navigate({ to: '/contacts' }) },
    {
      id: 'contacts.copy-link',
      title: t('contacts.page.copy-link'),
      group,
      keys: '$mod+.',
      icon: 'link',
      run: () => void copyLink(t('contacts.page.copied')),
    },
  ]);
  const actions = at && (
    <>
      <span className="sm t3 num">{t('contacts.page.position', { position: at.position, count: at.count })}</span>
      <span className="row step-list">
        <IconButton icon="arrow-up" label={t('contacts.page.previous')} keys="k" disabled={!at.previous} onClick={previous} />
        <IconButton icon="arrow-up" className="is-down" label={t('contacts.page.next')} keys="j" disabled={!at.next} onClick={next} />
      </span>
    </>
  );
  return { title: at ? title : '', actions };
}
