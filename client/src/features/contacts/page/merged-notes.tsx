/** The notes of a contact that was merged into the one that is shown. They stay in its own document, and go with it when it is divided. */
import { useT } from '../../../i18n/i18n.ts';
import { useContact } from '../../../sync/use-document.ts';
import { Notes } from '../notes/notes.tsx';

const saysNothing = () => undefined;

export function MergedNotes({ id }: { readonly id: string }) {
  const t = useT();
  const document = useContact(id);
  if (!document?.loaded || document.refused) return null;
  const isEmpty =
    document.doc
      .getXmlFragment('notes')
      .toString()
      .replace(/<[^>]*>/g, '')
      .trim() === '';
  if (isEmpty) return null;
  return (
    <Notes
      doc={document.doc}
      title={t('duplicates.notes-of', { name: document.state.name })}
      readOnly
      missing={undefined}
      present={[]}
      say={saysNothing}
    />
  );
}
