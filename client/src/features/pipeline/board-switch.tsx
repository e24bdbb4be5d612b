/** Which board: the own ones, all of a process together, or everything. */
import { useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePipeline } from './pipeline-context.tsx';
import type { Scope } from './view/scope.ts';

export function BoardSwitch() {
  const { view, go } = usePipeline();
  const t = useT();
  const title = useScopeTitle();
  const { own, merged, all } = view.choices;
  const item = (scope: Scope) => ({
    label: title(scope),
    checked: view.scope?.key === scope.key,
    run: () => go({ board: scope.key, stages: [], card: '' }),
  });
  if (own.length + merged.length < 2) return null;
  return (
    <Menu
      label={t('pipeline.boards')}
      trigger={<IconButton size="sm" icon="chevron" label={t('pipeline.chooseBoard')} />}
      items={[
        ...(merged.length > 0 ? [{ head: t('pipeline.together') }, ...merged.map(item)] : []),
        ...(all ? [{ ...item(all), run: () => go({ board: 'all', view: 'list', stages: [], card: '' }) }] : []),
        { head: t('pipeline.boards') },
        ...own.map(item),
      ]}
    />
  );
}

export function useScopeTitle(): (scope: Scope | undefined) => string {
  const t = useT();
  const processes = useRow('settings', 'settings')?.state.processes ?? [];
  return (scope) => {
    if (!scope) return t('pipeline.title');
    if (scope.key === 'all') return t('pipeline.everything');
    if (!scope.isMerged) return scope.boards[0]?.title || t('pipeline.title');
    return t('pipeline.merged', { process: processes.find(({ id }) => id === scope.process)?.title ?? '' });
  };
}
