import { byRank, type Settings } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { TitledListEditor } from './titled-list.tsx';

/** Stages belong to a process: each has its own list, of sales and of leads. */
export function Stages({
  settings,
  mayEdit,
  uses,
}: {
  readonly settings: Settings;
  readonly mayEdit: boolean;
  readonly uses: ReadonlyMap<string, number> | undefined;
}) {
  const t = useT();
  const processes = settings.processes.filter((process) => !process.archived).toSorted(byRank);
  if (processes.length === 0) return <EmptyState title={t('settings.stage.noProcess')} />;
  return (
    <div className="list-parts">
      {processes.map((process) => (
        <TitledListEditor
          key={process.id}
          list="stages"
          title={`${process.title}, ${t(`settings.process.kind.${process.kind}`)}`}
          entries={settings.stages.filter((stage) => stage.process === process.id)}
          settings={settings}
          mayEdit={mayEdit}
          uses={uses}
          fresh={{ process: process.id, status: 'open', probability: 0 }}
        />
      ))}
    </div>
  );
}
