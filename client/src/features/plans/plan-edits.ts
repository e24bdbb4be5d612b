/** Edits of a plan's frame; its words are written by the editor. */
import { type PlanFrame, plan } from '@tandem/core';
import { newId } from '../../sync/new-id.ts';
import { saveEdit } from '../../ui/save-edit.ts';

type Fields = Partial<Omit<PlanFrame, 'collaborators' | 'threads' | 'comments' | 'suggestions' | 'placings' | 'versions'>>;

export const changePlan = (id: string, label: string, fields: Fields): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => plan.change(doc, fields, 'me'));

export const letWriteAlong = (id: string, label: string, user: string): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => {
    if (!plan.readFrame(doc).collaborators.some((entry) => entry.user === user))
      plan.addEntry(doc, 'collaborators', newId(), { user }, 'me');
  });
export const stopWritingAlong = (id: string, label: string, entry: string): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => plan.removeEntry(doc, 'collaborators', entry, 'me'));
