/** What a person decides about a pair: one, or two. A merge can be taken back from the message that says it was done. */
import type { Contact, ContactRow } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { EditRefused, undoStep } from '../../sync/edit.ts';
import { markDifferent, mergeContacts } from '../../sync/merge-contacts.ts';
import { toast } from '../../ui/toast.tsx';

export function mergePair(winner: ContactRow, loser: ContactRow, chosen: readonly (keyof Contact)[], by: string): Promise<boolean> {
  const label = translate('duplicates.merge.label', { winner: nameOf(winner), loser: nameOf(loser) });
  return told(async () => {
    const step = await mergeContacts({ winner: winner.id, loser: loser.id, chosen, by, label });
    toast(label, { undo: () => void undoStep(step) });
  });
}

export function saySeparate(one: ContactRow, other: ContactRow, by: string): Promise<boolean> {
  const label = translate('duplicates.different.label', { one: nameOf(one), other: nameOf(other) });
  return told(async () => {
    await markDifferent(one.id, other.id, by, label);
    toast(label);
  });
}

const nameOf = ({ name }: ContactRow): string => name || translate('ui.unnamed');

async function told(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return false;
  }
}
