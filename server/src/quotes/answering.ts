/** Answers to what was sent: the first one is the answer of that version, and stays. */
import { dayIn, isOver, nameOf, quote as quoteDocument } from '@tandem/core';
import { effectId } from '../derive/effect-id.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { newestVersion, settingsOf } from './draft.ts';
import type { AnswerTaken, QuoteAnswer } from './quotes.ts';

interface Needs {
  readonly documents: Pick<Documents, 'change'>;
  readonly storage: Pick<Storage, 'rowsByKey'>;
}
interface Answered extends Pick<QuoteAnswer, 'accepted' | 'name' | 'reason' | 'at'> {
  readonly version: number;
  /** A user's id, or `link:<id>`. */
  readonly actor: string;
}

const isAnswer = ({ state }: { readonly state: string }): boolean => state === 'accepted' || state === 'refused';
export const answerTo = <S extends { readonly state: string; readonly version: number | null }>(
  history: readonly S[],
  version: number,
): S | undefined => history.find((step) => step.version === version && isAnswer(step));

export async function takeAnswer(
  id: string,
  { version, actor, accepted, name, reason, at }: Answered,
  { documents, storage }: Needs,
): Promise<AnswerTaken> {
  const zone = (await settingsOf(storage))?.timeZone ?? 'UTC';
  const state = accepted ? ('accepted' as const) : ('refused' as const);
  let taken: AnswerTaken = 'replaced';
  const edit = documents.change(nameOf('quote', id), actor, (doc) => {
    const quote = quoteDocument.read(doc);
    const newest = newestVersion(quote);
    const before = answerTo(quote.history, version);
    if (before) taken = before.actor === actor && before.state === state ? 'done' : 'answered';
    else if (!newest || newest.version !== version) taken = 'replaced';
    else if (isOver(newest.validUntil, dayIn(zone, at))) taken = 'expired';
    else {
      taken = 'done';
      doc.transact(() => {
        const answer = { at, name: name.trim().slice(0, 200).toWellFormed(), reason: reason.trim().slice(0, 500).toWellFormed() };
        quoteDocument.change(doc, { state, answer }, actor);
        const step = { at, actor, state, version, note: answer.name };
        quoteDocument.addEntry(doc, 'history', effectId(`quote-answer/${id}/${version}`), step, actor);
      }, actor);
    }
  });
  await edit.catch((error: { code?: unknown }) => {
    if (error.code !== 'ERASED') throw error;
  });
  return taken;
}
