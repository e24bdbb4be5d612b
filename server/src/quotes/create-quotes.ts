/** Quotes over their documents: what was sent of them, how it stands, and what is answered. */
import {
  can,
  type DocumentName,
  dayIn,
  daysBetween,
  isId,
  isOver,
  nameOf,
  type Person,
  quote as quoteDocument,
  quoteLanguages,
  type SentQuote,
} from '@tandem/core';
import type * as Y from 'yjs';
import type { DocumentAccess } from '../derive/access.ts';
import { effectId } from '../derive/effect-id.ts';
import { createInTurn } from '../in-turn.ts';
import { answerTo, takeAnswer } from './answering.ts';
import { type Draft, draftOf, frozen, newestVersion, settingsOf } from './draft.ts';
import { problemsOf } from './problems.ts';
import type { Quotes, SendProblem } from './quotes.ts';
import { createSendings, type SendingNeeds } from './sendings.ts';

export interface QuotesNeeds extends Omit<SendingNeeds, 'mayEdit' | 'inTurn'> {
  readonly subjectOf: (document: DocumentName) => Promise<DocumentAccess>;
  /** Where somebody can be written to; undefined when there is no such person. */
  readonly addressOf: (user: string) => Promise<{ readonly name: string; readonly email: string } | undefined>;
}
export interface QuotesAtWork extends Quotes {
  /** Finishes what a stop has cut off. */
  resume(): Promise<void>;
  idle(): Promise<void>;
}
/** A register holds 100,000 characters. */
const longestContent = 95_000;

export function createQuotes(needs: QuotesNeeds): QuotesAtWork {
  const { documents, storage, subjectOf, addressOf, now } = needs;
  const may = async (person: Person, action: 'read' | 'edit', name: DocumentName): Promise<boolean> => {
    const { exists, subject } = await subjectOf(name);
    return exists && can(person, action, subject);
  };
  const inTurn = createInTurn();
  const sendings = createSendings({ ...needs, inTurn, mayEdit: (person, name) => may(person, 'edit', name) });
  const stateOf = async (id: string) => {
    const doc = isId(id) ? await documents.read(nameOf('quote', id)) : undefined;
    return doc && quoteDocument.read(doc);
  };
  const today = async () => dayIn((await settingsOf(storage))?.timeZone ?? 'UTC', now().toISOString());

  const sent: Quotes['sent'] = async (id, version) => {
    const state = await stateOf(id);
    const found = version === undefined ? state && newestVersion(state) : state?.versions.find((one) => one.version === version);
    return found && contentOf(found.content);
  };

  /**
   * What the person may read of it, undefined when that is nothing: rows that rights rest on may be a moment behind a document, in
   * which any contact may have been named since.
   */
  async function draftFor(id: string, person: Person, action: 'read' | 'edit'): Promise<Draft | undefined> {
    const draft = isId(id) && (await may(person, action, nameOf('quote', id))) ? await draftOf(id, needs) : undefined;
    if (draft?.contact && !(await may(person, action, nameOf('contact', draft.contact.id)))) return undefined;
    const { company } = draft ?? {};
    if (!draft || !company || (await may(person, 'read', nameOf('contact', company.id)))) return draft;
    return { ...draft, company: undefined };
  }

  async function sellerOf({ state }: Draft, person: Person): Promise<SentQuote['seller']> {
    const id = state.owner || person.id;
    const seller = (await addressOf(id)) ?? (await addressOf(person.id));
    return { id, name: seller?.name ?? '', mail: seller?.email ?? '' };
  }

  const take = (id: string, answered: Parameters<typeof takeAnswer>[1]) => inTurn(id, () => takeAnswer(id, answered, needs));

  return {
    sent,

    async standing(id, version) {
      const quote = await stateOf(id);
      const found = quote?.versions.find((one) => one.version === version);
      const newest = quote && newestVersion(quote);
      if (!quote || !found || !newest) return undefined;
      const answered = answerTo(quote.history, version);
      if (newest.version !== version) return { is: 'replaced', by: newest.version ?? 0 };
      if (answered)
        return {
          is: answered.state === 'accepted' ? 'accepted' : 'refused',
          name: answered.note,
          at: answered.at,
          reason: quote.answer.reason,
        };
      const day = await today();
      if (isOver(found.validUntil, day)) return { is: 'expired', validUntil: found.validUntil };
      return { is: 'open', daysLeft: daysBetween(day, found.validUntil || day) };
    },

    answer: async (id, version, { link, ...answer }) => (isId(id) ? take(id, { ...answer, version, actor: `link:${link}` }) : 'replaced'),

    async answerFor(id, person, answer) {
      const name = quoteName(id);
      if (!name || !(await may(person, 'edit', name))) return undefined;
      const state = await stateOf(id);
      const version = state && newestVersion(state)?.version;
      return version ? take(id, { ...answer, version, actor: person.id, at: now().toISOString() }) : 'replaced';
    },

    async pdf(id, version) {
      const content = await sent(id, version);
      return content && needs.draw(content);
    },

    async preview(id, person, language) {
      const draft = await draftFor(id, person, 'read');
      if (!draft) return undefined;
      const known = quoteLanguages.find((one) => one === language) ?? 'en';
      const as = {
        number: draft.state.number,
        version: 0,
        language: known,
        accept: false,
        recipient: '',
        seller: await sellerOf(draft, person),
      };
      return needs.draw(frozen(draft, as));
    },

    async send(id, person, sending) {
      const before = await sendings.again(sending.id, id, person);
      if (before) return before;
      const draft = await draftFor(id, person, 'edit');
      if (!draft) return { ok: false, why: 'not-here' };
      const problems = problemsOf(draft, sending);
      if (problems.length > 0) return { ok: false, why: 'problems', problems };
      const content = frozen(draft, {
        number: draft.state.number,
        version: (newestVersion(draft.state)?.version ?? 0) + 1,
        language: sending.language === 'sv' ? 'sv' : 'en',
        accept: sending.accept,
        recipient: sending.recipients[0]?.name.trim() ?? '',
        seller: await sellerOf(draft, person),
      });
      if (JSON.stringify(content).length > longestContent) return { ok: false, why: 'problems', problems: [tooLong] };
      const { id: _, ...wanted } = sending;
      const work = { content, contact: draft.contact?.id ?? '', opportunity: draft.state.opportunity, sending: wanted };
      return sendings.begin(work, sending.id, person);
    },

    async revise(id, person) {
      const name = quoteName(id);
      if (!name || !(await may(person, 'edit', name))) return { ok: false, why: 'not-here' };
      const at = now().toISOString();
      let revised: Awaited<ReturnType<Quotes['revise']>> = { ok: false, why: 'not-here' };
      const edit = (doc: Y.Doc) => {
        const quote = quoteDocument.read(doc);
        const version = (newestVersion(quote)?.version ?? 0) + 1;
        revised =
          quote.state === 'accepted'
            ? { ok: false, why: 'accepted' }
            : version === 1
              ? { ok: false, why: 'never-sent' }
              : { ok: true, version };
        if (!revised.ok || quote.state === 'draft') return;
        doc.transact(() => {
          quoteDocument.change(doc, { state: 'draft' }, person.id);
          const entry = { at, actor: person.id, state: 'draft' as const, version };
          quoteDocument.addEntry(doc, 'history', effectId(`quote-revised/${id}/${at}`), entry, person.id);
        }, person.id);
      };
      await inTurn(id, () => documents.change(name, person.id, edit));
      return revised;
    },

    resume: sendings.resume,
    idle: inTurn.idle,
  };
}

const tooLong: SendProblem = {
  code: 'too-long',
  message: 'The quote is too long to be sent as one.',
  next: 'Shorten the texts, or send what is long as a file beside it.',
};

const quoteName = (id: string): DocumentName | undefined => (isId(id) ? nameOf('quote', id) : undefined);

/** Undefined for what no version of ours has written. */
function contentOf(json: string): SentQuote | undefined {
  try {
    const content = JSON.parse(json) as SentQuote;
    return typeof content === 'object' && content !== null && Array.isArray(content.lines) ? content : undefined;
  } catch {
    return undefined;
  }
}
