/** A text of a document, with its editor. The editor's code comes only when somebody opens a page that has one. */
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { ErrorState, Skeleton } from '../states.tsx';
import type { ProseEditorProps } from './prose-editor.tsx';

const ProseEditor = lazy(() => import('./prose-editor.tsx'));

export type ProseProps = ProseEditorProps & {
  /** How many lines are drawn until the editor is here. */
  readonly rows?: number;
};

/** Draw it only once the text is known: an editor on an unfinished text would write a first empty line into it. */
export function Prose({ rows = 4, ...editor }: ProseProps) {
  const t = useT();
  return (
    <Contained fallback={<ErrorState title={t('ui.prose.failed')} />}>
      <Suspense fallback={<Skeleton rows={rows} />}>
        <ProseEditor {...editor} />
      </Suspense>
    </Contained>
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
