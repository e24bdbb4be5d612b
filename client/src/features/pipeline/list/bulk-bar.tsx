/** What is done with all chosen opportunities at once, taken back in one step. */
import type { OpportunityRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { oneStep } from '../../../sync/edit.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { type CardPatch, placePatch } from '../../../ui/opportunities/card-patch.ts';
import { changeCards, mayAssign } from '../../../ui/opportunities/edits.ts';
import { missingFor } from '../../../ui/opportunities/requirements.ts';
import type { StageFacts } from '../../../ui/opportunities/stages.ts';
import { topRanks } from '../../../ui/opportunities/top-rank.ts';
import { toast } from '../../../ui/toast.tsx';
import { undoing } from '../../../ui/undo-step.ts';
import { titleOf } from '../board/card-body.tsx';
import { companyOf } from '../filter/matches.ts';
import { useRefusal } from '../opportunity/use-refusal.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { opportunitiesCsv } from './opportunities-csv.ts';

interface BulkBarProps {
  readonly rows: readonly OpportunityRow[];
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly onClear: () => void;
}

export function BulkBar({ rows, opportunities, onClear }: BulkBarProps) {
  const { view, users, contacts, today } = usePipeline();
  const me = useMe();
  const t = useT();
  const refused = useRefusal();
  const boards = new Set(rows.map(({ board }) => board));
  const assignable = [...boards].every((id) => mayAssign(me.person, view.choices.own.find(({ key }) => key === id)?.boards[0]));
  const people = [...users.values()].filter(({ active }) => active).sort((a, b) => (a.name < b.name ? -1 : 1));

  const change = async (chosen: readonly OpportunityRow[], label: string, patchOf: (row: OpportunityRow) => CardPatch) => {
    if (chosen.length === 0) return;
    try {
      const step = oneStep();
      await changeCards(chosen, label, patchOf, step);
      toast(label, { undo: undoing(step) });
    } catch (error) {
      refused(error);
    }
  };
  const toStage = (stage: StageFacts) => {
    // What a stage must know cannot be asked of many at once: those that lack it stay where they are.
    const ready = rows.filter((row) => row.stage !== stage.id && missingFor(row, stage).length === 0);
    const kept = rows.filter((row) => row.stage !== stage.id).length - ready.length;
    const ranks = topRanks(opportunities.values(), stage.id, ready.length, Math.random);
    const rankOf = new Map(ready.map((row, i) => [row.id, ranks[i] ?? '']));
    void change(ready, t('pipeline.bulk.moved', { count: ready.length, stage: stage.title }), (row) =>
      placePatch(row, stage, rankOf.get(row.id) ?? '', {}, today),
    );
    if (kept > 0) toast(t('pipeline.bulk.kept', { count: kept, stage: stage.title }), { icon: 'info' });
  };
  const exportRows = async () => {
    const text = await opportunitiesCsv(rows, [
      { title: t('pipeline.sort.company'), value: (row) => companyOf(row, contacts) },
      { title: t('pipeline.sort.title'), value: (row) => titleOf(row, view.productTitles) },
      { title: t('pipeline.sort.stage'), value: (row) => view.stages.byId.get(row.stage)?.title ?? '' },
      { title: t('pipeline.sort.amount'), value: (row) => String(row.amount ?? '') },
      { title: t('pipeline.sort.owner'), value: (row) => users.get(row.owner)?.name ?? '' },
      { title: t('pipeline.sort.product'), value: (row) => view.productTitles.get(row.product) ?? row.product },
      { title: t('pipeline.sort.openedOn'), value: (row) => row.openedOn },
      { title: t('pipeline.sort.closeOn'), value: (row) => row.closeOn },
      { title: t('pipeline.sort.closedOn'), value: (row) => row.closedOn },
    ]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = `opportunities-${today}.csv`;
    link.click();
    // The browser reads the address after the click, in its own time.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <div className="pop pl-bulk" role="toolbar" aria-label={t('pipeline.bulk')}>
      <span className="m">{t('pipeline.bulk.chosen', { count: rows.length })}</span>
      <Menu
        side="top"
        label={t('pipeline.moveTo')}
        trigger={<Button size="sm">{t('pipeline.bulk.stage')}</Button>}
        items={view.stages.of(view.scope?.process ?? '').map((stage) => ({
          label: stage.title,
          run: () => toStage(stage),
          disabled: stage.status === 'lost' && rows.every((row) => missingFor(row, stage).length > 0),
        }))}
      />
      {assignable && (
        <Menu
          side="top"
          label={t('pipeline.owner')}
          trigger={<Button size="sm">{t('pipeline.bulk.owner')}</Button>}
          items={people.map(({ id, name }) => ({
            label: name,
            run: () => void change(rows, t('pipeline.bulk.assigned', { count: rows.length, name }), () => ({ owner: id })),
          }))}
        />
      )}
      <Button size="sm" icon="download" onClick={() => void exportRows()}>
        {t('pipeline.bulk.export')}
      </Button>
      <IconButton icon="close" size="sm" label={t('pipeline.bulk.clear')} onClick={onClear} />
    </div>
  );
}
