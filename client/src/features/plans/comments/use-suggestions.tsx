/** Suggestions of a plan for its page: the marks in the text, the button that turns writing into suggesting, and the panel. */
import { plan as planDocument } from '@tandem/core';
import { settleSuggestions, suggestionsAreSettled } from '@tandem/core/plans/suggestions';
import type { AnyExtension } from '@tiptap/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { byMe } from '../../../sync/open-document.ts';
import { useRows } from '../../../sync/rows.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { createSuggested, type Suggested } from '../../../ui/rich-text/comments/suggested.ts';
import type { PlanSurroundings } from '../../../ui/rich-text/plan-surroundings.ts';
import { saveEdit } from '../../../ui/save-edit.ts';
import { toast } from '../../../ui/toast.tsx';
import type { ShownPlan } from '../use-plan.ts';
import { settleThem } from './suggestion-edits.ts';
import { SuggestionsPanel } from './suggestions-panel.tsx';
import './suggestions.css';

export interface Suggestions {
  readonly extension: AnyExtension;
  readonly tool: ReactNode;
  readonly panel: ReactNode;
}
interface On {
  readonly isReady: boolean;
  /** Somebody pressed one in the text: its card is to be seen. */
  readonly onChosen: () => void;
  /** The text is to be seen. */
  readonly onGo: () => void;
}

export function useSuggestions(
  { id, doc, frame, readOnly }: ShownPlan,
  around: PlanSurroundings,
  { isReady, onChosen, onGo }: On,
): Suggestions {
  const t = useT();
  const me = useMe();
  const users = useRows('user');
  const [isOn, setOn] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const toggle = () => {
    if (readOnly) return;
    setOn(!isOn);
    toast(t(isOn ? 'plans.suggestions.off' : 'plans.suggestions.on'), { icon: 'edit' });
  };
  const choose = (suggestion: string) => {
    setChosen(suggestion);
    onChosen();
    requestAnimationFrame(() => document.querySelector(`[data-card="${CSS.escape(suggestion)}"]`)?.scrollIntoView({ block: 'nearest' }));
  };
  const latest = useRef({ t, around, id, me, readOnly, toggle, choose });
  latest.current = { t, around, id, me, readOnly, toggle, choose };
  const [suggested] = useState<Suggested>(() => {
    const now = () => latest.current;
    const named = (key: 'plans.suggestions.goes' | 'plans.suggestions.comes') => (name: string) =>
      now().t(key, { name: name || now().t('plans.suggestions.somebody') });
    return createSuggested({
      me: me.id,
      newId,
      now: () => new Date().toISOString(),
      person: (user) => now().around.person(user),
      words: { goes: named('plans.suggestions.goes'), comes: named('plans.suggestions.comes') },
      onRefuse: () => toast(now().t('plans.suggestions.refused'), { icon: 'info' }),
      onToggle: () => now().toggle(),
      onChoose: (suggestion) => now().choose(suggestion),
      onDecide: (suggestion, accepts) => {
        if (!now().readOnly) void settleThem(now().id, now().me.id, [suggestion], accepts);
      },
    });
  });
  const suggesting = isOn && !readOnly;
  useEffect(() => suggested.setOn(suggesting), [suggested, suggesting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is drawn anew
  useEffect(() => {
    if (isReady) suggested.refresh();
  }, [suggested, isReady, users]);
  useEffect(() => suggested.choose(chosen), [suggested, chosen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when somebody has decided, not for every letter
  useEffect(() => {
    if (readOnly || suggestionsAreSettled(doc)) return;
    void saveEdit(planDocument.nameOf(id), t('plans.suggestions.settled'), (now) => void settleSuggestions(now, byMe), { unnoted: true });
  }, [doc, id, readOnly, frame.placings.length]);
  const goTo = useCallback(
    (suggestion: string) => {
      setChosen(suggestion);
      onGo();
      requestAnimationFrame(() =>
        document.querySelector(`.plan-words [data-suggestion="${CSS.escape(suggestion)}"]`)?.scrollIntoView({ block: 'center' }),
      );
    },
    [onGo],
  );
  return {
    extension: suggested.extension,
    tool: !readOnly && (
      <IconButton
        icon="edit"
        size="sm"
        label={t('plans.suggestions.suggest')}
        keys="$mod+Alt+s"
        aria-pressed={isOn}
        onPointerDown={(event) => event.preventDefault()}
        onClick={toggle}
      />
    ),
    panel: (
      <SuggestionsPanel
        plan={id}
        me={me.id}
        doc={doc}
        frame={frame}
        readOnly={readOnly}
        chosen={chosen}
        placeOf={suggested.placeOf}
        onChoose={goTo}
      />
    ),
  };
}
