/** One thing in the calendar: a button to open it, to carry it by mouse and finger, and to move it with the keys. */
import { shownAs } from '@tandem/core';
import type { CSSProperties } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { taskTypeIcons } from '../../ui/task-type-icons.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { useCalendarContext } from './calendar-context.ts';
import { clock } from './calendar-days.ts';
import type { CalendarItem, MovableItem } from './calendar-items.ts';
import { useCarried } from './carry-area.tsx';

const kindIcons: Readonly<Record<'meeting' | 'visit' | 'call', IconName>> = { meeting: 'users', visit: 'place', call: 'phone' };

/** Words and looks that every place of the calendar says alike. */
export function useItemLook(item: CalendarItem) {
  const t = useT();
  const words = useDayWords();
  const { today, me } = useCalendarContext();
  const contacts = useRows('contact');
  const contact = contacts.get(shownAs(item.contact, contacts));
  const type = useRow('settings', 'settings')?.state.taskTypes.find(({ id }) => item.is === 'task' && id === item.row.type);
  const owner = useRow('user', item.owner === me ? undefined : item.owner);
  const late = item.is === 'task' && item.day < today;
  // Among the hours one looks for whom, then for what.
  const whom = item.is === 'appointment' ? contact?.name : '';
  const title = whom || item.subject || contact?.name || type?.title || t('ui.unnamed');
  const place = item.is === 'appointment' ? item.row.place || contact?.town : contact?.town;
  const second = [whom ? item.subject : contact && contact.name !== title ? contact.name : '', place].filter(Boolean).join(', ');
  const icon: IconName = item.is === 'task' ? taskTypeIcons[type?.icon ?? 'other'] : item.is === 'close' ? 'flag' : kindIcons[item.row.is];
  const time =
    item.is === 'close' || item.start === undefined
      ? ''
      : item.is === 'task'
        ? clock(item.start)
        : `${clock(item.start)}\u2013${clock(item.start + item.minutes)}`;
  const label = [
    item.is === 'close' ? t('calendar.closes') : item.is === 'appointment' ? t(`calendar.kind.${item.row.is}`) : t('calendar.task'),
    title,
    second,
    words.long(item.day),
    time,
    late ? words.due(item.day, today) : '',
    owner?.name ?? '',
  ]
    .filter(Boolean)
    .join(', ');
  return { title, second, icon, time, label, late, owner, contact };
}

interface BlockProps {
  readonly item: CalendarItem;
  readonly conflict?: boolean;
  readonly style?: CSSProperties;
  /** A chip above the hours, in a month and in a list; a block among the hours. */
  readonly as: 'chip' | 'block';
  readonly over?: boolean;
}

export function ItemBlock({ item, conflict = false, style, as, over = false }: BlockProps) {
  const t = useT();
  const { carry, open, mayEdit, wholeDays } = useCalendarContext();
  const { title, second, icon, time, label, late, owner, contact } = useItemLook(item);
  const movable: MovableItem | undefined = item.is !== 'close' && mayEdit(item.owner) ? item : undefined;
  const press = useCarried(movable);
  const lifted = carry.carried?.item.key === item.key;
  const classes = [
    as === 'block' ? 'ev' : 'pinc',
    item.is === 'task' ? 'task' : item.is === 'close' ? 'cl' : contact?.lifecycle === 'customer' ? 'cust' : contact ? 'pros' : '',
    late ? 'lt' : '',
    over ? 'done' : '',
    conflict ? 'clash' : '',
    lifted ? 'lifted' : '',
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      style={style}
      data-item={item.key}
      aria-label={conflict ? `${label}, ${t('calendar.conflict')}` : label}
      aria-description={movable ? t('calendar.carryHint') : undefined}
      {...press}
      onClick={() => open(item)}
      onKeyDown={(event) => movable && carry.onKeyDown(event, movable, wholeDays)}
    >
      {as === 'chip' ? (
        <>
          <Icon name={icon} size={12} />
          {time && <span className="num t3">{time.slice(0, 5)}</span>}
          <span className="ell">{title}</span>
          {late && <Icon name="clock" size={12} />}
          {owner && <Avatar user={owner.id} name={owner.name} size={16} />}
        </>
      ) : (
        <>
          <span className="row ev-t">
            <span className="m ell">{title}</span>
            {(late || conflict) && <Icon name={late ? 'clock' : 'alert'} size={12} />}
            {owner && <Avatar user={owner.id} name={owner.name} size={16} />}
          </span>
          <span className="xs ell num">{[conflict ? t('calendar.conflict') : '', second, time].filter(Boolean).join(', ')}</span>
          {movable?.is === 'appointment' && <LengthGrip item={movable} />}
        </>
      )}
    </button>
  );
}

function LengthGrip({ item }: { readonly item: MovableItem }) {
  const press = useCarried(item, true);
  // The block under it must not hear the same press.
  const { onMouseDown, onTouchStart, ref } = press as typeof press &
    Record<'onMouseDown' | 'onTouchStart', ((event: unknown) => void) | undefined>;
  const alone = (heard: ((event: unknown) => void) | undefined) => (event: { stopPropagation: () => void }) => {
    heard?.(event);
    event.stopPropagation();
  };
  return <span className="ev-grip" ref={ref} aria-hidden="true" onMouseDown={alone(onMouseDown)} onTouchStart={alone(onTouchStart)} />;
}
