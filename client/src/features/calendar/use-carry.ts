/** Carrying something through the calendar, by mouse, finger or keys: where it would stand, and putting it there. */
import type { TaskRow } from '@tandem/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { toast } from '../../ui/toast.tsx';
import { editAppointment, planTask } from '../../ui/work/appointment-edits.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { limitOf } from '../../ui/work/limit.ts';
import { clock, instantAt } from './calendar-days.ts';
import type { MovableItem } from './calendar-items.ts';
import { isAllowed, nudged, type Spot, sameSpot, spotOf } from './moving.ts';

export interface Carried {
  readonly item: MovableItem;
  readonly spot: Spot;
  readonly by: 'pointer' | 'keys';
}
export interface Carry {
  readonly carried: Carried | undefined;
  /** What is said of it to those who cannot see it. */
  readonly said: string;
  readonly lift: (item: MovableItem, by: Carried['by']) => void;
  readonly aim: (spot: Spot) => void;
  readonly putDown: () => void;
  readonly giveBack: () => void;
  readonly fits: (item: MovableItem, spot: Spot) => boolean;
  /** For an item that has the focus: Space lifts, arrows move, Shift and arrows change the length, Space or Enter puts down. */
  readonly onKeyDown: (event: KeyboardEvent, item: MovableItem, wholeDays: boolean) => void;
}

export function useCarry(today: string): Carry {
  const t = useT();
  const words = useDayWords();
  const settings = useRow('settings', 'settings')?.state;
  const [carried, setCarried] = useState<Carried>();
  const held = useRef<Carried | undefined>(undefined);
  const set = (next: Carried | undefined) => {
    held.current = next;
    setCarried(next);
  };
  const when = ({ day, start, minutes }: Spot, item: MovableItem) =>
    start === undefined
      ? words.short(day)
      : t('calendar.when', {
          day: words.short(day),
          time: item.is === 'task' ? clock(start) : `${clock(start)}\u2013${clock(start + minutes)}`,
        });
  const limit = (task: TaskRow) => limitOf(task, settings);
  const fits = (item: MovableItem, spot: Spot) => isAllowed(item, spot, today, item.is === 'task' ? limit(item.row) : '');

  const putDown = () => {
    const now = held.current;
    set(undefined);
    if (!now || sameSpot(now.spot, spotOf(now.item))) return;
    const { item, spot } = now;
    if (!fits(item, spot)) {
      const last = item.is === 'task' ? limit(item.row) : '';
      toast(last !== '' && spot.day > last ? t('calendar.beyond', { day: words.short(last) }) : t('calendar.notThere'), { icon: 'info' });
      return;
    }
    if (item.is === 'task') void planTask(item.row, spot.day, spot.start === undefined ? '' : clock(spot.start), when(spot, item));
    else
      void editAppointment(item.row, { startsAt: instantAt(spot.day, spot.start ?? item.start), minutes: spot.minutes }, when(spot, item));
  };
  const aim = (spot: Spot) => held.current && !sameSpot(held.current.spot, spot) && set({ ...held.current, spot });
  return {
    carried,
    said: carried ? t('calendar.carried', { subject: carried.item.subject, when: when(carried.spot, carried.item) }) : '',
    lift: (item, by) => set({ item, spot: spotOf(item), by }),
    aim,
    putDown,
    giveBack: () => set(undefined),
    fits,
    onKeyDown(event, item, wholeDays) {
      const mine = held.current?.item.key === item.key ? held.current : undefined;
      if (event.key === ' ') {
        event.preventDefault();
        if (mine) putDown();
        else set({ item, spot: spotOf(item), by: 'keys' });
      } else if (mine && event.key === 'Enter') {
        event.preventDefault();
        putDown();
      } else if (mine && event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        set(undefined);
      } else if (mine) {
        const to = nudged(mine.spot, event.key, event.shiftKey && item.is === 'appointment', wholeDays);
        if (!to) return;
        event.preventDefault();
        // Over days that a task may not go to nothing is carried.
        if (fits(item, to)) aim(to);
      }
    },
  };
}
