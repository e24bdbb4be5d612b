/** A person's word about the stage of a contact; a rule makes it so, for everybody, and the others keep out of it. */
import { type ContactRow, contact, type Lifecycle } from '@tandem/core';
import { translate } from '../../../i18n/i18n.ts';
import { rowsOf } from '../../../sync/rows.ts';
import { toast } from '../../../ui/toast.tsx';
import { changeContact } from '../change-contact.ts';

const write = (row: ContactRow, label: string, stageByHand: ContactRow['stageByHand']): Promise<boolean> =>
  changeContact(row.id, row.name, label, (doc) => contact.change(doc, { stageByHand }, 'me'));

export async function decideStage(row: ContactRow, stage: Lifecycle): Promise<void> {
  if (row.stageByHand === stage) return;
  const label = translate('contacts.stage.decided', { name: row.name, stage: translate(`contact.lifecycle.${stage}`) });
  if (await write(row, label, stage)) toast(label, { undo: () => void takeBack(row, label) });
}

export async function leaveStageToRules(row: ContactRow): Promise<void> {
  if (row.stageByHand === '') return;
  const label = translate('contacts.stage.leftToRules', { name: row.name });
  if (await write(row, label, '')) toast(label, { undo: () => void write(row, label, row.stageByHand) });
}

/** Once the rule has made it so, taking the word back would leave the contact where it is: the stage before is said instead. */
export async function takeBack(before: ContactRow, label: string): Promise<void> {
  const isDone = rowsOf('contact').get(before.id)?.lifecycle !== before.lifecycle;
  await write(before, label, before.stageByHand || (isDone ? before.lifecycle : ''));
}
