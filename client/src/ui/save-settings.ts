/** A change of the workspace's settings, with a word of what was done and a press to take it back. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../i18n/i18n.ts';
import { EditRefused, editDocument, oneStep, undoStep } from '../sync/edit.ts';
import { toast } from './toast.tsx';

export async function saveSettings(label: string, edit: (doc: Y.Doc) => void): Promise<boolean> {
  const together = oneStep();
  try {
    await editDocument('settings' as DocumentName, label, edit, { together });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return false;
  }
  toast(label, { undo: () => void undoStep(together) });
  return true;
}
