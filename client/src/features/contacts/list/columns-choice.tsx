/** Which columns, and in which order: what opens is fetched when the list stands. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useCommands } from '../../../ui/commands.ts';
import { Icon } from '../../../ui/icon.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Popover } from '../../../ui/popover.tsx';
import type { ColumnLayout } from '../columns.ts';
import type { ContactKind } from '../filter.ts';

const ColumnOrder = lazyPart(() => import('./column-order.tsx').then((module) => module.ColumnOrder));

export function ColumnsChoice({ kind, layout }: { readonly kind: ContactKind; readonly layout: ColumnLayout }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  useCommands([
    { id: 'contacts.columns', title: t('contacts.command.columns'), group: t('contacts.title'), icon: 'columns', run: () => setOpen(true) },
  ]);
  return (
    <Popover
      label={t('contacts.columns')}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <button type="button" className="btn sm">
          <Icon name="columns" />
          {t('contacts.columns')}
        </button>
      }
    >
      <ColumnOrder kind={kind} layout={layout} />
    </Popover>
  );
}
