/** The next appointment or the most pressing task, with the ways to get there. */
import { shownAs } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDayWords } from '../../ui/work/due-words.ts';
import { addressOf, phoneOf, routeLink, telephoneLink } from '../../ui/work/reach.ts';
import type { NextUp } from './next-up.ts';

export function NextCard({ next, today }: { readonly next: NextUp; readonly today: string }) {
  const t = useT();
  const format = useFormat();
  const words = useDayWords();
  const contacts = useRows('contact');
  const isVisit = next.is === 'appointment';
  const contact = contacts.get(shownAs(isVisit ? next.appointment.contact : next.task.contact, contacts));
  const persons = contact?.is === 'company' ? [...contacts.values()].filter(({ company }) => company === contact.id) : [];
  const phone = contact ? phoneOf(contact, contacts, persons) : '';
  const address = (isVisit && next.appointment.place) || (contact ? addressOf(contact, contacts) : '');
  const subject = isVisit ? next.appointment.subject : next.task.subject;
  const late = !isVisit && next.task.due < today;
  const minutes = isVisit ? next.appointment.minutes : null;
  return (
    <section className="nx" aria-label={t('go.next')}>
      <div className="row sm">
        {isVisit ? (
          <span className="m acc num">{t('go.next.at', { time: format.time(next.appointment.startsAt) })}</span>
        ) : (
          <span className={late ? 'm late tl-due' : 'm acc'}>
            {late && <Icon name="clock" size={14} />}
            {words.due(next.task.due, today)}
          </span>
        )}
        {minutes ? <span className="t3 right num">{t('go.minutes', { count: minutes })}</span> : null}
      </div>
      <div className="nx-name">
        {contact ? <CompanyName name={contact.name} lifecycle={contact.lifecycle} id={contact.id} /> : <b className="m">{subject}</b>}
      </div>
      <div className="t2 nx-about">{[contact && subject, address].filter(Boolean).join('. ')}</div>
      {(address || phone || contact) && (
        <div className="nx-ways">
          {address && (
            <a
              className={isVisit ? 'mbtn primary' : 'mbtn'}
              href={routeLink(address)}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('go.route.to', { name: contact?.name ?? address })}
            >
              <Icon name="car" />
              {t('go.route')}
            </a>
          )}
          {phone && contact && (
            <a className={isVisit ? 'mbtn' : 'mbtn primary'} href={telephoneLink(phone)} aria-label={t('go.call', { name: contact.name })}>
              <Icon name="phone" />
              {t('go.call.short')}
            </a>
          )}
          {contact && (
            <Link className="mbtn" to="/contacts/$id" params={{ id: contact.id }} aria-label={t('go.open.of', { name: contact.name })}>
              <Icon name="document" />
              {t('go.open')}
            </Link>
          )}
        </div>
      )}
    </section>
  );
}
