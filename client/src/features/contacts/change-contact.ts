/** One edit of one contact by hand; what cannot be done is said in words and changes nothing. */
import { contact } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { EditRefused, editDocument } from '../../sync/edit.ts';
import { toast } from '../../ui/toast.tsx';

export async function changeContact(id: string, name: string, label: string, edit: (doc: Y.Doc) => void): Promise<boolean> {
  try {
    await editDocument(contact.nameOf(id), label, edit);
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`contacts.refused.${error.reason}`, { name }), { failed: true });
    return false;
  }
}
