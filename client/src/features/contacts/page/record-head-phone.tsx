/** The head of the page on the phone: the name, and getting there, calling, writing or logging with one thumb. */
import type { ContactRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { openQuickLog } from '../../../state/quick-log.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import { addressOf, mailLink, phoneOf, routeLink, telephoneLink } from '../../../ui/work/reach.ts';
import { type Overview, placeLine } from '../company-overview.ts';
import { titlesOf } from '../list-row.ts';
import { lifecycleLook, StageMenu, WhyStage } from './lifecycle-steps.tsx';
import { useShownContact } from './use-shown-contact.ts';

export function RecordHeadPhone({
  row,
  overview,
  readOnly,
}: {
  readonly row: ContactRow;
  readonly overview: Overview;
  readonly readOnly: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const company = useShownContact(row.company);
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
        {(isCompany || row.company === '') && (
          <div className="row life">
            {!readOnly && <StageMenu row={row} withName />}
            <WhyStage row={row} />
          </div>
        )}
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
        <button type="button" className="mbtn" aria-label={t('go.log.on', { name: row.name })} onClick={() => openQuickLog(row.id)}>
          <Icon name="edit" />
          {t('go.log')}
        </button>
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
  const contacts = useRows('contact');
  const phone = phoneOf(row, contacts, persons);
  const address = addressOf(row, contacts);
  const written = [row, ...persons].find(({ mails }) => mails.length > 0);
  return [
    {
      key: 'route',
      icon: 'place',
      label: t('go.route'),
      name: t('go.route.to', { name: row.name }),
      href: address && routeLink(address),
      outside: true,
    },
    {
      key: 'call',
      icon: 'phone',
      label: t('go.call.short'),
      name: t('go.call', { name: row.name }),
      href: phone && telephoneLink(phone),
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
  ] as const;
}
