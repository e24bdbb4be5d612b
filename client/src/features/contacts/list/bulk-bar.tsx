/** What can be done with the selected contacts at once. */
import { seesEverything } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { useCommands } from '../../../ui/commands.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { changeMany } from '../bulk-edits.ts';
import { visibleColumns } from '../columns.ts';
import { contactsCsv } from '../contacts-csv.ts';
import { setState, useContactsState } from '../contacts-state.ts';
import { mayDo, possibleOwners } from '../subject.ts';
import type { ContactList } from '../use-contact-list.ts';
import { settingOptions } from './table-columns.tsx';
import { columnTitle } from './view-name.ts';

export function BulkBar({ list }: { readonly list: ContactList }) {
  const t = useT();
  const { person } = useMe();
  const selected = useContactsState((state) => state.selected);
  // Escape closes what lies on top first.
  const peek = useContactsState((state) => state.peek !== undefined);
  const users = useRows('user');
  const settings = useRow('settings', 'settings')?.state;
  // What the filter hides is not acted on: nobody changes what nobody sees.
  const rows = useMemo(() => list.rows.filter(({ id }) => selected.has(id)), [list.rows, selected]);
  const mine = rows.filter(({ row }) => mayDo(person, 'assign', row));
  const owners = possibleOwners(person, users.values(), seesEverything(person)).toSorted((a, b) => a.name.localeCompare(b.name));
  const clear = () => setState({ selected: new Set() });

  const give = async (owner: string, name: string) => {
    const { changed, left, undo } = await changeMany(
      mine.map(({ id }) => id),
      'owner',
      owner,
      t('contacts.bulk.give'),
    );
    say(t('contacts.bulk.given', { count: changed, name }), left + rows.length - mine.length, undo);
  };
  const setStatus = async (status: string, title: string) => {
    const { changed, left, undo } = await changeMany(
      rows.map(({ id }) => id),
      'status',
      status,
      t('contacts.bulk.status'),
    );
    say(t('contacts.bulk.statused', { count: changed, status: title }), left, undo);
  };
  const say = (message: string, left: number, undo: () => Promise<void>) =>
    toast(left > 0 ? `${message}. ${t('contacts.bulk.partly', { left })}` : message, { undo: () => void undo() });
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
  if (rows.length === 0) return null;
  return (
    <div className="bulk pop" role="toolbar" aria-label={t('contacts.bulk')}>
      <b role="status">{t('contacts.selected', { count: rows.length })}</b>
      <span className="vr" />
      <Menu
        side="top"
        label={t('contacts.bulk.give')}
        trigger={
          <button
            type="button"
            className="btn ghost"
            disabled={mine.length === 0}
            title={mine.length === 0 ? t('contacts.bulk.nobody') : undefined}
          >
            <Icon name="user" />
            {t('contacts.bulk.give')}
          </button>
        }
        items={owners.map(({ id, name }) => ({
          label: name,
          mark: <Avatar user={id} name={name} size={16} />,
          run: () => void give(id, name),
        }))}
      />
      <Menu
        side="top"
        label={t('contacts.bulk.status')}
        trigger={
          <button type="button" className="btn ghost">
            <Icon name="flag" />
            {t('contacts.bulk.status')}
          </button>
        }
        items={settingOptions('statuses', settings, t).map(({ value, label }) => ({ label, run: () => void setStatus(value, label) }))}
      />
      <Button kind="ghost" icon="download" onClick={exportRows}>
        {t('contacts.bulk.export')}
      </Button>
      <span className="vr" />
      <IconButton icon="close" label={t('contacts.bulk.clear')} keys="Escape" onClick={clear} />
    </div>
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
