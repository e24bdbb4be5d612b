/** The head of the page on the phone: the name, and calling or writing with one thumb. */
import type { ContactRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import { mailLink, type Overview, placeLine, telephoneLink, webAddress } from '../company-overview.ts';
import { titlesOf } from '../list-row.ts';
import { lifecycleLook } from './lifecycle-steps.tsx';

export function RecordHeadPhone({ row, overview }: { readonly row: ContactRow; readonly overview: Overview }) {
  const t = useT();
  const format = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const company = useRow('contact', row.company || undefined);
  const isCompany = row.is === 'company';
  const reach = useReach(row, overview);
  const { open, won } = overview.opportunities;
  const about = isCompany
    ? placeLine([
        t(`contact.lifecycle.${row.lifecycle}`),
        row.town || row.country,
        titlesOf(settings).industries(row.industry),
        row.employees === null ? '' : t('contacts.page.size.employees', { count: row.employees }),
      ])
    : row.jobTitle;
  return (
    <>
      <div className="title">
        <h2 className={isCompany ? lifecycleLook(row.lifecycle) : 'p'}>
          {isCompany && <Icon name={row.lifecycle} label={t(`contact.lifecycle.${row.lifecycle}`)} />}
          <span className="ell">{row.name || t('ui.unnamed')}</span>
        </h2>
        <div className="t3 ell">
          {about}
          {!isCompany && company && (
            <>
              {about && ', '}
              <Link className="link" to="/contacts/$id" params={{ id: company.id }}>
                {company.name}
              </Link>
            </>
          )}
        </div>
      </div>
      <div className="actions">
        {reach.map(({ key, icon, label, name, href, outside }) =>
          href ? (
            <a
              key={key}
              className={key === 'call' ? 'mbtn primary' : 'mbtn'}
              href={href}
              aria-label={name}
              {...(outside && { target: '_blank', rel: 'noopener noreferrer' })}
            >
              <Icon name={icon} />
              {label}
            </a>
          ) : (
            <span key={key} className="mbtn" aria-disabled="true">
              <Icon name={icon} />
              {label}
            </span>
          ),
        )}
      </div>
      {isCompany && (
        <div className="figures">
          <div>
            <div className="lbl">{t('contacts.column.openSum')}</div>
            <b className="num">{format.money(open.sum)}</b>
          </div>
          <div>
            <div className="lbl">{t('contacts.column.wonSum')}</div>
            <b className="num">{format.money(won.sum)}</b>
          </div>
          <div>
            <div className="lbl">{t('contacts.persons')}</div>
            <b className="num">{format.number(overview.persons.length)}</b>
          </div>
        </div>
      )}
    </>
  );
}

/** The company's own number, or else that of the first person there who has one. */
function useReach(row: ContactRow, { persons }: Overview) {
  const t = useT();
  const first = (of: (row: ContactRow) => readonly string[]) => [row, ...persons].find((one) => of(one).length > 0);
  const called = first(({ phones }) => phones);
  const written = first(({ mails }) => mails);
  return [
    {
      key: 'call',
      icon: 'phone',
      label: t('contacts.page.call'),
      name: t('contacts.call', { name: called?.name ?? row.name }),
      href: called && telephoneLink(called.phones[0] ?? ''),
      outside: false,
    },
    {
      key: 'write',
      icon: 'mail',
      label: t('contacts.page.write'),
      name: t('contacts.write', { name: written?.name ?? row.name }),
      href: written && mailLink(written.mails[0] ?? ''),
      outside: false,
    },
    {
      key: 'web',
      icon: 'globe',
      label: t('contacts.column.website'),
      name: t('contacts.column.website'),
      href: webAddress(row.website),
      outside: true,
    },
  ] as const;
}
