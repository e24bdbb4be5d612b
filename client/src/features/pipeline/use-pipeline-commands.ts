/** What the palette and the keys can do on this screen. */
import type { OpportunityRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { type Command, useCommands } from '../../ui/commands.ts';
import { useKeys } from '../../ui/use-keys.ts';
import type { PipelineSearch } from './filter/pipeline-filter.ts';
import type { PipelineContextValue } from './pipeline-context.tsx';

interface CommandInput extends Pick<PipelineContextValue, 'view' | 'go' | 'move' | 'startNew'> {
  readonly search: PipelineSearch;
  /** The chosen opportunities, or the open one. */
  readonly current: readonly OpportunityRow[];
  readonly find: () => void;
  readonly filter: () => void;
  readonly clear: () => void;
}

export function usePipelineCommands({ search, view, go, move, startNew, current, find, filter, clear }: CommandInput): void {
  const t = useT();
  const group = t('pipeline.title');
  const stages = view.stages.of(view.scope?.process ?? '');
  // New, as on every page; the button shows the letter that works on all pages.
  useKeys({ n: () => startNew() });
  useCommands([
    { id: 'pipeline.new', title: t('pipeline.newOpportunity'), group, keys: 'o', icon: 'plus', run: () => startNew() },
    {
      id: 'pipeline.form',
      title: t('pipeline.command.form'),
      group,
      keys: 'b',
      icon: 'board',
      run: () => go({ view: search.view === 'list' ? 'board' : 'list' }),
    },
    { id: 'pipeline.search', title: t('pipeline.command.search'), group, keys: '/', icon: 'search', run: find },
    { id: 'pipeline.filter', title: t('pipeline.command.filter'), group, keys: 'f', icon: 'filter', run: filter },
    { id: 'pipeline.close', title: t('pipeline.command.close'), group, keys: 'Escape', icon: 'close', run: clear },
    ...stages
      .filter(({ digit }) => digit > 0 && digit < 10)
      .map(
        (stage): Command => ({
          id: `pipeline.stage.${stage.digit}`,
          title: t('pipeline.command.stage', { stage: stage.title }),
          group,
          keys: `s ${stage.digit}`,
          run: () => {
            for (const row of current) void move(row, stage.id);
          },
        }),
      ),
    ...stages
      .filter(({ status }) => status !== 'open')
      .map(
        (stage): Command => ({
          id: `pipeline.stage.${stage.id}`,
          title: t('pipeline.command.stage', { stage: stage.title }),
          group,
          run: () => {
            if (current.length === 1 && current[0]) void move(current[0], stage.id);
          },
        }),
      ),
  ]);
}
