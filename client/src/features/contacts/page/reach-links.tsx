/** Phone numbers and mail addresses of one contact, each a link that calls or writes. */
import type { ContactRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { mailLink, telephoneLink } from '../../../ui/work/reach.ts';

export function ReachLinks({ row }: { readonly row: ContactRow }) {
  const t = useT();
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.reach')}</h2>
      </div>
      {row.phones.length + row.mails.length === 0 && <p className="none sm t3">{t('contacts.reach.none')}</p>}
      {row.phones.map((phone) => (
        <a key={phone} className="li" href={telephoneLink(phone)} aria-label={`${t('contacts.call', { name: row.name })}: ${phone}`}>
          <span className="t3">
            <Icon name="phone" />
          </span>
          <span className="num">{phone}</span>
        </a>
      ))}
      {row.mails.map((mail) => (
        <a key={mail} className="li" href={mailLink(mail)} aria-label={`${t('contacts.write', { name: row.name })}: ${mail}`}>
          <span className="t3">
            <Icon name="mail" />
          </span>
          <span className="ell">{mail}</span>
        </a>
      ))}
    </section>
  );
}

/** The two buttons beside a name: they lead to the first number and the first address. */
export function ReachButtons({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const [phone] = row.phones;
  const [mail] = row.mails;
  return (
    <>
      {phone && (
        <a className="btn ghost icon sm" href={telephoneLink(phone)} aria-label={t('contacts.call', { name: row.name })} title={phone}>
          <Icon name="phone" />
        </a>
      )}
      {mail && (
        <a className="btn ghost icon sm" href={mailLink(mail)} aria-label={t('contacts.write', { name: row.name })} title={mail}>
          <Icon name="mail" />
        </a>
      )}
    </>
  );
}
