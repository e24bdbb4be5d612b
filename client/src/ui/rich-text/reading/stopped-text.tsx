/** The text of a plan where there must be no editor: why, what to do, and everything that can be read. */
import type { ReactNode } from 'react';
import type * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../button.tsx';
import { Icon } from '../../icon.tsx';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import type { CannotKeep } from '../together/fence.ts';
import { ReadingText } from './reading-text.tsx';

export interface StoppedTextProps {
  readonly fragment: Y.XmlFragment;
  readonly why: CannotKeep;
  readonly around: PlanSurroundings;
  readonly head?: ReactNode;
  readonly onAgain: () => void;
}
const titles = {
  unknown: 'plans.editor.stopped.newer',
  misplaced: 'plans.editor.stopped.odd',
  deep: 'plans.editor.stopped.odd',
  fault: 'plans.editor.stopped.fault',
} as const;

export function StoppedText({ fragment, why, around, head, onAgain }: StoppedTextProps) {
  const t = useT();
  const title = titles[why.why];
  return (
    <div className="plan-page">
      <div className="plan-column">
        <div className="stopped" role="alert">
          <Icon name="alert" />
          <div className="grow">
            <b>{t(title)}</b>
            <p className="sm">{t(`${title}.why`, { what: why.what })}</p>
          </div>
          {why.why === 'fault' ? (
            <Button onClick={onAgain}>{t('plans.editor.stopped.again')}</Button>
          ) : (
            <Button onClick={() => location.reload()}>{t('plans.editor.stopped.reload')}</Button>
          )}
        </div>
        {head}
        <div className="plan-words">
          <ReadingText fragment={fragment} around={around} />
        </div>
      </div>
    </div>
  );
}
