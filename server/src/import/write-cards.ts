/** Opportunities of a planned import, as cards on the boards of their owners' teams and in archives of those. */
import { type DocumentName, nameOf, pipelineBoard, settings } from '@tandem/core';
import type { CardDraft } from './drafts.ts';
import { boardFingerprint, cardFingerprint } from './fingerprint.ts';
import { type NewCard, newBoard } from './new-documents.ts';
import { archiveOf, type CardToPlace, chunks, mostCards, placeCards } from './place-cards.ts';
import { salesProcess, salesStages } from './plan.ts';
import { commit, type TitleIds, type Write, type Writing } from './write-batch.ts';

interface Ids {
  readonly idOf: (key: string) => string;
  readonly titleId: TitleIds;
}
/** Cards that an open board takes in one change: its editors see them come in pieces, and each is applied in some milliseconds. */
const cardsTogether = 100;

export async function writeCards(writing: Writing, ids: Ids): Promise<void> {
  const { plan, directory, now, newId } = writing;
  for (const draft of plan.cards) if (draft.existing) await changeCard(draft, writing, ids);
  const fresh = plan.cards.filter((draft) => !draft.existing);
  const today = now().toISOString().slice(0, 10);
  const newestInFile = fresh.reduce((latest, { closedOn }) => (closedOn > latest ? closedOn : latest), '');
  const newest = newestInFile && newestInFile < today ? newestInFile : today;
  for (const { board, isNew, title, member, drafts } of boardsFor(fresh, writing)) {
    const cards = drafts.map((draft) => cardOf(draft, writing, ids));
    const held = isNew ? 0 : directory.opportunities.filter((row) => row.document === nameOf('board', board)).length;
    const rowOf = new Map(cards.map((card, i) => [card.card.id, drafts[i]?.rows[0] ?? 0]));
    for (const placed of placeCards(cards, newest, Math.max(0, mostCards - held))) {
      writing.checkpoint();
      if (placed.period === '' && !isNew) await addToBoard(nameOf('board', board), placed.cards, rowOf, writing);
      else if (placed.cards.length > 0 || placed.period === '') {
        const content = placed.period
          ? archiveOf(board, newId(), placed)
          : {
              id: board,
              fields: { title, process: salesProcess(directory) || (await processMade(writing)), kind: 'sales' as const },
              members: [member],
              cards: placed.cards,
            };
        const writes: Write[] = [];
        const document = newBoard(content, newId, (doc) => {
          writes.push({
            row: 0,
            document: nameOf('board', content.id),
            entry: '',
            action: 'created',
            label: title,
            was: '',
            wrote: boardFingerprint(doc),
          });
          for (const card of placed.cards) writes.push(writeOf(nameOf('board', content.id), card, rowOf, cardFingerprint(doc, card.id)));
        });
        await commit(writing, writes, [document]);
      }
      await writing.progress(placed.cards.length);
    }
  }
}

const writeOf = (document: DocumentName, card: NewCard, rowOf: ReadonlyMap<string, number>, fingerprint: string): Write => ({
  row: rowOf.get(card.id) ?? 0,
  document,
  entry: card.id,
  action: 'card',
  label: card.title ?? '',
  was: '',
  wrote: fingerprint,
});

async function processMade({ documents }: Writing): Promise<string> {
  const doc = await documents.read('settings' as DocumentName);
  return doc ? salesProcess({ settings: settings.read(doc) }) : '';
}

/** The fingerprint is taken from a copy before the change, so that it is on disk first. */
async function addToBoard(
  name: DocumentName,
  cards: readonly NewCard[],
  rowOf: ReadonlyMap<string, number>,
  writing: Writing,
): Promise<void> {
  const { documents, note, batch } = writing;
  for (const part of chunks(cards, cardsTogether)) {
    writing.checkpoint();
    const alone = newBoardDoc(part);
    await note(part.map((card) => writeOf(name, card, rowOf, alone.fingerprints.get(card.id) ?? '')));
    await documents.change(name, `import:${batch}`, (doc) =>
      doc.transact(() => {
        for (const { id, ...card } of part) pipelineBoard.addEntry(doc, 'cards', id, card, 'import');
      }),
    );
  }
}

function newBoardDoc(cards: readonly NewCard[]) {
  const fingerprints = new Map<string, string>();
  newBoard(
    { id: 'none', fields: {}, members: [], cards },
    () => 'none',
    (doc) => {
      for (const card of cards) fingerprints.set(card.id, cardFingerprint(doc, card.id));
    },
  );
  return { fingerprints };
}

function cardOf(draft: CardDraft, { newId, directory, batch, now }: Writing, { idOf, titleId }: Ids): CardToPlace {
  const contact = idOf(draft.company);
  const firstOpen = salesStages(directory).find((stage) => stage.status === 'open')?.id;
  const product = titleId('products', draft.titles.product);
  const note =
    draft.titles.product && !product && draft.titles.product !== draft.title
      ? [draft.titles.product, draft.note].filter(Boolean).join('; ').slice(0, 500)
      : draft.note;
  const card = {
    id: newId(),
    title: draft.title.slice(0, 500),
    owner: draft.owner,
    batch,
    createdAt: draft.createdAt || now().toISOString(),
    stage: titleId('stages', draft.stage) ?? firstOpen ?? '',
    ...present({
      contact,
      company: draft.companyName,
      product,
      type: titleId('saleTypes', draft.titles.saleType),
      lostReason: titleId('rejections', draft.titles.lostReason),
      openedOn: draft.openedOn,
      closeOn: draft.closeOn || draft.closedOn,
      closedOn: draft.closedOn,
      outsideId: draft.outsideId,
      note,
    }),
    ...(draft.amount !== null && { amount: draft.amount }),
  };
  return { card, open: draft.state === 'open' };
}

const present = <T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as { [K in keyof T]?: string };

interface BoardFor {
  readonly board: string;
  readonly isNew: boolean;
  readonly title: string;
  readonly member: string;
  readonly drafts: readonly CardDraft[];
}

/** The board of the owner's team, or the one that is everybody's; for somebody without either an own one. */
function boardsFor(drafts: readonly CardDraft[], { directory, newId }: Writing): readonly BoardFor[] {
  const users = new Map(directory.users.map((user) => [user.id, user]));
  const circleOf = (owner: string) => (users.get(owner)?.team ? `team:${users.get(owner)?.team}` : `user:${owner}`);
  const boardOf = (member: string) => directory.boards.find((board) => board.is === 'sales' && board.members.includes(member));
  const shared = boardOf('everyone');
  return [...Map.groupBy(drafts, ({ owner }) => (boardOf(circleOf(owner)) ?? shared)?.id ?? circleOf(owner))].map(([found, own]) => {
    const known = directory.boards.find((board) => board.id === found);
    const title =
      known?.title ??
      directory.teams.find((team) => `team:${team.id}` === found)?.name ??
      users.get(found.slice('user:'.length))?.name ??
      'Imported';
    return { board: known?.id ?? newId(), isNew: !known, title, member: found, drafts: own };
  });
}

async function changeCard(draft: CardDraft, writing: Writing, { titleId }: Ids): Promise<void> {
  const { plan, documents, note, batch, progress } = writing;
  const patch = plan.cardPatches.get(draft.key);
  const row = draft.existing;
  if (patch && row && patch.changes.length > 0) {
    const stage = titleId('stages', patch.stage);
    const values = {
      ...patch.facts,
      ...present({
        product: titleId('products', patch.titles.product),
        type: titleId('saleTypes', patch.titles.saleType),
        lostReason: titleId('rejections', patch.titles.lostReason),
      }),
      ...(stage && { place: { stage, rank: row.rank } }),
    };
    const before: Record<string, unknown> = { ...row, place: { stage: row.stage, rank: row.rank } };
    await note([
      {
        row: draft.rows[0] ?? 0,
        document: row.document,
        entry: row.id,
        action: 'card-changed',
        label: row.title,
        was: JSON.stringify(Object.fromEntries(Object.keys(values).map((field) => [field, before[field]]))),
        wrote: JSON.stringify(values),
      },
    ]);
    await documents.change(row.document as DocumentName, `import:${batch}`, (doc) => {
      pipelineBoard.changeEntry(doc, 'cards', row.id, values, 'import');
    });
  }
  await progress(1);
  writing.checkpoint();
}
