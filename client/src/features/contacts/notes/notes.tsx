/** Notes of a contact, once their text is known. */
import { useT } from '../../../i18n/i18n.ts';
import { Prose, type ProseProps } from '../../../ui/prose/prose.tsx';
import { Skeleton } from '../../../ui/states.tsx';

interface NotesProps extends Pick<ProseProps, 'readOnly' | 'present' | 'say'> {
  /** Where several notes are shown, whose these are. */
  readonly title?: string;
  readonly doc: ProseProps['doc'] | undefined;
  readonly missing: 'offline' | 'withheld' | undefined;
}

export function Notes({ doc, missing, title, ...editor }: NotesProps) {
  const t = useT();
  const label = title ?? t('contacts.notes');
  return (
    <section className="notes prose">
      <div className="ph">
        <h2>{label}</h2>
      </div>
      {doc ? (
        <Prose doc={doc} name="notes" label={label} placeholder={t('contacts.notes.placeholder')} {...editor} />
      ) : missing ? (
        <p className="none sm t3">{t(`contacts.page.fields-${missing}`)}</p>
      ) : (
        <Skeleton rows={4} />
      )}
    </section>
  );
}
