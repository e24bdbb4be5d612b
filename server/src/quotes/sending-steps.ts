/** What is done when a quote is sent, step by step. Each step may be repeated: what is there is not made again. */
import { type DocumentName, nameOf, type Person, pipelineBoard, quote as quoteDocument, type SentQuote } from '@tandem/core';
import { effectId } from '../derive/effect-id.ts';
import type { SharedFiles } from '../files/shared-files.ts';
import type { LinkMade, Links, NewLink } from '../share/links.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import type { DrawQuote, Sending } from './quotes.ts';
import type { StoredSending } from './quotes-store.ts';

export interface StepNeeds {
  readonly storage: Pick<Storage, 'rowsByKey' | 'rowsOfKind'>;
  readonly documents: Pick<Documents, 'read' | 'change'>;
  readonly files: Pick<SharedFiles, 'keep'>;
  /** Takes a file away for good; of one that is gone nothing is left to be done. */
  readonly removeFile: (file: string) => Promise<void>;
  readonly links: Pick<Links, 'create'>;
  readonly draw: DrawQuote;
  /** Undefined: there is no such person any more. */
  readonly person: (id: string) => Promise<Person | undefined>;
  readonly mayEdit: (person: Person, document: DocumentName) => Promise<boolean>;
}
/** What stands on the disk until it is done. */
export interface Work {
  readonly content: SentQuote;
  readonly contact: string;
  readonly opportunity: string;
  readonly sending: Omit<Sending, 'id'>;
}
export interface Linked {
  readonly id: string;
  /** '' for one that was made. */
  readonly why: string;
}

/** The PDF among the files of the contact; answers the file. `again`: it may have been kept before. */
export async function keepPdf({ by, at }: StoredSending, { contact, content }: Work, again: boolean, needs: StepNeeds): Promise<string> {
  const name = fileName(content);
  const before = again ? await fileOf(contact, name, needs) : undefined;
  if (before) return before;
  const bytes = await needs.draw(content);
  return (await needs.files.keep({ name, contact, bytes, mediaType: 'application/pdf', by, at })).file;
}

/** A person may have renamed it meanwhile: then there are two, which is better than none. */
async function fileOf(contact: string, name: string, { storage }: StepNeeds): Promise<string | undefined> {
  for (let after = ''; ; ) {
    const rows = await storage.rowsOfKind('file', after, 1000);
    const found = rows.find(({ content }) => content.kind === 'file' && content.contact === contact && content.name === name);
    if (found || rows.length < 1000) return found?.content.id;
    after = rows.at(-1)?.content.id ?? '';
  }
}

const fileName = ({ number, version }: Pick<SentQuote, 'number' | 'version'>): string =>
  `${number}${version > 1 ? `, ${version}` : ''}.pdf`;

export async function writeVersion(
  { id, quote, version, by, at, validUntil }: StoredSending,
  { content }: Work,
  { documents }: StepNeeds,
): Promise<void> {
  await documents.change(nameOf('quote', quote), by, (doc) => {
    if (quoteDocument.readEntry(doc, 'versions', id)) return;
    doc.transact(() => {
      const { net, total } = content.totals;
      const sent = { version, sentAt: at, sentBy: by, validUntil, net, total, content: JSON.stringify(content) };
      quoteDocument.addEntry(doc, 'versions', id, sent, by);
      quoteDocument.addEntry(doc, 'history', `${id}-s`, { at, actor: by, state: 'sent', version }, by);
      const answer = { at: '', name: '', reason: '' };
      quoteDocument.change(doc, { number: content.number, state: 'sent', validUntil, answer }, by);
    }, by);
  });
}

/** One link for each recipient, in their order; its id follows from the sending, so that a repeat makes the same one. */
export async function makeLinks(
  { id, quote, version, by }: StoredSending,
  { contact, content, sending }: Work,
  needs: StepNeeds,
): Promise<readonly Linked[]> {
  const person = await needs.person(by);
  const made: Linked[] = [];
  for (const [i, recipient] of sending.recipients.entries()) {
    const link = {
      id: effectId(`quote-sending/${id}/${i}`),
      of: 'quote' as const,
      subject: quote,
      version,
      contact,
      person: recipient.person ?? '',
      recipient: recipient.name.trim(),
      mail: recipient.mail,
      language: content.language,
      expiresOn: sending.expiresOn ?? '',
      passcode: sending.passcode ?? '',
      download: sending.download,
      accept: sending.accept,
      notify: sending.notify,
      mailSubject: sending.subject,
      mailText: sending.text,
      send: true,
    };
    made.push({ id: link.id, why: person ? whyNot(await create(link, person, needs)) : 'not-here' });
  }
  return made;
}

/** Somebody to be told who may not see the contact any more does not keep the quote from its recipient. */
async function create(link: NewLink, person: Person, { links }: StepNeeds): Promise<LinkMade> {
  const answer = await links.create(link, person);
  const faults = !answer.ok && answer.why === 'wrong' ? Object.keys(answer.fields) : [];
  if (faults.length === 0 || faults.some((field) => field !== 'notify' && field !== 'person')) return answer;
  return links.create({ ...link, notify: [], person: '' }, person);
}

function whyNot(answer: LinkMade): string {
  if (answer.ok) return '';
  if (answer.why !== 'wrong') return answer.why;
  return Object.entries(answer.fields)
    .map(([field, wrong]) => `${field} ${wrong}`)
    .join('; ');
}

/** As an edit of the sender, who has asked for it; a card that is gone, or not theirs any more, takes over nothing. */
export async function takeOverSum({ by }: StoredSending, { sending, opportunity, content }: Work, needs: StepNeeds): Promise<void> {
  const [card] = sending.takeOver && opportunity ? await needs.storage.rowsByKey([`opportunity/${opportunity}`]) : [];
  const board = card?.document as DocumentName | undefined;
  const person = board && (await needs.person(by));
  if (!board || !person || !(await needs.mayEdit(person, board))) return;
  await needs.documents.change(board, by, (doc) => {
    pipelineBoard.changeEntry(doc, 'cards', opportunity, { amount: content.totals.net }, by);
  });
}
