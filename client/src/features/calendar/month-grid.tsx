/** A month of days, each with what is on it. What does not fit is one press away. */
import { useT } from '../../i18n/i18n.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { useCalendarContext } from './calendar-context.ts';
import { weekNumber } from './calendar-days.ts';
import type { CalendarItem } from './calendar-items.ts';
import { ItemBlock } from './item-block.tsx';

const shownOfDay = 4;

export function MonthGrid({
  days,
  month,
  items,
}: {
  readonly days: readonly string[];
  readonly month: string;
  readonly items: readonly CalendarItem[];
}) {
  const words = useDayWords();
  const t = useT();
  const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7));
  return (
    <div className="cal-month">
      <div className="cal-mhead" aria-hidden="true">
        <span />
        {days.slice(0, 7).map((day) => (
          <span key={day} className="lbl">
            {words.short(day).split(' ')[0]}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} className="cal-mweek">
          <span className="xs t3 num" title={t('calendar.week', { week: weekNumber(week[3] ?? '') })}>
            {weekNumber(week[3] ?? '')}
          </span>
          {week.map((day) => (
            <Cell key={day} day={day} isOther={day.slice(0, 7) !== month} items={items.filter((item) => item.day === day)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Cell({ day, isOther, items }: { readonly day: string; readonly isOther: boolean; readonly items: readonly CalendarItem[] }) {
  const t = useT();
  const words = useDayWords();
  const { today, carry, make, showDay } = useCalendarContext();
  const over = carry.carried?.spot.day === day && carry.carried.item.day !== day;
  const rest = items.length - shownOfDay;
  const classes = ['cal-cell', day === today ? 'td' : '', isOther ? 'other' : '', over ? 'over' : ''];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-cal-day={day} data-month="">
      <button type="button" className="cal-slot" aria-label={t('calendar.slotDay', { day: words.long(day) })} onClick={() => make(day)} />
      <button type="button" className="cal-date num" aria-label={words.long(day)} onClick={() => showDay(day)}>
        {Number(day.slice(8))}
      </button>
      {items.slice(0, rest === 1 ? shownOfDay + 1 : shownOfDay).map((item) => (
        <ItemBlock key={item.key} as="chip" item={item} />
      ))}
      {rest > 1 && (
        <button type="button" className="btn ghost sm cal-more" onClick={() => showDay(day)}>
          {t('calendar.more', { count: rest })}
        </button>
      )}
    </div>
  );
}
