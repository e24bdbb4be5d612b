/** To whom it went, by whom and when; its address; and what it allows, each to be changed in place. */
import type { LinkRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { CompanyName } from '../company-name.tsx';
import { Icon } from '../icon.tsx';
import { CopyAddress } from './copy-address.tsx';
import { LinkChips } from './link-chips.tsx';
import { useAddress } from './use-address.ts';
import { useWhen } from './use-when.ts';
import { linkState } from './visits.ts';
import { WithdrawQuestion } from './withdraw-question.tsx';

export function LinkHead({
  link,
  relatives,
  isOpen,
}: {
  readonly link: LinkRow;
  readonly relatives: readonly LinkRow[];
  readonly isOpen: boolean;
}) {
  const t = useT();
  const when = useWhen();
  const { day } = useFormat();
  const contact = useRow('contact', link.contact || undefined);
  const users = useRows('user');
  const [asking, setAsking] = useState(false);
  const { address, get } = useAddress(link.id);
  const state = linkState(link, isOpen, new Date().toISOString());
  const name = users.get(link.by)?.name || t('go.somebody');
  const sent = link.sentAt || link.createdAt;
  const origin = link.parent ? 'share.link.passedOn' : link.sentAt ? 'share.link.sentBy' : 'share.link.madeBy';
  return (
    <header className="shr-head">
      <h2 className="h-sec ell">{t('share.link.for', { title: link.title, name: link.recipient })}</h2>
      <div className="row sm t3 wrap">
        {contact && <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />}
        <span className="num">{t(origin, { name, when: when.exact(sent) })}</span>
        {state === 'open' && <Chip tone="acc">{t('share.link.openNow')}</Chip>}
        {state === 'ended' && <Chip tone="warn">{t('share.link.ended', { day: day(link.expiresAt) })}</Chip>}
        {state === 'withdrawn' && <Chip icon="lock">{t('share.link.withdrawnOn', { day: day(link.revokedAt) })}</Chip>}
        {(link.mailed === 'failed' || link.mailed === 'unknown') && <Chip tone="warn">{t(`share.link.mail.${link.mailed}`)}</Chip>}
      </div>
      {state !== 'withdrawn' && (
        <div className="row">
          {address ? (
            <CopyAddress address={address} />
          ) : (
            <Button icon="link" onClick={get}>
              {t('share.address.get')}
            </Button>
          )}
          <Button onClick={() => setAsking(true)}>{t('share.withdraw')}</Button>
        </div>
      )}
      <LinkChips link={link} locked={state === 'withdrawn'} />
      {link.unrecorded && (
        <p className="row sm t2">
          <Icon name="info" size={14} />
          {t('share.link.unrecorded')}
        </p>
      )}
      {relatives.length > 1 && (
        <p className="sm t2">
          {t('share.link.family')}{' '}
          {relatives.slice(1).map((one, place) => (
            <span key={one.id}>
              {place > 0 && ', '}
              <Link to="/links/$id" params={{ id: one.id }} className="link">
                {one.recipient}
              </Link>
            </span>
          ))}
        </p>
      )}
      {asking && <WithdrawQuestion link={link} onClose={() => setAsking(false)} />}
    </header>
  );
}
