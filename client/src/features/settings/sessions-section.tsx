import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Section } from '../../ui/settings-page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly browser: string;
  readonly system: string;
  readonly address: string;
  readonly current: boolean;
}
type Ending = OwnSession | 'others';

/** Where the person is signed in. Ending a session takes the password: whoever finds an open screen does not know it. */
export function SessionsSection() {
  const t = useT();
  const { since } = useFormat();
  const [sessions, setSessions] = useState<readonly OwnSession[]>();
  const [failure, setFailure] = useState<unknown>();
  const [ending, setEnding] = useState<Ending>();
  const load = useCallback(() => {
    setFailure(undefined);
    request<{ sessions: readonly OwnSession[] }>('GET', '/api/sessions').then((answer) => setSessions(answer.sessions), setFailure);
  }, []);
  useEffect(load, [load]);
  const called = ({ browser, system }: OwnSession) =>
    browser && system ? t('settings.sessions.on', { browser, system }) : browser || system || t('settings.sessions.unknown');
  return (
    <Section title={t('settings.sessions')} lead={t('settings.sessions.lead')}>
      {failure !== undefined ? (
        <ErrorState title={errorWords(failure)} onRetry={load} />
      ) : !sessions ? (
        <Skeleton />
      ) : (
        <ul className="sessions" aria-label={t('settings.sessions')}>
          {sessions.map((session) => (
            <li key={session.id} className="opt">
              <span>
                <span className="row">
                  <b className="m">{called(session)}</b>
                  {session.current && <Chip tone="fill">{t('settings.sessions.this')}</Chip>}
                </span>
                <span className="hint block">
                  {t('settings.sessions.used', { when: since(session.seenAt) })}
                  {session.address && `, ${t('settings.sessions.from', { address: session.address })}`}
                </span>
              </span>
              {!session.current && (
                <Button size="sm" onClick={() => setEnding(session)} aria-label={t('settings.sessions.endOf', { device: called(session) })}>
                  {t('settings.sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sessions && sessions.length > 1 && (
        <div>
          <Button onClick={() => setEnding('others')}>{t('settings.sessions.endOthers')}</Button>
        </div>
      )}
      {ending && (
        <EndDialog
          ending={ending}
          title={ending === 'others' ? t('settings.sessions.endOthersAsk') : t('settings.sessions.endAsk', { device: called(ending) })}
          onClose={() => setEnding(undefined)}
          onEnded={() => {
            setEnding(undefined);
            load();
          }}
        />
      )}
    </Section>
  );
}

function EndDialog({
  ending,
  title,
  onClose,
  onEnded,
}: {
  readonly ending: Ending;
  readonly title: string;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}) {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const path = ending === 'others' ? '/api/sessions/end-others' : `/api/sessions/${ending.id}/end`;
      const { ended } = await request<{ ended: number }>('POST', path, { current });
      toast(t('settings.sessions.ended', { count: ended }));
      onEnded();
    } catch (failure) {
      setError(errorWords(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('settings.sessions.keep')}</Button>
          <Button kind="primary" type="submit" form="end-session" disabled={busy}>
            {t('settings.sessions.end')}
          </Button>
        </>
      }
    >
      <form id="end-session" className="form" onSubmit={(event) => void send(event)}>
        <p className="t2">{t('settings.sessions.endText')}</p>
        <Field label={t('settings.password.current')} error={error}>
          <Input
            type="password"
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
