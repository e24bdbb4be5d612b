/** The calls, the visits, or all the time with customers behind a figure. */
import type { Span } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ActivityList } from '../../ui/work/activity-list.tsx';

export interface Done {
  readonly is: 'call' | 'visit' | 'time';
  readonly title: string;
  readonly span: Span;
  readonly counts: (user: string) => boolean;
}
const mostShown = 200;

export function DoneDialog({ done: { is, title, span, counts }, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const t = useT();
  const activities = useRows('activity');
  const shown = useMemo(() => {
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    return [...activities.values()]
      .filter(({ by, type, at, minutes }) => {
        if (!counts(by) || (is === 'time' ? !minutes || type === 'note' || type === 'mail' : type !== is)) return false;
        const instant = Date.parse(at);
        return instant >= from && instant < to;
      })
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, mostShown);
  }, [activities, is, span, counts]);
  return (
    <Dialog open onClose={onClose} title={title} width={560}>
      {shown.length === 0 ? <EmptyState title={t('home.done.none')} /> : <ActivityList activities={shown} here="" />}
    </Dialog>
  );
}
