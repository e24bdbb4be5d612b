/** Moving to a stage: what the stage needs is asked in place, then one edit says it all, and undo takes it all back. */
import type { OpportunityRow } from '@tandem/core';
import { useCallback, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { oneStep, undoStep } from '../../../sync/edit.ts';
import { type Answers, placePatch } from '../../../ui/opportunities/card-patch.ts';
import { changeCard } from '../../../ui/opportunities/edits.ts';
import { missingFor, type Requirement } from '../../../ui/opportunities/requirements.ts';
import type { StageFacts } from '../../../ui/opportunities/stages.ts';
import { topRank } from '../../../ui/opportunities/top-rank.ts';
import { toast } from '../../../ui/toast.tsx';
import { companyOf } from '../filter/matches.ts';
import type { PipelineInput, PipelineView } from '../view/pipeline-view.ts';
import { useRefusal } from './use-refusal.ts';

export interface Question {
  readonly row: OpportunityRow;
  readonly stage: StageFacts;
  readonly missing: readonly Requirement[];
  /** `undefined`: the card goes back. */
  readonly answer: (answers: Answers | undefined) => void;
}
export interface Moves {
  readonly question: Question | undefined;
  readonly move: (row: OpportunityRow, stage: string, rank?: string) => Promise<void>;
}

type Facts = Pick<PipelineInput, 'opportunities' | 'contacts' | 'today'> & { readonly view: PipelineView };

export function useMoves(facts: Facts): Moves {
  const t = useT();
  const refused = useRefusal();
  const latest = useRef(facts);
  latest.current = facts;
  const [question, setQuestion] = useState<Question | undefined>(undefined);

  const ask = useCallback(
    (row: OpportunityRow, stage: StageFacts, missing: readonly Requirement[]) =>
      new Promise<Answers | undefined>((resolve) => {
        const answer = (answers: Answers | undefined) => {
          setQuestion(undefined);
          resolve(answers);
        };
        setQuestion({ row, stage, missing, answer });
      }),
    [],
  );

  const place = useCallback(
    async (row: OpportunityRow, stage: StageFacts, rank: string | undefined, answers: Answers) => {
      const { opportunities, contacts, today } = latest.current;
      const name = companyOf(row, contacts) || row.title;
      const step = oneStep();
      const label = t('pipeline.moved', { name, stage: stage.title });
      try {
        await changeCard(
          row,
          label,
          placePatch(row, stage, rank ?? topRank(opportunities.values(), stage.id, Math.random), answers, today),
          step,
        );
        if (stage.status !== 'open' && row.stage !== stage.id) toast(label, { undo: () => void undoStep(step) });
      } catch (error) {
        refused(error);
      }
    },
    [t, refused],
  );

  const move = useCallback(
    async (row: OpportunityRow, stageId: string, rank?: string) => {
      const stage = latest.current.view.stages.byId.get(stageId);
      if (!stage || (row.stage === stageId && rank === undefined)) return;
      const missing = missingFor(row, stage);
      if (missing.length === 0 || row.stage === stageId) return place(row, stage, rank, {});
      // The card goes back while the question stands, so the carrying ends here and not with the answer.
      void ask(row, stage, missing).then((answers) => answers && place(row, stage, rank, answers));
    },
    [ask, place],
  );

  return { question, move };
}
