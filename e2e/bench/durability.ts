/** Edits that were acknowledged and are gone after `kill -9`, counted from what the client was told. */
import { pipelineBoard } from '@tandem/core';
import { until } from '../until.ts';
import { boardName, openEditor } from './client.ts';
import { type PeerName, startPeer } from './peers.ts';

export interface Losses {
  readonly trials: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly trialsWithLoss: number;
}

/** Each trial writes cards at a steady pace on a board of its own and kills the server at a moment of its own. */
export async function killTrials(name: PeerName, trials: number, random: () => number): Promise<Losses> {
  let peer = await startPeer(name);
  let acknowledged = 0;
  let lost = 0;
  let trialsWithLoss = 0;
  try {
    for (let trial = 0; trial < trials; trial++) {
      const board = boardName(trial);
      const author = await openEditor(peer, board);
      const killAfter = 5 + Math.floor(random() * 100);
      let sent = 0;
      let saved = 0;
      // Acknowledgements come in the order of the edits.
      author.onAcknowledged((unsynced) => (saved = Math.max(saved, sent - unsynced)));
      const writing = setInterval(() => {
        sent += 1;
        pipelineBoard.addEntry(author.doc, 'cards', `card-${sent}`, { title: 'A card' }, 'bench');
      }, 5);
      await until('enough is saved', () => saved >= killAfter, { seconds: 30 });
      await peer.kill();
      clearInterval(writing);
      author.close();

      peer = await peer.restart();
      const reader = await openEditor(peer, board);
      const missing = Array.from({ length: saved }, (_, index) => `card-${index + 1}`).filter((id) => !reader.doc.getMap('cards').has(id));
      reader.close();
      acknowledged += saved;
      lost += missing.length;
      trialsWithLoss += missing.length > 0 ? 1 : 0;
    }
    return { trials, acknowledged, lost, trialsWithLoss };
  } finally {
    await peer.end();
  }
}
