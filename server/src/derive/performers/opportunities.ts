/** The opportunity that a qualified lead becomes: one card, opened once, which keeps the lead as its contact. */
import { type BoardRow, byRank, type DocumentName, dayIn, nameOf, pipelineBoard, rankBetween, type Settings } from '@tandem/core';
import type * as Y from 'yjs';
import { chanceOf } from './chance.ts';
import { wasRemoved } from './entries.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, isAnswer, type Of, type Perform, type Records } from './needs.ts';

interface Needs {
  readonly records: Records;
  readonly edits: GatheredEdits;
}

export const openOpportunity =
  ({ records, edits }: Needs): Perform<'opportunity.open'> =>
  async (effect, claimed) => {
    const { key, id, at } = claimed;
    const lead = await records.contact(effect.contact, claimed);
    if (isAnswer(lead)) return lead;
    const settings = await records.settings();
    const board = await boardOf(effect, records);
    if (!settings || !board)
      return { state: 'dead', note: 'There is no sales board for the owner. Add the team to a board, then try again.' };
    const stage = stageOf(settings, board, effect.stage);
    if (!stage) return { state: 'dead', note: 'The process of the board has no open stage. Add one in the settings, then try again.' };
    // Archived since, the card is on no board and still there.
    if (await records.row('opportunity', id)) return done();
    const company = lead.is === 'company' ? lead.name : ((await records.row('contact', lead.company))?.name ?? lead.name);
    const { owner, product, amount } = effect;
    return edits.edit(documentOf(board), key, (doc, origin) => {
      if (pipelineBoard.readEntry(doc, 'cards', id)) return done();
      if (wasRemoved(doc, 'cards', id)) return done('Somebody has removed the opportunity since.');
      const card = { title: lead.name, contact: effect.contact, company, owner, product, amount };
      const days = { openedOn: dayIn(settings.timeZone, at), createdAt: at };
      pipelineBoard.addEntry(doc, 'cards', id, { ...card, ...days, place: { stage, rank: topOf(doc, stage, key) } }, origin);
      return done();
    });
  };

const documentOf = ({ id }: BoardRow): DocumentName => nameOf('board', id);

/** The board that was chosen, otherwise the one where the owner's team sells, otherwise one where everybody does. */
async function boardOf({ board, owner }: Of<'opportunity.open'>, records: Records): Promise<BoardRow | undefined> {
  const boards = (await records.boards()).filter(({ is }) => is === 'sales');
  const chosen = boards.find(({ id }) => id === board);
  if (chosen) return chosen;
  const user = await records.row('user', owner);
  const wanted = [`user:${owner}`, ...(user?.team ? [`team:${user.team}`] : []), 'everyone'];
  for (const member of wanted) {
    const found = boards.find(({ members }) => members.includes(member));
    if (found) return found;
  }
  // Nobody's team, as a manager's: where there is one board only, it is meant.
  return boards.length === 1 ? boards[0] : undefined;
}

function stageOf({ stages }: Settings, { process }: BoardRow, wanted: string): string | undefined {
  const open = stages.filter((stage) => stage.process === process && stage.status === 'open' && !stage.archived);
  return (open.find(({ id }) => id === wanted) ?? [...open].sort(byRank)[0])?.id;
}

function topOf(doc: Y.Doc, stage: string, key: string): string {
  const inStage = pipelineBoard
    .read(doc)
    .cards.filter(({ place }) => place.stage === stage)
    .map(({ id, place }) => ({ id, rank: place.rank }));
  return rankBetween(null, [...inStage].sort(byRank)[0]?.rank ?? null, chanceOf(key));
}
