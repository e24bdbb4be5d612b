/** On a record that changed hands: what its former owner had edited without a network and could not send. */
import type { DocumentName } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { documentNamed } from '../../sync/document-store.ts';
import { EditRefused } from '../../sync/edit.ts';
import { rowsOf } from '../../sync/rows.ts';
import {
  applySealed,
  hasPlace,
  loadSealedHere,
  type SealedChange,
  type SealedHere,
  settleSealed,
  valueHere,
} from '../../sync/sealed-here.ts';
import { subscribeSealed } from '../../sync/sealed-news.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Button } from '../button.tsx';
import { useChangeWords } from '../change-words.ts';
import { Icon } from '../icon.tsx';
import { toast } from '../toast.tsx';

export function SealedCopies({ document, prefix = '' }: { readonly document: DocumentName; readonly prefix?: string }) {
  const [copies, setCopies] = useState<readonly SealedHere[]>([]);
  const connected = useSyncStatus().since === undefined;
  const ask = useCallback(async () => {
    const found = await loadSealedHere(document);
    if (found) setCopies(found);
  }, [document]);
  useEffect(() => {
    setCopies([]);
    if (!connected) return;
    void ask();
    return subscribeSealed(document, () => void ask());
  }, [ask, connected, document]);
  const settled = (copy: SealedHere, change: SealedChange) =>
    setCopies((now) =>
      now.map((one) => (one.id === copy.id ? { ...one, changes: one.changes.filter(({ id }) => id !== change.id) } : one)),
    );
  return copies
    .map((copy) => ({ copy, shown: copy.changes.filter(({ path }) => path.startsWith(prefix)) }))
    .filter(({ shown }) => shown.length > 0)
    .map(({ copy, shown }) => <Copy key={copy.id} copy={copy} changes={shown} document={document} onSettled={settled} />);
}

interface CopyProps {
  readonly copy: SealedHere;
  readonly changes: readonly SealedChange[];
  readonly document: DocumentName;
  readonly onSettled: (copy: SealedHere, change: SealedChange) => void;
}

function Copy({ copy, changes, document, onSettled }: CopyProps) {
  const t = useT();
  const title = t('changes.sealed', { name: rowsOf('user').get(copy.by)?.name ?? t('go.somebody'), count: changes.length });
  return (
    <aside className="banner info sealed" aria-label={title}>
      <Icon name="inbox" />
      <div className="grow">
        <b className="m">{title}</b>
        <ul>
          {changes.map((change) => (
            <Change key={change.id} copy={copy} change={change} document={document} onSettled={onSettled} />
          ))}
        </ul>
      </div>
    </aside>
  );
}

function Change({ copy, change, document, onSettled }: Omit<CopyProps, 'changes'> & { readonly change: SealedChange }) {
  const t = useT();
  const { words, value } = useChangeWords();
  const [busy, setBusy] = useState(false);
  const doc = documentNamed(document)?.doc;
  const at = { document, path: change.path };
  const said = words({ ...change, document });
  const isText = !change.path.includes('/');
  const is = isText ? String(change.to ?? '') : said.is || t('ui.none');
  const now = doc && !isText ? value(at, valueHere(doc, change)) : '';
  const field = said.field || change.label;
  const fits = doc !== undefined && (isText ? copy.update !== '' : hasPlace(doc, change));

  const decide = async (apply: boolean) => {
    setBusy(true);
    try {
      if (apply) await applySealed(document, copy, change, t('changes.used', { field, value: is }));
      if (!(await settleSealed(copy, change))) return toast(t('changes.sealed.failed'), { failed: true });
      if (apply) toast(t('changes.sealed.applied', { field }));
      onSettled(copy, change);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      toast(t(`edit.${error.reason}`), { failed: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li>
      <span className="t2">{field}</span>
      <span className="chg sm">
        {!isText && (
          <>
            <span className="was ell">{said.was || t('ui.none')}</span>
            <Icon name="right" />
          </>
        )}
        <span className={isText ? 'is' : 'is ell'}>{is}</span>
      </span>
      {now !== '' && now !== said.was && now !== is && <span className="sm t3">{t('changes.sealed.now', { value: now })}</span>}
      {!fits && doc && <span className="sm warn">{t('changes.sealed.gone')}</span>}
      <span className="row right">
        {fits ? (
          <Button
            size="sm"
            disabled={busy}
            onClick={() => void decide(true)}
            aria-label={t('changes.sealed.apply.label', { field, value: is })}
          >
            {t('changes.sealed.apply')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => void navigator.clipboard.writeText(is)}>
            {t('sync.copy')}
          </Button>
        )}
        <Button
          size="sm"
          kind="ghost"
          disabled={busy}
          onClick={() => void decide(false)}
          aria-label={t('changes.sealed.discard.label', { field, value: is })}
        >
          {t('changes.sealed.discard')}
        </Button>
      </span>
    </li>
  );
}
