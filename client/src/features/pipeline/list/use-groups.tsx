import type { OpportunityRow } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import type { TableGroup, VirtualTableProps } from '../../../ui/virtual-table.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { groupRows } from './groups.ts';

/** The groups as the table takes them, or nothing when the list has none. */
export function useGroups(): Pick<VirtualTableProps<OpportunityRow>, 'groups' | 'onFold'> {
  const { view, search, users } = usePipeline();
  const t = useT();
  const format = useFormat();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const by = search.group;
  const groups = useMemo(() => {
    if (!by) return undefined;
    return groupRows(view.list, by, view.stages, (user) => users.get(user)?.name ?? '').map(
      ({ key, rows, sum, weighted }): TableGroup<OpportunityRow> => {
        const name = (by === 'stage' ? view.stages.byId.get(key)?.title : users.get(key)?.name) ?? t('pipeline.none');
        return {
          key,
          title: name,
          rows,
          folded: folded.has(`${by} ${key}`),
          facts: `${format.money(sum)}, ${t('pipeline.weightedSum', { sum: format.money(Math.round(weighted)) })}`,
          ...(by === 'owner' &&
            key !== '' && {
              mark: (
                <span className="row">
                  <Avatar user={key} name={name} size={16} />
                  {name}
                </span>
              ),
            }),
        };
      },
    );
  }, [by, view.list, view.stages, users, folded, t, format]);
  if (!groups) return {};
  return {
    groups,
    onFold: (key, isFolded) => {
      const next = new Set(folded);
      if (isFolded) next.add(`${by} ${key}`);
      else next.delete(`${by} ${key}`);
      setFolded(next);
    },
  };
}
