/** One conversation: the words it is about, what was said, and what can be said. */
import type { PlanComment, PlanThread } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import type { PlanPerson } from '../../../ui/rich-text/plan-surroundings.ts';
import { CommentBox } from './comment-box.tsx';
import { reply, reword, settle, takeBack } from './comment-edits.ts';

interface ThreadCardProps {
  readonly plan: string;
  readonly me: string;
  readonly thread: PlanThread;
  readonly comments: readonly PlanComment[];
  readonly isChosen: boolean;
  /** Its words are not in the text any more. */
  readonly isLost: boolean;
  readonly readOnly: boolean;
  readonly people: (words: string) => readonly PlanPerson[];
  readonly onChoose: () => void;
}

export function ThreadCard({ plan, me, thread, comments, isChosen, isLost, readOnly, people, onChoose }: ThreadCardProps) {
  const t = useT();
  const [editing, setEditing] = useState<string>();
  const isOpen = thread.resolvedAt === '';
  return (
    <li className={isChosen ? 'cm-card is-chosen' : 'cm-card'} data-card={thread.id}>
      <button type="button" className="cm-quoted" onClick={onChoose} aria-pressed={isChosen}>
        <span className="ell">{thread.quoted || t('plans.comments.noWords')}</span>
        {isLost && <span className="xs t3">{t('plans.comments.lost')}</span>}
      </button>
      {comments.map((comment) =>
        editing === comment.id ? (
          <CommentBox
            key={comment.id}
            label={t('plans.comments.reword')}
            action={t('plans.comments.save')}
            start={comment.text}
            people={people}
            onCancel={() => setEditing(undefined)}
            onSend={async ({ text }) => {
              const done = await reword(plan, t('plans.comments.reword'), comment, text);
              if (done) setEditing(undefined);
              return done;
            }}
          />
        ) : (
          <Comment
            key={comment.id}
            comment={comment}
            isMine={comment.by === me && !readOnly}
            onReword={() => setEditing(comment.id)}
            onTakeBack={() => void takeBack(plan, t('plans.comments.takenBack'), comment)}
          />
        ),
      )}
      {isChosen && !readOnly && (
        <>
          <CommentBox
            key={comments.length}
            label={t('plans.comments.reply')}
            action={t('plans.comments.send')}
            people={people}
            onSend={(said) => reply(plan, t('plans.comments.replied'), me, thread.id, said)}
          />
          <Button size="sm" icon={isOpen ? 'check' : 'undo'} onClick={() => void settle(plan, t('plans.comments.settled'), me, thread)}>
            {t(isOpen ? 'plans.comments.resolve' : 'plans.comments.reopen')}
          </Button>
        </>
      )}
    </li>
  );
}

function Comment({
  comment,
  isMine,
  onReword,
  onTakeBack,
}: {
  readonly comment: PlanComment;
  readonly isMine: boolean;
  readonly onReword: () => void;
  readonly onTakeBack: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const name = useRows('user').get(comment.by)?.name ?? t('plans.comments.somebody');
  return (
    <div className="cm-said">
      <Avatar user={comment.by} name={name} />
      <div>
        <span className="row">
          <b className="m">{name}</b>
          <span className="sm t3">{format.since(comment.at)}</span>
          {isMine && (
            <span className="right">
              <MoreMenu
                look="row"
                label={t('plans.comments.more')}
                items={[
                  { label: t('plans.comments.reword'), icon: 'edit', run: onReword },
                  { label: t('plans.comments.takeBack'), icon: 'trash', run: onTakeBack },
                ]}
              />
            </span>
          )}
        </span>
        <p>{comment.text}</p>
      </div>
    </div>
  );
}
