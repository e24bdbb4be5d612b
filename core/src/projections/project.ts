/** A document's plain state as rows. Pure: state and name in, rows out; audiences are added where facts are at hand. */
import type { Agenda } from '../documents/agenda.ts';
import type { Contact } from '../documents/contact.ts';
import type { StateOf } from '../documents/define-document.ts';
import type { DocumentType, ParsedName } from '../documents/document-name.ts';
import { nameOf } from '../documents/document-name.ts';
import { documents } from '../documents/documents.ts';
import type { Goals } from '../documents/goals.ts';
import type { Inbox } from '../documents/inbox.ts';
import type { PipelineBoard } from '../documents/pipeline-board.ts';
import type { Quote } from '../documents/quote.ts';
import { dueNow } from '../documents/tasks.ts';
import type { Views } from '../documents/views.ts';
import { quoteTotals } from '../quotes/totals.ts';
import { planRow } from './plan-row.ts';
import type {
  ActivityRow,
  AppointmentRow,
  BoardRow,
  ContactRow,
  GoalRow,
  NoticeRow,
  OpportunityRow,
  RowContent,
  SettingsRow,
  TaskRow,
  ViewRow,
} from './row.ts';
import type { QuoteRow } from './shared-rows.ts';

/** The plain state of any document, with its name: what is projected and what events are derived from. */
export type DocumentState = {
  readonly [T in DocumentType]: { readonly type: T; readonly id: string; readonly state: StateOf<(typeof documents)[T]> };
}[DocumentType];

export function readDocument(name: ParsedName, doc: import('yjs').Doc): DocumentState {
  return { type: name.type, id: name.id, state: documents[name.type].read(doc) } as DocumentState;
}

export function project(document: DocumentState): readonly RowContent[] {
  switch (document.type) {
    case 'contact':
      return [contactRow(document.id, document.state), ...activityRows(document.id, document.state)];
    case 'board':
      return boardRows(document.id, document.state);
    case 'agenda':
      return [...taskRows(document.id, document.state), ...appointmentRows(document.id, document.state)];
    case 'inbox':
      return noticeRows(document.id, document.state);
    case 'views':
      return viewRows(document.id, document.state);
    case 'settings':
      return [{ kind: 'settings', id: 'settings', state: document.state } satisfies SettingsRow];
    case 'goals':
      return goalRows(document.state);
    case 'quote':
      return [quoteRow(document.id, document.state)];
    case 'plan':
      return [planRow(document.id, document.state)];
  }
}

export function contactRow(id: string, state: Contact): ContactRow {
  const {
    kind,
    name,
    jobTitle,
    company,
    lifecycle,
    status,
    owner,
    industry,
    sizeClass,
    employees,
    revenue,
    town,
    country,
    website,
    parent,
    source,
    outsideId,
    batch,
    createdAt,
    vatNumber,
    mergedInto,
    campaign,
    stageByHand,
    leadPlace,
    leadSince,
    interest,
  } = state;
  return {
    kind: 'contact',
    id,
    is: kind,
    name,
    jobTitle,
    company,
    lifecycle,
    stageByHand,
    leadStage: leadPlace.stage,
    leadRank: leadPlace.rank,
    leadSince,
    interest,
    qualification: state.qualification.board || state.qualification.open ? state.qualification : null,
    status,
    owner,
    industry,
    sizeClass,
    employees,
    revenue,
    town: town || (state.addresses.find((address) => address.town)?.town ?? ''),
    country,
    place: placeOf(state),
    website,
    parent,
    source,
    campaign,
    outsideId,
    batch,
    createdAt,
    vatNumber,
    mergedInto,
    addresses: state.addresses.map(oneLine).filter(Boolean),
    different: state.different.map((entry) => entry.other).filter(Boolean),
    mails: state.mails.map((mail) => mail.value).filter(Boolean),
    phones: state.phones.map((phone) => phone.value).filter(Boolean),
    shares: state.shares.map((share) => share.user).filter(Boolean),
  };
}

const placeOf = ({ place: { lat, lng } }: Contact): ContactRow['place'] => (lat === null || lng === null ? null : { lat, lng });

const oneLine = ({ street, postcode, town }: Contact['addresses'][number]): string =>
  [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ');

export const activityRows = (contact: string, state: Contact): readonly ActivityRow[] =>
  state.activities.map((activity) => ({ kind: 'activity', contact, ...activity }));

export const viewRows = (owner: string, state: Views): readonly ViewRow[] => state.views.map((view) => ({ kind: 'view', owner, ...view }));

export function boardRows(id: string, state: PipelineBoard): readonly (BoardRow | OpportunityRow)[] {
  const board = state.partOf || id;
  const document = nameOf('board', id);
  const cards = state.cards.map(
    ({ id: card, place, createdAt: _, note: __, ...facts }): OpportunityRow => ({
      kind: 'opportunity',
      id: card,
      board,
      document,
      ...facts,
      stage: place.stage,
      rank: place.rank,
    }),
  );
  if (state.partOf) return cards;
  return [
    { kind: 'board', id, title: state.title, process: state.process, is: state.kind, members: state.members.map((entry) => entry.member) },
    ...cards,
  ];
}

export const taskRows = (owner: string, state: Agenda): readonly TaskRow[] =>
  state.tasks.map((task) => ({ kind: 'task', owner, ...task, ...dueNow(task, state.postponements) }));

export const appointmentRows = (owner: string, state: Agenda): readonly AppointmentRow[] =>
  state.appointments.map(({ kind: is, ...facts }) => ({ kind: 'appointment', owner, is, ...facts }));

export const noticeRows = (owner: string, state: Inbox): readonly NoticeRow[] =>
  state.notices.map(({ kind: is, ...facts }) => ({ kind: 'notice', owner, is, ...facts }));

export const goalRows = (state: Goals): readonly GoalRow[] => state.goals.map((goal) => ({ kind: 'goal', ...goal }));

export function quoteRow(id: string, state: Quote): QuoteRow {
  const { number, title, contact, person, opportunity, board, owner, state: now, currency, validUntil, answer, createdAt } = state;
  const [newest] = [...state.versions].sort((a, b) => (b.version ?? 0) - (a.version ?? 0));
  const own = quoteTotals(state);
  return {
    kind: 'quote',
    id,
    number,
    version: newest?.version ?? 0,
    title,
    contact,
    person,
    opportunity,
    board,
    owner,
    state: now,
    currency,
    net: newest?.net ?? own.net,
    total: newest?.total ?? own.total,
    sentAt: newest?.sentAt ?? '',
    validUntil,
    answer,
    createdAt,
    history: state.history
      .map((step) => ({ ...step, version: step.version ?? 0 }))
      .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)),
  };
}
