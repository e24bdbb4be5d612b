/**
 * The editor of a plan's text. It writes straight into the document. Where it meets what it does not know, or a fault, it stops and
 * the text is shown to be read: nothing is taken out by a program that does not understand it.
 */

import { planVocabularyVersion } from '@tandem/core';
import type { AnyExtension, Editor } from '@tiptap/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import type { Presence } from '../../sync/presence.ts';
import { FreezeOnFault } from './freeze-on-fault.tsx';
import { OpenEditor } from './open-editor.tsx';
import type { PlanSurroundings } from './plan-surroundings.ts';
import { StoppedText } from './reading/stopped-text.tsx';
import { type CannotKeep, cannotKeep } from './together/fence.ts';
import './styles/editor.css';

export interface PlanEditorProps {
  readonly doc: Y.Doc;
  readonly readOnly: boolean;
  /** Read aloud as the name of the text. */
  readonly label: string;
  /** Stands where nothing is written. */
  readonly placeholder: string;
  /** One object for as long as the page stands: the text draws carets by itself, and the page does not. */
  readonly presence: Presence;
  /** Tells colleagues where this person writes; `undefined`: nowhere. */
  readonly say: (cursor: unknown) => void;
  /** One object for as long as the page stands: another one makes another editor. */
  readonly around: PlanSurroundings;
  /** The editor for the panels beside it; null while there is none (unknown words, a fault). */
  readonly onEditor?: (editor: Editor | null) => void;
  /** One list for as long as the page stands, too. */
  readonly extras?: readonly AnyExtension[];
  /** Stand in the toolbar, as in the mockup: the button that comments, the one that shows versions. */
  readonly commentTool?: ReactNode;
  readonly versionsTool?: ReactNode;
  /** Above the words, in their column: title and chips. */
  readonly head?: ReactNode;
}

export default function PlanEditor(props: PlanEditorProps) {
  const { doc } = props;
  const fragment = useMemo(() => doc.getXmlFragment('text'), [doc]);
  const [tries, setTries] = useState(0);
  const [stopped, setStopped] = useState<{ readonly doc: Y.Doc; readonly why: CannotKeep }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try looks again
  const before = useMemo(() => foreseen(doc, fragment), [doc, fragment, tries]);
  const onStop = useCallback((why: CannotKeep) => setStopped({ doc, why }), [doc]);
  const why = before ?? (stopped?.doc === doc ? stopped.why : undefined);
  if (why)
    return (
      <StoppedText
        fragment={fragment}
        why={why}
        around={props.around}
        head={props.head}
        onAgain={() => {
          setStopped(undefined);
          setTries((count) => count + 1);
        }}
      />
    );
  return (
    <FreezeOnFault key={tries} onFault={onStop}>
      <OpenEditor {...props} fragment={fragment} onStop={onStop} />
    </FreezeOnFault>
  );
}

/** Known before there is an editor: it is not even made. */
function foreseen(doc: Y.Doc, fragment: Y.XmlFragment): CannotKeep | undefined {
  // The one field that this is about: reading all of a plan would read all of its text.
  const needs: unknown = doc.getMap('fields').get('needs');
  if (typeof needs === 'number' && needs > planVocabularyVersion) return { why: 'unknown', what: String(needs) };
  return cannotKeep(fragment);
}
