import { useT } from '../../i18n/i18n.ts';
import { BatchList, RunningBatches } from './batches.tsx';
import { useImport } from './import-state.ts';
import { AdditionsPanel, NoticedPanel, OwnersPanel } from './look-panels.tsx';
import { RepairsPanel } from './repairs-panel.tsx';

export function SidePanel() {
  const t = useT();
  const dry = useImport((state) => state.dry);
  return (
    <aside className="im-side" aria-label={t('import.batches')}>
      {dry && (
        <>
          <RepairsPanel dry={dry} />
          <AdditionsPanel dry={dry} />
          <OwnersPanel dry={dry} />
          <NoticedPanel dry={dry} />
        </>
      )}
      <RunningBatches />
      <BatchList />
    </aside>
  );
}
