/**
 * Updates that are projected together, divided where rules and people take turns: events must say whether a person or which effect
 * was the cause. People are not told apart, or a board with fifty editors would be projected fifty times for every pass.
 */
import { isPerson } from '@tandem/core';
import type { ChangedDocument, DocumentTail, Seq } from '../storage/storage.ts';

interface Turn {
  readonly updates: readonly Uint8Array[];
  readonly through: Seq;
  readonly actor: string;
  readonly at: string;
}
const mostTurns = 20;

/** At least one; the last one goes as far as the document does. */
export function turnsOf({ projected, actor, at }: ChangedDocument, { snapshot, updates, authors, through }: DocumentTail): readonly Turn[] {
  const turns: { updates: Uint8Array[]; through: Seq; actor: string; at: string; whose: string }[] = [];
  // What the rows follow already is nobody's turn.
  let behind: Uint8Array[] = snapshot ? [snapshot] : [];
  updates.forEach((update, i) => {
    const author = authors[i] ?? { seq: through, actor, at };
    if (author.seq <= projected) {
      behind.push(update);
      return;
    }
    const whose = isPerson(author.actor) ? 'people' : author.actor;
    const last = turns.at(-1);
    if (last && (last.whose === whose || turns.length === mostTurns))
      Object.assign(last, { through: author.seq, actor: author.actor, at: author.at }).updates.push(update);
    else {
      turns.push({ updates: [...behind, update], through: author.seq, actor: author.actor, at: author.at, whose });
      behind = [];
    }
  });
  const last = turns.at(-1);
  if (!last) return [{ updates: behind, through, actor, at }];
  last.through = through;
  return turns.map(({ whose: _, ...turn }) => turn);
}
