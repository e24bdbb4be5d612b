/** Whether somebody has worked on what an import wrote: a short sum over everything people can change in it. */
import { createHash } from 'node:crypto';
import { contact, type Fields, pipelineBoard } from '@tandem/core';
import type * as Y from 'yjs';
import { notesText } from './compare.ts';

const sumOf = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('base64url');
/** Rules keep their own fields up to date; that is nobody's work. */
const byPeople = (state: Readonly<Record<string, unknown>>, fields: Fields): unknown =>
  Object.keys(state)
    .sort()
    .map((key) => (fields[key]?.writer === 'rules' ? '' : [key, state[key]]));

export const contactFingerprint = (doc: Y.Doc): string => sumOf([byPeople(contact.read(doc), contact.fields), notesText(doc)]);

export function cardFingerprint(doc: Y.Doc, id: string): string {
  const card = pipelineBoard.readEntry(doc, 'cards', id);
  return card ? sumOf(byPeople(card, pipelineBoard.lists.cards)) : '';
}

/** A board without its cards, which have fingerprints of their own. */
export function boardFingerprint(doc: Y.Doc): string {
  const { cards: _, ...board } = pipelineBoard.read(doc);
  return sumOf(byPeople(board, pipelineBoard.fields));
}
