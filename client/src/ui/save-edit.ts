import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../i18n/i18n.ts';
import { EditRefused, editDocument, type OneStep } from '../sync/edit.ts';
import { toast } from './toast.tsx';

/** `editDocument` for a form: a refusal is said in words. Answers whether it was taken. */
export async function saveEdit(
  name: DocumentName,
  label: string,
  edit: (doc: Y.Doc) => void,
  options?: { readonly create?: boolean; readonly together?: OneStep; readonly unnoted?: boolean },
): Promise<boolean> {
  try {
    await editDocument(name, label, edit, options);
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return false;
  }
}
