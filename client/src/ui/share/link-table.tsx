import { type LinkRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Chip } from '../chip.tsx';
import { CompanyName } from '../company-name.tsx';
import './share.css';
import { useWhen } from './use-when.ts';
import { linkState, openLinks } from './visits.ts';

/** What went to whom, and whether a person has looked. */
export function LinkTable({
  links,
  chosen,
  onChoose,
  withContact = false,
}: {
  readonly links: readonly LinkRow[];
  readonly chosen?: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly withContact?: boolean;
}) {
  const t = useT();
  const { day } = useFormat();
  const visits = useRows('visit');
  const contacts = useRows('contact');
  const open = useMemo(() => openLinks(visits.values()), [visits]);
  const now = new Date().toISOString();
  return (
    <table className="tbl shr-tbl">
      <thead>
        <tr>
          <th>{t('share.to')}</th>
          <th className="wide">{t('share.what')}</th>
          <th className="n">{t('files.views')}</th>
          <th className="wide">{t('share.link.state')}</th>
          <th>{t('files.sort.opened')}</th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => {
          const state = linkState(link, open.has(link.id), now);
          const contact = withContact ? contacts.get(shownAs(link.contact, contacts)) : undefined;
          return (
            <tr key={link.id} className={link.id === chosen ? 'is-sel' : undefined} data-link={link.id} onClick={() => onChoose(link.id)}>
              <td>
                <span className="two">
                  <button type="button" className="fl-name m ell" onClick={() => onChoose(link.id)}>
                    {link.recipient || t('ui.unnamed')}
                  </button>
                  <span className="sm t3 ell slim">{link.title}</span>
                  {contact && contact.name !== link.recipient && (
                    <span className="sm">
                      <CompanyName name={contact.name} lifecycle={contact.lifecycle} />
                    </span>
                  )}
                </span>
              </td>
              <td className="t2 ell wide">{link.title}</td>
              <td className="n">{link.visits}</td>
              <td className="wide">
                {state === 'withdrawn' ? (
                  <Chip icon="lock">{t('share.link.withdrawn')}</Chip>
                ) : state === 'ended' ? (
                  <Chip tone="warn">{t('share.link.ended', { day: day(link.expiresAt) })}</Chip>
                ) : (
                  <span className="t2 num">
                    {link.expiresAt ? t('share.link.validTo', { day: day(link.expiresAt) }) : t('share.link.noEnd')}
                  </span>
                )}
              </td>
              <td className="t2 num">
                <LastVisit link={link} isOpen={state === 'open'} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LastVisit({ link, isOpen }: { readonly link: LinkRow; readonly isOpen: boolean }) {
  const t = useT();
  const when = useWhen();
  if (isOpen) return <Chip tone="acc">{t('share.link.openNow')}</Chip>;
  if (link.visits > 0 && link.lastViewedAt !== '') return when.short(link.lastViewedAt);
  return <span className="t3">{t('share.notOpened')}</span>;
}
