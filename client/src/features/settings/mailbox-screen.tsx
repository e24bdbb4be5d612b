import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';

interface Mail {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'kept' | 'sent' | 'failed';
  readonly error: string;
}

/** Every mail that the server sent or would have sent. A mail is shown in a frame in which nothing runs. */
export function MailboxScreen() {
  const t = useT();
  const { day, time } = useFormat();
  const [mails, setMails] = useState<readonly Mail[]>();
  const [failure, setFailure] = useState<unknown>();
  const [chosen, setChosen] = useState<number>();
  const load = useCallback(() => {
    setFailure(undefined);
    request<{ mails: readonly Mail[] }>('GET', '/api/mailbox').then((answer) => setMails(answer.mails), setFailure);
  }, []);
  useEffect(load, [load]);
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
      ) : !mails ? (
        <Skeleton />
      ) : mails.length === 0 ? (
        <EmptyState icon="mail" title={t('settings.mail.none')}>
          {t('settings.mail.noneText')}
        </EmptyState>
      ) : (
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
                  <span className="ell t2">{one.subject}</span>
                </button>
              </li>
            ))}
          </ul>
          {mail && (
            <section className="panel mail" aria-label={mail.subject}>
              <header>
                <h2 className="ell">{mail.subject}</h2>
                <span className="right">
                  <Chip tone={mail.state === 'failed' ? 'warn' : 'fill'}>{t(`settings.mail.${mail.state}`)}</Chip>
                </span>
              </header>
              {mail.error && <p className="hint bad">{mail.error}</p>}
              <MailBody id={mail.id} subject={mail.subject} text={mail.text} />
            </section>
          )}
        </div>
      )}
    </SettingsPage>
  );
}

/** Loaded by address, so that the mail keeps the policy the server gives it; without a picture of it, the plain text. */
function MailBody({ id, subject, text }: { readonly id: number; readonly subject: string; readonly text: string }) {
  const t = useT();
  const [plain, setPlain] = useState(false);
  return (
    <>
      {plain ? (
        <pre className="mail-text">{text}</pre>
      ) : (
        <iframe
          title={subject}
          src={`/api/mailbox/${id}/html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          referrerPolicy="no-referrer"
        />
      )}
      <footer className="row">
        <Button kind="ghost" size="sm" onClick={() => setPlain(!plain)}>
          {t(plain ? 'settings.mail.asMail' : 'settings.mail.asText')}
        </Button>
      </footer>
    </>
  );
}
