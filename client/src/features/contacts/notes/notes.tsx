/** Notes of a contact. The editor's code comes only when somebody opens a page, and begins only with the text at hand. */
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import type { NotesEditorProps } from './notes-editor.tsx';

const NotesEditor = lazy(() => import('./notes-editor.tsx'));

type NotesProps = Omit<NotesEditorProps, 'doc'> & {
  /** Undefined until the text is known: an editor on an unfinished text would write a first empty line into it. */
  readonly doc: NotesEditorProps['doc'] | undefined;
  readonly missing: 'offline' | 'withheld' | undefined;
};

export function Notes({ doc, missing, ...editor }: NotesProps) {
  const t = useT();
  return (
    <section className="notes">
      <div className="ph">
        <h2>{editor.title ?? t('contacts.notes')}</h2>
      </div>
      <Contained fallback={<ErrorState title={t('contacts.notes.failed')} />}>
        {doc ? (
          <Suspense fallback={<Skeleton rows={4} />}>
            <NotesEditor doc={doc} {...editor} />
          </Suspense>
        ) : missing ? (
          <p className="none sm t3">{t(`contacts.page.fields-${missing}`)}</p>
        ) : (
          <Skeleton rows={4} />
        )}
      </Contained>
    </section>
  );
}

/** Code that did not arrive must not take the page with it. */
class Contained extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
