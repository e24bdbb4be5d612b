/** The overview of companies and persons: what belongs to whoever looks comes first. */
import { can } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import './contacts.css';
import { showKind, useContactsState } from './contacts-state.ts';
import type { ContactKind } from './filter.ts';
import { ContactTable, rememberList } from './list/contact-table.tsx';
import { FilterBar } from './list/filter-bar.tsx';
import { NothingShown } from './list/nothing-shown.tsx';
import { PhoneList } from './list/phone-list.tsx';
import { ViewTabs } from './list/view-tabs.tsx';
import { preloadContactPage } from './preload.ts';
import { useAskedByAddress } from './use-asked-by-address.ts';
import { useContactList, useListing } from './use-contact-list.ts';

const BulkBar = lazyPart(() => import('./list/bulk-bar.tsx').then((module) => module.BulkBar));
const DuplicatesLink = lazyPart(() => import('./duplicates-link.tsx').then((module) => module.DuplicatesLink));
const PeekPanel = lazyPart(() => import('./list/peek-panel.tsx').then((module) => module.PeekPanel));
const QuickForm = lazyPart(() => import('./list/quick-form.tsx').then((module) => module.QuickForm));

export function ContactsScreen() {
  const t = useT();
  const phone = usePhone();
  const { person } = useMe();
  const list = useContactList();
  const { kind } = list;
  const ready = useRowsReady();
  const isSelecting = useContactsState((state) => state.selected.size > 0);
  const peeked = useContactsState((state) => state.peek);
  const [bulk, setBulk] = useState(false);
  // It stays, once something was selected: it says what becomes of the change after the selection is gone.
  if (isSelecting && !bulk) setBulk(true);
  const [creating, setCreating] = useState<ContactKind>();
  const asked = useAskedByAddress(creating, setCreating);
  const create = () => setCreating(kind);
  useEffect(preloadContactPage, []);
  useCommands([
    { id: 'contacts.new', title: t(`contacts.command.new.${kind}`), group: t('contacts.title'), keys: 'n', icon: 'plus', run: create },
    ...(kind === 'company'
      ? [
          {
            id: 'contacts.persons',
            title: t('contacts.command.persons'),
            group: t('contacts.title'),
            icon: 'user' as const,
            run: () => showKind('person'),
          },
        ]
      : [
          {
            id: 'contacts.companies',
            title: t('contacts.command.companies'),
            group: t('contacts.title'),
            icon: 'users' as const,
            run: () => showKind('company'),
          },
        ]),
  ]);
  const kinds = (
    <Segmented
      label={t('contacts.kind.label')}
      value={kind}
      onChange={(next) => showKind(next as ContactKind)}
      options={[
        { key: 'company', label: t('contacts.kind.company') },
        { key: 'person', label: t('contacts.kind.person') },
      ]}
    />
  );
  const nothing = <NothingShown list={list} onCreate={create} />;
  const loading = !ready || !list.ready;
  return (
    <Page
      title={t('contacts.title')}
      tabs={kinds}
      actions={
        <>
          {!phone && <DuplicatesLink />}
          {!phone && can(person, 'create', { type: 'import' }) && (
            <Link className="btn" to="/import">
              <Icon name="download" />
              {t('contacts.import')}
            </Link>
          )}
          {phone ? (
            <IconButton kind="primary" icon="plus" label={t(`contacts.form.${kind}`)} onClick={create} />
          ) : (
            <Button kind="primary" icon="plus" keys="n" onClick={create} aria-label={t(`contacts.form.${kind}`)}>
              {t(`contacts.new.${kind}`)}
            </Button>
          )}
        </>
      }
    >
      {phone ? (
        <>
          <DuplicatesLink />
          <PhoneList list={list} loading={loading} empty={nothing} />
        </>
      ) : (
        <div className="contacts">
          <ViewTabs list={list} />
          <FilterBar list={list} />
          <div
            className="with-peek"
            onClickCapture={(event) => event.target instanceof Element && event.target.closest('a') && rememberList(list, t)}
          >
            <div className="table-side">
              {loading ? <Skeleton rows={12} /> : <ContactTable key={kind} list={list} empty={nothing} />}
              {bulk && <BulkBar list={list} />}
            </div>
            {peeked !== undefined && list.ready && <Peeked id={peeked} />}
          </div>
        </div>
      )}
      {creating && <QuickForm kind={creating} begin={asked} onClose={() => setCreating(undefined)} />}
    </Page>
  );
}

/** Apart, because all lines are made for it: the list itself makes them in slices. */
function Peeked({ id }: { readonly id: string }) {
  const line = useListing().rows.get(id);
  return line && <PeekPanel line={line} />;
}
