/** All conversations about a plan, the open ones in the order of the text; what is closed is one press away. */
import type { PlanFrame, PlanThread } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import type { PlanPerson } from '../../../ui/rich-text/plan-surroundings.ts';
import { CommentBox } from './comment-box.tsx';
import { ThreadCard } from './thread-card.tsx';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly quoted: string;
}
interface CommentsPanelProps {
  readonly plan: string;
  readonly me: string;
  readonly frame: PlanFrame;
  readonly readOnly: boolean;
  readonly asked: Asked | undefined;
  readonly chosen: string | undefined;
  /** The threads whose words are in the text, in its order, a space behind each; undefined while there is no text to look into. */
  readonly order: string | undefined;
  readonly people: (words: string) => readonly PlanPerson[];
  readonly onBegin: (said: { readonly text: string; readonly mentions: readonly string[] }) => Promise<boolean>;
  readonly onCancel: () => void;
  readonly onChoose: (thread: string) => void;
}

export function CommentsPanel({ frame, asked, order, onBegin, onCancel, onChoose, chosen, people, ...rest }: CommentsPanelProps) {
  const t = useT();
  const [closedShown, setClosedShown] = useState(false);
  const placed = order?.split(' ') ?? [];
  const keyOf = ({ id, at }: PlanThread) => [placed.includes(id) ? placed.indexOf(id) : placed.length, at] as const;
  // In one that is closed and has no comment left there is nothing to read.
  const said = new Set(frame.comments.map(({ thread }) => thread));
  const shown = frame.threads.filter((one) => one.resolvedAt === '' || said.has(one.id));
  const threads = shown.sort((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one[0] - other[0] || (one[1] < other[1] ? -1 : 1);
  });
  const [open, closed] = [threads.filter((one) => one.resolvedAt === ''), threads.filter((one) => one.resolvedAt !== '')];
  const card = (thread: PlanThread) => (
    <ThreadCard
      key={thread.id}
      {...rest}
      thread={thread}
      comments={frame.comments
        .filter((one) => one.thread === thread.id)
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))}
      isChosen={thread.id === chosen}
      isLost={order !== undefined && thread.resolvedAt === '' && !placed.includes(thread.id)}
      people={people}
      onChoose={() => onChoose(thread.id)}
    />
  );
  return (
    <section className="pn-sec cm-panel" aria-label={t('plans.comments.title')}>
      <div className="row pn-sec-head">
        <h2 className="h-sec">{t('plans.comments.title')}</h2>
        <span className="t3 sm num">{t('plans.comments.open', { count: open.length })}</span>
        {closed.length > 0 && (
          <Button kind="ghost" size="sm" className="right" aria-pressed={closedShown} onClick={() => setClosedShown((now) => !now)}>
            {t(closedShown ? 'plans.comments.hideClosed' : 'plans.comments.showClosed', { count: closed.length })}
          </Button>
        )}
      </div>
      {asked && (
        <div className="cm-card is-chosen">
          <span className="cm-quoted ell">{asked.quoted}</span>
          <CommentBox
            label={t('plans.comments.write')}
            action={t('plans.comments.send')}
            people={people}
            onCancel={onCancel}
            onSend={onBegin}
          />
        </div>
      )}
      {open.length === 0 && !asked && <p className="sm t3">{t('plans.comments.none')}</p>}
      <ul className="cm-list">
        {open.map(card)}
        {closedShown && closed.map(card)}
      </ul>
    </section>
  );
}
