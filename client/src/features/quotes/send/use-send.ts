/** Sending: everything typed is on the server first, then it is asked once, however often somebody presses. */
import { type DocumentName, quote } from '@tandem/core';
import { useCallback, useRef, useState } from 'react';
import { isMessageKey, translate, useT } from '../../../i18n/i18n.ts';
import { ApiError, type Problem, request } from '../../../state/request.ts';
import { subscribeSyncFacts, syncFacts } from '../../../sync/sync-state.ts';
import { syncStatus } from '../../../sync/sync-status.ts';
import { errorWords } from '../../../ui/error-words.ts';
import { toast } from '../../../ui/toast.tsx';
import { type SendDraft, sendingOf } from './send-draft.ts';

export interface Sending {
  readonly is: 'idle' | 'saving' | 'sending';
  /** Why it was not sent, in words; '' when nothing went wrong. */
  readonly failed: string;
  readonly fields: Readonly<Record<string, string>>;
}
const idle: Sending = { is: 'idle', failed: '', fields: {} };
const savedWithin = 15_000;

export function useSend(id: string) {
  const t = useT();
  const [sending, setSending] = useState<Sending>(idle);
  const busy = useRef(false);

  async function send(draft: SendDraft, notify: readonly string[]): Promise<boolean> {
    if (busy.current) return false;
    busy.current = true;
    try {
      if (isOffline()) throw new ApiError(0, 'offline', '', '');
      setSending({ ...idle, is: 'saving' });
      if (!(await saved(quote.nameOf(id)))) throw new ApiError(0, isOffline() ? 'offline' : 'unsaved', '', '');
      setSending({ ...idle, is: 'sending' });
      await request('POST', `/api/quotes/${id}/send`, sendingOf(draft, notify));
      setSending(idle);
      toast(t('quotes.send.done', { names: draft.recipients.map(({ name, mail }) => name || mail).join(', ') }), { icon: 'send' });
      return true;
    } catch (error) {
      setSending({ ...idle, failed: wordsOf(error), fields: error instanceof ApiError ? error.fields : {} });
      return false;
    } finally {
      busy.current = false;
    }
  }
  const wordsOf = (error: unknown): string => {
    if (error instanceof ApiError && error.code === 'offline') return t('quotes.send.offline');
    if (error instanceof ApiError && error.code === 'unsaved') return t('quotes.send.unsaved');
    // The server speaks English: what it names by a code is said in the person's language.
    if (error instanceof ApiError && error.problems.length > 0) return error.problems.map(problemWords).join(' ');
    return errorWords(error);
  };
  const clear = useCallback(() => setSending(idle), []);
  return { sending, send, clear };
}

function problemWords({ code, message, next }: Problem): string {
  const key = `quotes.send.code.${code}`;
  return isMessageKey(key) ? translate(key) : `${message} ${next}`;
}

export const isOffline = (): boolean => syncStatus().since !== undefined || syncFacts().networkGone;

/** Resolves true once the server has confirmed all edits of the document. */
export function saved(name: DocumentName, within: number = savedWithin): Promise<boolean> {
  const isSaved = () => !syncFacts().unsynced.has(name);
  if (isSaved()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(answer);
    };
    const timer = setTimeout(() => end(isSaved()), within);
    const unsubscribe = subscribeSyncFacts(() => isSaved() && end(true));
  });
}
