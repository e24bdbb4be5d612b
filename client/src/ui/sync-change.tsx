import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import { proseOf } from '../sync/describe-changes.ts';
import { discardOutcome, discardRefused, documentNamed } from '../sync/document-store.ts';
import { EditRefused } from '../sync/edit.ts';
import type { Outcome } from '../sync/outcomes.ts';
import { takeBackChange, writeAgain } from '../sync/own-changes.ts';
import type { ShownChange } from '../sync/sync-status.ts';
import { Button } from './button.tsx';
import { useChangeWords } from './change-words.ts';
import { Icon } from './icon.tsx';
import { toast } from './toast.tsx';

/** A change that waits, or was refused: what, from what to what, where it is now, and what can be done with it. */
export function WaitingChange({ change }: { readonly change: ShownChange }) {
  const t = useT();
  const act = useAct();
  const text = useTextOf(change);
  const refused = change.state === 'refused';
  return (
    <Line change={change} is={text}>
      {change.state !== 'refused' ? (
        <div className="row sm t2">
          <Icon name={change.state === 'keeping' ? 'sync' : 'synced'} size={14} />
          {t(change.state === 'keeping' ? 'sync.state.keeping' : 'sync.state.waiting')}
          {change.path.includes('/') && (
            <Button
              size="sm"
              kind="ghost"
              onClick={() =>
                act(async () => void ((await takeBackChange(change)) || toast(t('ui.stayed', { count: 1 }), { icon: 'info' })))
              }
            >
              {t('sync.takeBack')}
            </Button>
          )}
        </div>
      ) : (
        <>
          {change.reason && (
            <div className="row sm">
              <span className="warn">
                <Icon name="alert" size={14} />
              </span>
              {t(`sync.reason.${change.reason}`)}
            </div>
          )}
          <div className="row">
            <Button size="sm" onClick={() => copy(text)}>
              {t('sync.copy')}
            </Button>
            {change.path.includes('/') && (
              <Button
                size="sm"
                kind="ghost"
                onClick={() =>
                  act(async () => {
                    await writeAgain(change);
                    discardRefused(change.id);
                  })
                }
              >
                {t('sync.retry')}
              </Button>
            )}
            <Button size="sm" kind="ghost" onClick={() => discardRefused(change.id)}>
              {t('sync.discard')}
            </Button>
          </div>
        </>
      )}
      {refused && <span className="vh">{t('sync.refused')}</span>}
    </Line>
  );
}

/** What became of a change that was made without the server. */
export function BecameLine({ outcome }: { readonly outcome: Outcome }) {
  const t = useT();
  const act = useAct();
  const { value } = useChangeWords();
  const text = useTextOf(outcome);
  if (outcome.became === 'arrived')
    return (
      <Line change={outcome} is={text}>
        <div className="row sm t2">
          <Icon name="check" size={14} />
          {t('sync.became.arrived')}
        </div>
      </Line>
    );
  return (
    <Line change={outcome} is={text}>
      <div className="row sm">
        <span className="warn">
          <Icon name="alert" size={14} />
        </span>
        {t('sync.became.replaced', { now: value(outcome, outcome.now) || t('ui.none') })}
      </div>
      <div className="row">
        <Button
          size="sm"
          onClick={() =>
            act(async () => {
              await writeAgain(outcome);
              discardOutcome(outcome.id);
            })
          }
        >
          {t('sync.useMine')}
        </Button>
        <Button size="sm" kind="ghost" onClick={() => copy(text)}>
          {t('sync.copy')}
        </Button>
        <Button size="sm" kind="ghost" onClick={() => discardOutcome(outcome.id)}>
          {t('sync.leaveIt')}
        </Button>
      </div>
    </Line>
  );
}

function Line({ change, is, children }: { readonly change: ShownChange | Outcome; readonly is: string; readonly children: ReactNode }) {
  const t = useT();
  const { time } = useFormat();
  const { words } = useChangeWords();
  const { subject, field, was, contact } = words(change);
  return (
    <li className="sync-it">
      <div className="row">
        {contact ? (
          <Link className="m ell" to="/contacts/$id" params={{ id: contact }}>
            {subject}
          </Link>
        ) : (
          <b className="m ell">{subject}</b>
        )}
        <span className="t2 ell">{field}</span>
        <time className="right t3 sm num" dateTime={change.at}>
          {time(change.at)}
        </time>
      </div>
      {change.path !== '' && (
        <div className="chg sm">
          {change.path.includes('/') && (
            <>
              <span className="was ell">{was || t('ui.none')}</span>
              <Icon name="right" />
            </>
          )}
          <span className="is ell">{is || t('ui.none')}</span>
        </div>
      )}
      {children}
    </li>
  );
}

/** The written value; of running text, what it says now, as long as the document is open here. */
function useTextOf(change: ShownChange | Outcome): string {
  const { words } = useChangeWords();
  if (change.path.includes('/') || typeof change.to === 'string') return words(change).is || asText(change.to);
  const doc = documentNamed(change.document)?.doc;
  return doc && change.path ? proseOf(doc, change.path) : '';
}
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const copy = (text: string): void => void navigator.clipboard.writeText(text);

/** Does it once, and says in words when it may not be done. */
function useAct(): (act: () => Promise<void>) => void {
  const t = useT();
  const [busy, setBusy] = useState(false);
  return (act) => {
    if (busy) return;
    setBusy(true);
    void act()
      .catch((error: unknown) => {
        if (!(error instanceof EditRefused)) throw error;
        toast(t(`edit.${error.reason}`), { failed: true });
      })
      .finally(() => setBusy(false));
  };
}
