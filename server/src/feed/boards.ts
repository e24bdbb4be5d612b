/** Which boards there are and who works on them, kept in memory: every feed and every permission asks. */
import { type BoardRow, isMember, type Person } from '@tandem/core';
import type { Storage } from '../storage/storage.ts';

export interface Boards {
  refresh(): Promise<void>;
  of(person: Person): readonly string[];
  membersOf(board: string): readonly string[] | undefined;
}

export function createBoards(storage: Storage): Boards {
  let boards: readonly BoardRow[] = [];
  return {
    async refresh() {
      const rows = await storage.rowsOfKind('board', '', 10_000);
      boards = rows.flatMap((row) => (row.content.kind === 'board' ? [row.content] : []));
    },
    of: (person) => boards.filter((board) => isMember(person, board.members)).map((board) => board.id),
    membersOf: (id) => boards.find((board) => board.id === id)?.members,
  };
}
