import { pipelineBoard } from '@tandem/core';
import { until } from '../../until.ts';
import { card, type Editor } from '../client.ts';

export async function addCards(editor: Editor, count: number): Promise<void> {
  for (let number = 0; number < count; number++)
    pipelineBoard.addEntry(editor.doc, 'cards', `${card}-${number}`, { title: 'A card', place: { stage: 'stage', rank: 'a0' } }, 'bench');
  await until('the cards are on the server', () => editor.unsynced() === 0);
}
