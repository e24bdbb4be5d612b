/** The list in groups as the table draws them: whose, how many, and what their opportunities come to. */
import { useCallback, useMemo } from 'react';
import { localeOf, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { wordKeys } from '../../../i18n/word-order.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import type { TableGroup } from '../../../ui/virtual-table.tsx';
import { setState, useContactsState } from '../contacts-state.ts';
import { type Grouping, groupRows } from '../groups.ts';
import type { ListRow } from '../list-row.ts';
import type { ContactList } from '../use-contact-list.ts';

export const foldKey = (by: Grouping, key: string): string => `${by} ${key}`;

export function useGroups({ rows, group: by, kind }: ContactList) {
  const t = useT();
  const format = useFormat();
  const locale = localeOf(usePreferences((state) => state.language));
  const folded = useContactsState((state) => state.folded);
  const groups = useMemo(() => {
    if (!by) return undefined;
    const keyOf = wordKeys(locale);
    return groupRows(rows, by, (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }, [rows, by, locale]);
  const shown = useMemo(
    () =>
      by &&
      groups?.map(({ key, title, rows: of, openSum, wonSum }): TableGroup<ListRow> => {
        const said = key === '' ? t('contacts.group.nothing') : by === 'lifecycle' ? t(`contact.lifecycle.${key as 'lead'}`) : title;
        return {
          key,
          title: said,
          rows: of,
          folded: folded.has(foldKey(by, key)),
          ...(by === 'owner' && key !== '' && { mark: <Owner id={key} name={title} /> }),
          ...(kind === 'company' && {
            facts: [
              ...(openSum > 0 ? [t('contacts.group.open', { sum: format.money(openSum) })] : []),
              ...(wonSum > 0 ? [t('contacts.group.won', { sum: format.money(wonSum) })] : []),
            ].join(', '),
          }),
        };
      }),
    [groups, by, folded, kind, t, format],
  );
  const fold = useCallback(
    (key: string, isFolded: boolean) => {
      if (!by) return;
      const next = new Set(useContactsState.getState().folded);
      if (isFolded) next.add(foldKey(by, key));
      else next.delete(foldKey(by, key));
      setState({ folded: next });
    },
    [by],
  );
  return useMemo(() => (shown ? { shown, fold } : undefined), [shown, fold]);
}

const Owner = ({ id, name }: { readonly id: string; readonly name: string }) => (
  <span className="row">
    <Avatar user={id} name={name} size={16} />
    {name}
  </span>
);
