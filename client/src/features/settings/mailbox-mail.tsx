import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';

export interface Mail {
  readonly id: number;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'kept' | 'sent' | 'failed' | 'needs-a-look' | 'let-go';
  readonly error: string;
  /** Since when it may have arrived although nobody said so; '' when that is known. */
  readonly unsureAt: string;
  /** Names. */
  readonly attachments: readonly string[];
}

/** One mail, what became of it, and the decision when nobody knows. */
export function MailboxMail({ mail, onDecided }: { readonly mail: Mail; readonly onDecided: () => void }) {
  const t = useT();
  const { id, subject, state, error, replyTo, attachments } = mail;
  return (
    <section className="panel mail" aria-label={subject}>
      <header>
        <h2 className="ell">{subject}</h2>
        <span className="right">
          <MailState state={state} />
        </span>
      </header>
      {state === 'needs-a-look' ? <Doubt mail={mail} onDecided={onDecided} /> : error && <p className="hint bad">{error}</p>}
      {(replyTo !== '' || attachments.length > 0) && (
        <p className="mail-facts sm t3">
          {replyTo && <span>{t('settings.mail.replyTo', { address: replyTo })}</span>}
          {attachments.length > 0 && (
            <span>
              {t('settings.mail.attachments')}:{' '}
              {attachments.map((name, i) => (
                <a key={name} href={`/api/mailbox/${id}/attachments/${i}`} download={name}>
                  {name}
                </a>
              ))}
            </span>
          )}
        </p>
      )}
      {state === 'sent' || state === 'failed' || state === 'let-go' ? (
        <p className="mail-facts sm t3">{t('settings.mail.gone')}</p>
      ) : (
        <MailBody id={id} subject={subject} text={mail.text} />
      )}
    </section>
  );
}

export function MailState({ state }: Pick<Mail, 'state'>) {
  const t = useT();
  const warns = state === 'failed' || state === 'needs-a-look';
  return (
    <Chip tone={warns ? 'warn' : 'fill'} {...(state === 'needs-a-look' && { icon: 'alert' as const })}>
      {t(`settings.mail.${state}`)}
    </Chip>
  );
}

function Doubt({ mail, onDecided }: { readonly mail: Mail; readonly onDecided: () => void }) {
  const t = useT();
  const { day, time } = useFormat();
  const [busy, setBusy] = useState(false);
  const decide = async (how: 'send-again' | 'let-go') => {
    setBusy(true);
    try {
      await request('POST', `/api/mailbox/${mail.id}/${how}`);
      toast(t(how === 'send-again' ? 'settings.mail.sentAgain' : 'settings.mail.wasLetGo'));
    } catch (error) {
      toast(errorWords(error), { failed: true });
    }
    setBusy(false);
    onDecided();
  };
  const since = mail.unsureAt || mail.createdAt;
  return (
    <div className="mail-facts mail-doubt">
      <p>{t('settings.mail.doubt', { reason: mail.error, when: `${day(since)} ${time(since)}` })}</p>
      <p className="sm t3">{t('settings.mail.doubtText')}</p>
      <div className="row">
        <Button icon="send" disabled={busy} onClick={() => void decide('send-again')}>
          {t('settings.mail.sendAgain')}
        </Button>
        <Button kind="ghost" disabled={busy} onClick={() => void decide('let-go')}>
          {t('settings.mail.letGo')}
        </Button>
      </div>
    </div>
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
