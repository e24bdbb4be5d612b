/** Rows of opportunities as cards to be. */
import { type Amount, amountNumber } from './amounts.ts';
import { companyOfRow, type Drafting, type Drafts, text } from './draft-contacts.ts';
import { type CardDraft, idOfKey } from './drafts.ts';
import type { Target } from './fields.ts';
import { valuesOf } from './read-file.ts';
import type { OddCell, ReadRow } from './read-row.ts';

export interface CardDrafting extends Drafting {
  /** Of amounts that name no currency; the workspace's own. */
  readonly currency: string;
  readonly workspaceCurrency: string;
  readonly stages: readonly { readonly title: string; readonly status: 'open' | 'won' | 'lost' }[];
  readonly fallbackOwner: string;
}

const wonWord = /^(won|closed won|vunnen|vunnet|gewonnen|abgeschlossen)$/i;
const lostWord = /^(lost|closed lost|förlorad|verloren)$/i;

export function draftCard(
  row: ReadRow,
  drafts: Drafts,
  drafting: CardDrafting,
): { readonly card: CardDraft; readonly odd: readonly OddCell[] } {
  const { columns, directory, stages } = drafting;
  const get = (target: Target) => text(row, drafting, target);
  const odd: OddCell[] = [];
  const at = (target: Target) => columns.findIndex((column) => column.target === target);
  const company = companyOfRow(row, drafts, drafting);
  const companyName = company ? (drafts.get(company)?.fields.name ?? directory.contactsById.get(idOfKey(company) ?? '')?.name ?? '') : '';
  const { stage, state } = stageOf(get('stage'), get('outcome'), stages);
  const [closeOn, closedOn] = [day(get('closeOn')), day(get('closedOn'))];
  const owner = drafting.ownerOf(get('owner'));
  if (get('owner') && !owner) odd.push({ warning: 'unknown-owner', column: at('owner'), value: get('owner') });
  const notes = notesOf(row, drafting);
  const amount = valuesOf(row, columns, 'amount')[0] as Amount | undefined;
  const currency = amount?.currency ?? drafting.currency;
  const foreign = amount && currency !== drafting.workspaceCurrency;
  if (foreign) {
    odd.push({ warning: 'other-currency', column: at('amount'), value: `${amount.amount} ${currency}` });
    notes.unshift(`${columns[at('amount')]?.header ?? ''}: ${amount.amount} ${currency}`);
  }
  const outsideId = get('outsideId').slice(0, 200);
  const created = get('createdAt') || get('openedOn');
  const card: CardDraft = {
    key: `row:${row.row}`,
    rows: [row.row],
    existing: outsideId ? directory.opportunityByOutsideId.get(outsideId) : undefined,
    title: get('title') || get('product') || companyName,
    company,
    companyName,
    owner: owner ?? drafting.fallbackOwner,
    stage,
    state,
    titles: {
      ...(get('product') && { product: get('product').slice(0, 120) }),
      ...(get('saleType') && { saleType: get('saleType').slice(0, 120) }),
      ...(get('lostReason') && { lostReason: get('lostReason').slice(0, 120) }),
    },
    amount: amount && !foreign ? amountNumber(amount.amount) : null,
    openedOn: day(get('openedOn')),
    closeOn: closeOn || (state === 'open' ? closedOn : ''),
    closedOn: state === 'open' ? '' : closedOn || closeOn,
    outsideId,
    createdAt: created ? drafting.instantOf(created) : '',
    note: notes.join('; ').slice(0, 500),
  };
  return { card, odd };
}

const day = (value: string): string => value.slice(0, 10);

/** The outcome of a file that has one decides; else the stage's own meaning in the settings, else the word. */
function stageOf(stage: string, outcome: string, stages: CardDrafting['stages']): Pick<CardDraft, 'stage' | 'state'> {
  const known = stages.find((entry) => entry.title.toLowerCase() === stage.toLowerCase());
  const state = wonWord.test(outcome)
    ? 'won'
    : lostWord.test(outcome)
      ? 'lost'
      : (known?.status ?? (wonWord.test(stage) ? 'won' : lostWord.test(stage) ? 'lost' : 'open'));
  const closing = stages.find((entry) => entry.status === state)?.title;
  if (state !== 'open' && known?.status !== state && closing) return { stage: closing, state };
  return { stage: known?.title ?? (stage || (stages.find((entry) => entry.status === 'open')?.title ?? 'Open')), state };
}

function notesOf(row: ReadRow, { columns }: Drafting): string[] {
  return columns.flatMap((column, i) => {
    const value = row.values[i];
    if (typeof value !== 'string' || value === '') return [];
    if (column.target === 'note') return [value.replaceAll('\n', ' ')];
    return column.target === 'notes' || column.target === 'contactPerson' ? [`${column.header}: ${value}`] : [];
  });
}
