/** The conversations of a plan for its page: the marks in the text, the button that begins one, and the panel beside the text. */
import type { AnyExtension } from '@tiptap/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { usePhone } from '../../../state/use-media.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { carrying } from '../../../ui/rich-text/comments/carry-anchors.ts';
import { type Commented, createCommented, type MarkedThread } from '../../../ui/rich-text/comments/commented.ts';
import type { PlanSurroundings } from '../../../ui/rich-text/plan-surroundings.ts';
import { toast } from '../../../ui/toast.tsx';
import type { ShownPlan } from '../use-plan.ts';
import { beginThread } from './comment-edits.ts';
import { type Asked, CommentsPanel } from './comments-panel.tsx';
import { useSuggestions } from './use-suggestions.tsx';
import './comments.css';

export interface Comments {
  readonly extras: readonly AnyExtension[];
  readonly commentTool: ReactNode;
  readonly panel: ReactNode;
  /** The same, for a page that shows it in a place of its own. */
  readonly list: ReactNode;
}

export function useComments(plan: ShownPlan, around: PlanSurroundings, isReady: boolean, onGo: () => void): Comments {
  const { id, frame, readOnly } = plan;
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const [asked, setAsked] = useState<Asked>();
  const [chosen, setChosen] = useState<string>();
  const [sheet, setSheet] = useState(false);
  const ask = useRef<() => void>(() => undefined);
  const choose = useRef<(thread: string) => void>(() => undefined);
  const [commented] = useState<Commented>(() =>
    createCommented({ onAsk: () => ask.current(), onChoose: (thread) => choose.current(thread) }),
  );
  const order = useSyncExternalStore(commented.onOrder, commented.inOrder);
  const showSheet = useCallback(() => setSheet(true), []);
  const hideSheet = useCallback(() => {
    setSheet(false);
    onGo();
  }, [onGo]);
  const suggestions = useSuggestions(plan, around, { isReady, onChosen: showSheet, onGo: hideSheet });
  const { extension } = suggestions;
  const extras = useMemo(() => [carrying, commented.extension, extension], [commented, extension]);
  ask.current = () => {
    if (readOnly) return;
    const anchor = commented.anchorHere();
    if (!anchor) return toast(t('plans.comments.select'), { icon: 'comment' });
    setAsked(anchor);
    setChosen(undefined);
    setSheet(true);
  };
  choose.current = (thread) => {
    setAsked(undefined);
    setChosen(thread);
    setSheet(true);
    requestAnimationFrame(() => document.querySelector(`[data-card="${CSS.escape(thread)}"]`)?.scrollIntoView({ block: 'nearest' }));
  };
  const marks: readonly MarkedThread[] = useMemo(
    () =>
      frame.threads
        .filter((thread) => thread.resolvedAt === '')
        .map((thread) => {
          const count = frame.comments.filter((one) => one.thread === thread.id).length;
          const name = around.person(thread.by)?.name ?? t('plans.comments.somebody');
          return { id: thread.id, from: thread.from, to: thread.to, label: t('plans.comments.mark', { count, name }) };
        }),
    [frame.threads, frame.comments, around, t],
  );
  useEffect(() => {
    if (isReady) commented.show(marks, chosen);
  }, [commented, marks, chosen, isReady]);
  const goTo = useCallback(
    (thread: string) => {
      setChosen(thread);
      setSheet(false);
      onGo();
      requestAnimationFrame(() =>
        document.querySelector(`.plan-words [data-thread="${CSS.escape(thread)}"]`)?.scrollIntoView({ block: 'center' }),
      );
    },
    [onGo],
  );
  const list = (
    <>
      <CommentsPanel
        plan={id}
        me={me.id}
        frame={frame}
        readOnly={readOnly}
        asked={asked}
        chosen={chosen}
        order={order}
        people={around.people}
        onCancel={() => setAsked(undefined)}
        onChoose={goTo}
        onBegin={async (said) => {
          const thread = asked && (await beginThread(id, t('plans.comments.begun'), me.id, asked, said));
          if (!thread) return false;
          setAsked(undefined);
          setChosen(thread);
          return true;
        }}
      />
      {suggestions.panel}
    </>
  );
  return {
    extras,
    commentTool: !readOnly && (
      <>
        <IconButton icon="comment" size="sm" label={t('plans.comments.comment')} onClick={() => ask.current()} />
        {suggestions.tool}
      </>
    ),
    panel: phone ? (
      <Dialog open={sheet} onClose={() => setSheet(false)} title={t('plans.comments.title')}>
        {list}
      </Dialog>
    ) : (
      list
    ),
    list,
  };
}
