/** What board, list and edits must know about the stages of the processes. */
import { byRank, type Settings } from '@tandem/core';

export interface StageFacts {
  readonly id: string;
  readonly title: string;
  readonly process: string;
  /** 0 to 100. */
  readonly probability: number;
  readonly status: 'open' | 'won' | 'lost';
  /** The number of the stage's colour, light to dark with the probability; only open stages are told apart by it. */
  readonly shade: 1 | 2 | 3 | 4 | 5;
  /** The place among the open stages of its process, from 1: the digit after `S`. 0 for won and lost. */
  readonly digit: number;
}

export interface Stages {
  readonly byId: ReadonlyMap<string, StageFacts>;
  of(process: string): readonly StageFacts[];
  won(process: string): StageFacts | undefined;
  lost(process: string): StageFacts | undefined;
}

const none: readonly StageFacts[] = [];

export function stagesOf(settings: Settings | undefined): Stages {
  const byProcess = new Map<string, StageFacts[]>();
  const entries = [...(settings?.stages ?? [])].filter((stage) => !stage.archived).sort(byRank);
  const openCount = new Map<string, number>();
  for (const stage of entries) if (stage.status === 'open') openCount.set(stage.process, (openCount.get(stage.process) ?? 0) + 1);
  for (const stage of entries) {
    const known = byProcess.get(stage.process) ?? [];
    const digit = stage.status === 'open' ? known.filter((other) => other.status === 'open').length + 1 : 0;
    const { id, title, process, status } = stage;
    const probability = status === 'won' ? 100 : status === 'lost' ? 0 : (stage.probability ?? 0);
    byProcess.set(process, [
      ...known,
      { id, title, process, probability, status, digit, shade: shadeOf(digit, openCount.get(process) ?? 0) },
    ]);
  }
  return {
    byId: new Map([...byProcess.values()].flat().map((stage) => [stage.id, stage])),
    of: (process) => byProcess.get(process) ?? none,
    won: (process) => byProcess.get(process)?.find((stage) => stage.status === 'won'),
    lost: (process) => byProcess.get(process)?.find((stage) => stage.status === 'lost'),
  };
}

const shadeOf = (digit: number, count: number): StageFacts['shade'] =>
  digit === 0 || count < 2 ? 5 : ((1 + Math.round(((digit - 1) * 4) / (count - 1))) as StageFacts['shade']);

export const weightedAmount = (amount: number | null, stage: StageFacts | undefined): number =>
  ((amount ?? 0) * (stage?.probability ?? 0)) / 100;
