/** The strip under the name: what one asks first. Status and owner are changed here. */
import { type ContactRow, contact, seesEverything } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { translate, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { mailLink, telephoneLink } from '../../../ui/work/reach.ts';
import { changeContact } from '../change-contact.ts';
import { placeLine } from '../company-overview.ts';
import { settingOptions } from '../list/table-columns.tsx';
import { titlesOf } from '../list-row.ts';
import { possibleOwners } from '../subject.ts';
import type { RecordDocument } from './use-record.ts';
import { useShownContact } from './use-shown-contact.ts';

export function Facts({
  row,
  document,
  readOnly,
  mayAssign,
}: {
  readonly row: ContactRow;
  readonly document: RecordDocument | undefined;
  readonly readOnly: boolean;
  readonly mayAssign: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const company = useShownContact(row.company);
  const titles = titlesOf(settings);
  const founded = document?.state.founded ?? null;
  const [phone] = row.phones;
  const [mail] = row.mails;
  const size = placeLine([
    titles.sizeClasses(row.sizeClass),
    row.employees === null ? '' : t('contacts.page.size.employees', { count: row.employees }),
  ]);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('contacts.column.status'), <Status key="s" row={row} readOnly={readOnly} />],
    [t('contacts.column.owner'), <Owner key="o" row={row} mayAssign={mayAssign} />],
    ...(row.is === 'person'
      ? ([
          [t('contacts.column.company'), company && <CompanyName id={company.id} name={company.name} lifecycle={company.lifecycle} />],
          [t('contacts.column.jobTitle'), row.jobTitle],
          [
            t('contacts.column.mail'),
            mail && (
              <a className="link ell" href={mailLink(mail)}>
                {mail}
              </a>
            ),
          ],
        ] as const)
      : ([
          [t('contacts.page.size'), size],
          [t('contacts.column.revenue'), format.money(row.revenue)],
          // A year is no amount: 1996, never 1,996.
          [t('contact.founded'), founded === null ? '' : String(founded)],
        ] as const)),
    [t('contacts.column.country'), row.country],
    [
      t('contacts.column.phone'),
      phone && (
        <a className="num" href={telephoneLink(phone)}>
          {phone}
        </a>
      ),
    ],
  ];
  return (
    <div className="record-facts" role="group" aria-label={t('contacts.page.facts')}>
      {facts
        .filter(([, value]) => value)
        .map(([title, value]) => (
          <div key={title}>
            <div className="lbl">{title}</div>
            <div className="value">{value}</div>
          </div>
        ))}
    </div>
  );
}

function Status({ row, readOnly }: { readonly row: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const settings = useRow('settings', 'settings')?.state;
  const title = titlesOf(settings).statuses(row.status) || t('contacts.none.chosen');
  if (readOnly) return title;
  const label = t('contacts.page.status.change', { name: row.name });
  const set = (status: string) =>
    void changeContact(row.id, row.name, t('contacts.page.changed', { field: t('contacts.column.status'), name: row.name }), (doc) =>
      contact.change(doc, { status }, 'me'),
    );
  return (
    <Menu
      label={label}
      trigger={
        <button type="button" className="btn ghost sm" aria-label={`${label}: ${title}`}>
          {title}
          <Icon name="chevron" size={12} />
        </button>
      }
      items={settingOptions('statuses', settings, t).map(({ value, label: word }) => ({
        label: word,
        checked: value === row.status,
        run: () => set(value),
      }))}
    />
  );
}

function Owner({ row, mayAssign }: { readonly row: ContactRow; readonly mayAssign: boolean }) {
  const t = useT();
  const { person } = useMe();
  const users = useRows('user');
  const name = users.get(row.owner)?.name ?? '';
  const shown = (
    <>
      {row.owner && <Avatar user={row.owner} name={name} size={16} />}
      <span className="ell">{name || t('contacts.page.no-owner')}</span>
    </>
  );
  if (!mayAssign)
    return (
      <span className="row" title={t('contacts.page.owner.fixed')}>
        {shown}
      </span>
    );
  const owners = possibleOwners(person, users.values(), seesEverything(person)).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Menu
      label={t('contacts.page.owner.change', { name: row.name })}
      trigger={
        <button
          type="button"
          className="btn ghost sm"
          aria-label={`${t('contacts.page.owner.change', { name: row.name })}, ${name || t('contacts.page.no-owner')}`}
        >
          {shown}
          <Icon name="chevron" size={12} />
        </button>
      }
      items={owners.map((user) => ({
        label: user.name,
        checked: user.id === row.owner,
        mark: <Avatar user={user.id} name={user.name} size={16} />,
        run: () => void give(row, user),
      }))}
    />
  );
}

async function give(row: ContactRow, to: { readonly id: string; readonly name: string }): Promise<void> {
  const before = row.owner;
  const { name } = row;
  const label = translate('contacts.page.changed', { field: translate('contacts.column.owner'), name });
  const write = (owner: string) => changeContact(row.id, name, label, (doc) => contact.change(doc, { owner }, 'me'));
  if (await write(to.id)) toast(translate('contacts.page.owner.changed', { name, owner: to.name }), { undo: () => void write(before) });
}

/** "Software, Zwolle, Netherlands": the line under the name, with the website behind it. */
export function AboutLine({ row, website }: { readonly row: ContactRow; readonly website: string | undefined }) {
  const settings = useRow('settings', 'settings')?.state;
  const company = useShownContact(row.company);
  return (
    <div className="sm t2 ell">
      {row.is === 'company' ? (
        placeLine([titlesOf(settings).industries(row.industry), row.town, row.country])
      ) : (
        <>
          {placeLine([row.jobTitle, row.town])}
          {company && (
            <>
              {(row.jobTitle || row.town) && <span className="sepd" />}
              <Link className="link" to="/contacts/$id" params={{ id: company.id }}>
                {company.name}
              </Link>
            </>
          )}
        </>
      )}
      {website && (
        <>
          <span className="sepd" />
          <a className="link" href={website} target="_blank" rel="noopener noreferrer">
            {row.website}
          </a>
        </>
      )}
    </div>
  );
}
