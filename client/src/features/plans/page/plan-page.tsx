/** Outline, text and side of a plan, each knowing of the others what it needs. */
import { can, plan as planDocument } from '@tandem/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { usePhone } from '../../../state/use-media.ts';
import { presenceOn } from '../../../sync/presence.ts';
import { useOwnPresence } from '../../../sync/use-own-presence.ts';
import { Button } from '../../../ui/button.tsx';
import { useMoneyIn } from '../../../ui/quotes/quote-format.ts';
import { useComments } from '../comments/use-comments.tsx';
import { HistoryStrip } from '../history/history-strip.tsx';
import { MergedCard } from '../history/merged-card.tsx';
import { letWriteAlong } from '../plan-edits.ts';
import { subjectOf } from '../plan-rights.ts';
import type { ShownPlan } from '../use-plan.ts';
import { createSurroundings } from './create-surroundings.ts';
import { Outline } from './outline.tsx';
import { PhoneParts, type PlanPart } from './phone-parts.tsx';
import { PlanHead } from './plan-head.tsx';
import { PlanEditor } from './plan-parts.tsx';
import { PlansLike } from './plans-like.tsx';
import { SidePanel } from './side-panel.tsx';
import { useSections } from './use-sections.ts';
import { useFollow, useTextPlace } from './use-text-place.ts';

export function PlanPage({ plan }: { readonly plan: ShownPlan }) {
  const t = useT();
  const phone = usePhone();
  const navigate = useNavigate();
  const { id, doc, frame, readOnly } = plan;
  const name = planDocument.nameOf(id);
  const text = useMemo(() => doc.getXmlFragment('text'), [doc]);
  const presence = useMemo(() => presenceOn(name), [name]);
  const sayAt = useOwnPresence(name);
  const say = useCallback((cursor: unknown) => sayAt(cursor ? { cursor } : undefined), [sayAt]);
  const around = useSurroundings(plan);
  const [editor, setEditor] = useState<Editor | null>(null);
  const sections = useSections(text);
  const { top, go } = useTextPlace(editor);
  const { followed, follow, whom } = useFollow(editor, doc, text, name);
  const [part, setPart] = useState<PlanPart>('text');
  const toText = useCallback(() => setPart('text'), []);
  const comments = useComments(plan, around, editor !== null, toText);
  const goTo = (block: number) => {
    toText();
    // On a phone the text is shown by then.
    requestAnimationFrame(() => go(block));
  };
  const history = () => void navigate({ to: '/plans/$id/history', params: { id } });
  return (
    <div className="pn">
      {phone && <PhoneParts part={part} onChange={setPart} />}
      {(!phone || part === 'outline') && (
        <Outline
          doc={doc}
          text={text}
          sections={sections}
          at={top}
          document={name}
          followed={followed}
          onGo={goTo}
          onFollow={(client) => {
            toText();
            follow(client);
          }}
        >
          <PlansLike plan={plan} />
        </Outline>
      )}
      <div className={phone && part !== 'text' ? 'pn-doc away' : 'pn-doc'}>
        {whom && (
          <div className="pn-follows" role="status">
            {t('plans.page.follows', { name: whom.name })}
            <Button size="sm" onClick={() => follow(undefined)}>
              {t('plans.page.follows.stop')}
            </Button>
          </div>
        )}
        <PlanEditor
          doc={doc}
          readOnly={readOnly}
          label={t('plans.page.text')}
          placeholder={t('plans.page.placeholder')}
          presence={presence}
          say={say}
          around={around}
          onEditor={setEditor}
          extras={comments.extras}
          commentTool={comments.commentTool}
          head={<PlanHead plan={plan} />}
          versionsTool={
            <Button kind="ghost" size="sm" icon="history" onClick={history}>
              {t('plans.history.open')}
            </Button>
          }
        />
        {!phone && <HistoryStrip plan={id} named={frame.versions} mayEdit={!readOnly} />}
      </div>
      {phone && part !== 'beside' && comments.panel}
      {(!phone || part === 'beside') && (
        <aside className="pn-side" aria-label={t('plans.page.beside')}>
          <SidePanel plan={plan}>
            <MergedCard plan={id} onShow={goTo} />
            {comments.list}
          </SidePanel>
        </aside>
      )}
    </div>
  );
}

/** One object for as long as the page stands; what it answers is of the moment it is asked. */
function useSurroundings({ id, frame, readOnly }: ShownPlan) {
  const t = useT();
  const format = useFormat();
  const moneyIn = useMoneyIn();
  const me = useMe();
  const router = useRouter();
  const latest = useRef({ me, t, format, moneyIn, frame });
  latest.current = { me, t, format, moneyIn, frame };
  const listeners = useRef(new Set<() => void>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another frame is what they wait for
  useEffect(() => {
    for (const listener of listeners.current) listener();
  }, [frame]);
  const mayEdit = !readOnly;
  const mayInvite = mayEdit && can(me.person, 'assign', subjectOf(frame));
  return useMemo(
    () =>
      createSurroundings({
        plan: id,
        mayEdit,
        mayInvite,
        now: () => latest.current,
        onFrame: (listener) => {
          listeners.current.add(listener);
          return () => void listeners.current.delete(listener);
        },
        letWriteAlong: (user) => void letWriteAlong(id, latest.current.t('plans.page.invited'), user),
        go: (address) => void router.navigate({ href: address }),
      }),
    [id, mayEdit, mayInvite, router],
  );
}
