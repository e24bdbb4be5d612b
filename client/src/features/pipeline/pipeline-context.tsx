/** What every card, row and panel of the pipeline reads: rows of the device, the view model, and what a person may start. */
import type { ContactRow, OpportunityRow, Settings, UserRow } from '@tandem/core';
import { createContext, useContext } from 'react';
import type { PipelineSearch } from './filter/pipeline-filter.ts';
import type { PipelineView } from './view/pipeline-view.ts';

export interface PipelineContextValue {
  readonly view: PipelineView;
  readonly search: PipelineSearch;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly settings: Settings | undefined;
  readonly today: string;
  readonly isPhone: boolean;
  /** Chosen for the bulk bar, on the board as in the list. */
  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;
  /** Changes the address; what is not named stays. */
  readonly go: (patch: Partial<PipelineSearch>) => void;
  readonly open: (row: OpportunityRow) => void;
  /** The quick form, in a stage of the person's choice. */
  readonly startNew: (stage?: string) => void;
  /** Asks what the stage needs, then moves; to the top of the stage when no rank is given. */
  readonly move: (row: OpportunityRow, stage: string, rank?: string) => Promise<void>;
}

const PipelineContext = createContext<PipelineContextValue | undefined>(undefined);
export const PipelineProvider = PipelineContext.Provider;

export function usePipeline(): PipelineContextValue {
  const value = useContext(PipelineContext);
  if (!value) throw new Error('a part of the pipeline is drawn outside of its screen');
  return value;
}
