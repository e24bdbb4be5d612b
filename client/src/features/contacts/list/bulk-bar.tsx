/** What can be done with the selected contacts at once. */
import { seesEverything } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { useCommands } from '../../../ui/commands.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { visibleColumns } from '../columns.ts';
import { choicesOf } from '../contact-list-view.ts';
import { contactsCsv } from '../contacts-csv.ts';
import { setState, useContactsState } from '../contacts-state.ts';
import { mayDo, possibleOwners } from '../subject.ts';
import type { ContactList } from '../use-contact-list.ts';
import { settingOptions } from './table-columns.tsx';
import { type LeftContact, useBulk } from './use-bulk.ts';
import { columnTitle } from './view-name.ts';

export function BulkBar({ list }: { readonly list: ContactList }) {
  const t = useT();
  const format = useFormat();
  const { person } = useMe();
  const selected = useContactsState((state) => state.selected);
  // Escape closes what lies on top first.
  const peek = useContactsState((state) => state.peek !== undefined);
  const users = useRows('user');
  const settings = useRow('settings', 'settings')?.state;
  const bulk = useBulk();
  // What the filter hides is not acted on: nobody changes what nobody sees.
  const rows = useMemo(() => (selected.size === 0 ? [] : list.rows.filter(({ id }) => selected.has(id))), [list.rows, selected]);
  const { mine, others } = useMemo(
    () => Object.groupBy(rows, ({ row }) => (mayDo(person, 'assign', row) ? 'mine' : 'others')),
    [rows, person],
  );
  const clear = () => setState({ selected: new Set() });

  const exportRows = () => {
    const file = `contacts-${new Date().toISOString().slice(0, 10)}.csv`;
    const words = {
      head: (column: Parameters<typeof columnTitle>[0]) => columnTitle(column, list.kind, t),
      relation: ({ row }: (typeof rows)[number]) => t(`contact.lifecycle.${row.lifecycle}`),
    };
    download(file, contactsCsv(rows, visibleColumns(list.kind, list.layout), words));
    toast(t('contacts.bulk.exported', { count: rows.length, file }));
  };
  useCommands(
    rows.length === 0
      ? []
      : [
          { id: 'contacts.export', title: t('contacts.command.export'), group: t('contacts.title'), icon: 'download', run: exportRows },
          {
            id: 'contacts.clear',
            title: t('contacts.bulk.clear'),
            group: t('contacts.title'),
            icon: 'close',
            run: clear,
            ...(!peek && { keys: 'Escape' }),
          },
        ],
  );
  const owners = (): readonly MenuItem[] =>
    possibleOwners(person, users.values(), seesEverything(person))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({
        label: name,
        mark: <Avatar user={id} name={name} size={16} />,
        run: () => void bulk.run('owner', id, t('contacts.bulk.given', { name }), mine ?? [], others),
      }));
  const fromSettings = (field: 'status' | 'industry' | 'sizeClass', from: Parameters<typeof settingOptions>[0]): readonly MenuItem[] =>
    settingOptions(from, settings, t).map(({ value, label }) => ({
      label,
      run: () =>
        void bulk.run(field, value, t('contacts.bulk.set', { column: t(`contacts.column.${columnOf[field]}`), value: label }), rows),
    }));
  const countries = (): readonly MenuItem[] =>
    choicesOf(
      list.all,
      ({ row }) => row.country,
      ({ row }) => row.country,
    )
      .slice(0, 30)
      .map(({ value }) => ({
        label: value,
        run: () => void bulk.run('country', value, t('contacts.bulk.set', { column: t('contacts.column.country'), value }), rows),
      }));

  const leftList = bulk.left.length > 0 && <LeftAsTheyWere left={bulk.left} onClose={bulk.forgetLeft} />;
  if (bulk.progress) {
    const { done, of } = bulk.progress;
    return (
      <div className="bulk pop" role="toolbar" aria-label={t('contacts.bulk')}>
        <progress value={done} max={of} aria-label={t('contacts.bulk')} />
        <span className="num">{t('contacts.bulk.progress', { done: format.number(done), of: format.number(of) })}</span>
        <Button kind="ghost" onClick={bulk.stop}>
          {t('contacts.bulk.stop')}
        </Button>
      </div>
    );
  }
  if (rows.length === 0) return leftList || null;
  const nobody = (mine ?? []).length === 0;
  return (
    <>
      <div className="bulk pop" role="toolbar" aria-label={t('contacts.bulk')}>
        <b role="status">{t('contacts.selected', { count: rows.length })}</b>
        <span className="vr" />
        <BulkMenu icon="user" label={t('contacts.bulk.give')} items={owners()} why={nobody ? t('contacts.bulk.nobody') : undefined} />
        <BulkMenu icon="flag" label={t('contacts.bulk.status')} items={fromSettings('status', 'statuses')} />
        <BulkMenu
          icon="edit"
          label={t('contacts.bulk.field')}
          items={[
            ...(list.kind === 'company'
              ? [
                  { label: t('contacts.column.industry'), items: fromSettings('industry', 'industries') },
                  { label: t('contacts.column.size'), items: fromSettings('sizeClass', 'sizeClasses') },
                ]
              : []),
            { label: t('contacts.column.country'), items: countries() },
          ]}
        />
        <Button kind="ghost" icon="download" onClick={exportRows}>
          {t('contacts.bulk.export')}
        </Button>
        <span className="vr" />
        <IconButton icon="close" label={t('contacts.bulk.clear')} keys="Escape" onClick={clear} />
      </div>
      {leftList}
    </>
  );
}

const columnOf = { status: 'status', industry: 'industry', sizeClass: 'size' } as const;

function BulkMenu({
  icon,
  label,
  items,
  why,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Why it cannot be done. */
  readonly why?: string | undefined;
}) {
  return (
    <Menu
      side="top"
      label={label}
      trigger={
        <button type="button" className="btn ghost" disabled={why !== undefined} title={why}>
          <Icon name={icon} />
          {label}
        </button>
      }
      items={items}
    />
  );
}

const listedAtMost = 200;

function LeftAsTheyWere({ left, onClose }: { readonly left: readonly LeftContact[]; readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('contacts.bulk.left', { count: left.length })}
      footer={<Button onClick={onClose}>{t('contacts.bulk.left.close')}</Button>}
    >
      <ul className="bulk-left">
        {left.slice(0, listedAtMost).map(({ id, name, reason }) => (
          <li key={id} className="row">
            <b className="ell">{name || t('ui.unnamed')}</b>
            <span className="right t3 sm">{reason}</span>
          </li>
        ))}
      </ul>
      {left.length > listedAtMost && <p className="t3 sm">{t('contacts.bulk.left.more', { count: left.length - listedAtMost })}</p>}
    </Dialog>
  );
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click, in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
