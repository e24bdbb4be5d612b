import { can } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { type Mail, MailboxMail, MailState } from './mailbox-mail.tsx';

interface Mails {
  readonly mails: readonly Mail[];
  readonly inDoubt: number;
}

export function MailboxScreen() {
  const t = useT();
  const me = useMe();
  return can(me.person, 'read', { type: 'mailbox' }) ? <Mailbox /> : <NotAllowed title={t('nav.mailbox')} />;
}

/** Every mail that the server sent or would have sent. A mail is shown in a frame in which nothing runs. */
function Mailbox() {
  const t = useT();
  const { day, time } = useFormat();
  const [mailbox, setMailbox] = useState<Mails>();
  const [failure, setFailure] = useState<unknown>();
  const [chosen, setChosen] = useState<number>();
  const load = useCallback(() => {
    setFailure(undefined);
    request<Mails>('GET', '/api/mailbox').then(setMailbox, setFailure);
  }, []);
  useEffect(load, [load]);
  const mails = mailbox?.mails;
  const mail = mails?.find(({ id }) => id === chosen) ?? mails?.[0];
  return (
    <SettingsPage
      title={t('nav.mailbox')}
      actions={
        <Button icon="sync" onClick={load}>
          {t('settings.mail.look')}
        </Button>
      }
    >
      {failure !== undefined ? (
        <ErrorState title={errorWords(failure)} onRetry={load} />
      ) : !mailbox || !mails ? (
        <Skeleton />
      ) : mails.length === 0 ? (
        <EmptyState icon="mail" title={t('settings.mail.none')}>
          {t('settings.mail.noneText')}
        </EmptyState>
      ) : (
        <>
          {mailbox.inDoubt > 0 && (
            <p className="mail-warning" role="status">
              <Icon name="alert" /> {t('settings.mail.inDoubt', { count: mailbox.inDoubt })}
            </p>
          )}
          <div className="mails">
            <ul className="panel" aria-label={t('nav.mailbox')}>
              {mails.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className={one.id === mail?.id ? 'mail-li on' : 'mail-li'}
                    aria-pressed={one.id === mail?.id}
                    onClick={() => setChosen(one.id)}
                  >
                    <span className="row">
                      <b className="m ell">{one.to}</b>
                      <span className="right sm t3 num nw">
                        {day(one.createdAt)} {time(one.createdAt)}
                      </span>
                    </span>
                    <span className="row">
                      <span className="ell t2">{one.subject}</span>
                      {(one.state === 'needs-a-look' || one.state === 'failed') && (
                        <span className="right">
                          <MailState state={one.state} />
                        </span>
                      )}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {mail && <MailboxMail key={mail.id} mail={mail} onDecided={load} />}
          </div>
        </>
      )}
    </SettingsPage>
  );
}
