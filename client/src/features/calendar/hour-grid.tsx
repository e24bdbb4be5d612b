/** Days beside each other, hour by hour; above them what has no time. An empty half hour makes an appointment. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { hoursOf } from '../../ui/agenda/place-events.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { useCalendarContext } from './calendar-context.ts';
import { clock } from './calendar-days.ts';
import { type CalendarItem, plannedMinutes } from './calendar-items.ts';
import { ItemBlock } from './item-block.tsx';
import { placedItems, untimed } from './placing.ts';

const hourHeight = 56;
const slotMinutes = 30;

export function HourGrid({ days, items }: { readonly days: readonly string[]; readonly items: readonly CalendarItem[] }) {
  const t = useT();
  const { now, today } = useCalendarContext();
  const scroller = useRef<HTMLDivElement>(null);
  const blocks = days.map((day) => placedItems(items, day));
  const [from, to] = hoursOf([{ start: 8 * 60, end: 19 * 60 }, ...blocks.flat()]);
  const height = (to - from) * hourHeight;
  const columns = { gridTemplateColumns: `48px repeat(${days.length}, minmax(0, 1fr))` };
  const nowAt = now.getHours() * 60 + now.getMinutes();
  const top = (minutes: number) => ((minutes - from * 60) * hourHeight) / 60;
  return (
    <div className="cal-scroll" ref={scroller}>
      <div className="cal-heads" style={columns}>
        <span className="cal-corner" />
        {days.map((day) => (
          <DayHead key={day} day={day} minutes={plannedMinutes(items, day)} />
        ))}
        <span className="xs t3 cal-allday">{t('calendar.allDay')}</span>
        {days.map((day) => (
          <UntimedCell key={day} day={day} items={untimed(items, day)} />
        ))}
      </div>
      <div className="cal-hours" style={{ ...columns, height: height + 12 }}>
        <div className="cal-clock" aria-hidden="true">
          {Array.from({ length: to - from }, (_, i) => from + i).map((hour) => (
            <span key={hour} className="num" style={{ top: top(hour * 60) }}>
              {clock(hour * 60)}
            </span>
          ))}
        </div>
        {days.map((day, i) => (
          <div
            key={day}
            className={day === today ? 'cal-day td' : 'cal-day'}
            style={{ height }}
            data-cal-day={day}
            data-hours={`${from}-${to}`}
            role="group"
            aria-label={day}
          >
            <Slots day={day} from={from} to={to} />
            {(blocks[i] ?? []).map(({ item, start, end, column, columns: of, conflict }) => (
              <ItemBlock
                key={item.key}
                as="block"
                item={item}
                conflict={conflict}
                over={day < today || (day === today && end <= nowAt)}
                style={{
                  top: top(start),
                  height: Math.max(24, ((end - start) * hourHeight) / 60 - 2),
                  left: `calc(3px + ${column} * (100% - 6px) / ${of})`,
                  width: `calc((100% - 6px) / ${of} - ${of > 1 ? 2 : 0}px)`,
                }}
              />
            ))}
            <Ghost day={day} top={top} />
            {day === today && nowAt >= from * 60 && nowAt <= to * 60 && (
              <div className="cal-now" style={{ top: top(nowAt) }} aria-hidden="true">
                <b className="num">{clock(nowAt)}</b>
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function DayHead({ day, minutes }: { readonly day: string; readonly minutes: number }) {
  const t = useT();
  const words = useDayWords();
  const { today, showDay } = useCalendarContext();
  const [weekday] = words.short(day).split(' ');
  return (
    <button type="button" className={day === today ? 'cal-dh td' : 'cal-dh'} aria-label={words.long(day)} onClick={() => showDay(day)}>
      <span className="lbl">{weekday}</span>
      <span className="row">
        <b className="num">{Number(day.slice(8))}</b>
        {minutes > 0 && (
          <span className="xs t3 right num">
            {t('calendar.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') })}
          </span>
        )}
      </span>
    </button>
  );
}

function UntimedCell({ day, items }: { readonly day: string; readonly items: readonly CalendarItem[] }) {
  const { carry } = useCalendarContext();
  const here = carry.carried?.spot;
  const over = here?.day === day && here.start === undefined;
  return (
    <div className={over ? 'cal-pin over' : 'cal-pin'} data-cal-day={day}>
      {items.map((item) => (
        <ItemBlock key={item.key} as="chip" item={item} />
      ))}
    </div>
  );
}

/** Where what is carried would stand. */
function Ghost({ day, top }: { readonly day: string; readonly top: (minutes: number) => number }) {
  const { carry } = useCalendarContext();
  const { carried } = carry;
  const ghost = useRef<HTMLDivElement>(null);
  const shown = carried?.spot.day === day && carried.spot.start !== undefined;
  const keyed = shown && carried.by === 'keys' ? carried.spot.start : undefined;
  useEffect(() => {
    if (keyed !== undefined) ghost.current?.scrollIntoView({ block: 'nearest' });
  }, [keyed]);
  if (!shown || carried.spot.start === undefined) return null;
  const { start, minutes } = carried.spot;
  return (
    <div
      ref={ghost}
      className={carry.fits(carried.item, carried.spot) ? 'cal-ghost' : 'cal-ghost no'}
      style={{ top: top(start), height: Math.max(24, (minutes * hourHeight) / 60) }}
      aria-hidden="true"
    >
      {`${clock(start)}\u2013${clock(start + minutes)}`}
    </div>
  );
}

/** Empty half hours. Only one of a day is reached by Tab, the arrows go on from there. */
function Slots({ day, from, to }: { readonly day: string; readonly from: number; readonly to: number }) {
  const t = useT();
  const words = useDayWords();
  const { make } = useCalendarContext();
  const slots = Array.from({ length: ((to - from) * 60) / slotMinutes }, (_, i) => from * 60 + i * slotMinutes);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const across = event.key === 'ArrowRight' ? 'nextElementSibling' : event.key === 'ArrowLeft' ? 'previousElementSibling' : undefined;
    const column = event.currentTarget.closest('.cal-day');
    const start = event.currentTarget.dataset['slot'] ?? '';
    const to = across
      ? column?.[across]?.querySelector<HTMLElement>(`[data-slot="${start}"]`)
      : by !== 0 && column?.querySelector<HTMLElement>(`[data-slot="${Number(start) + by * slotMinutes}"]`);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return slots.map((start) => (
    <button
      key={start}
      type="button"
      className="cal-slot"
      style={{ top: ((start - from * 60) * hourHeight) / 60, height: (slotMinutes * hourHeight) / 60 }}
      data-slot={start}
      tabIndex={start === 9 * 60 ? 0 : -1}
      aria-label={t('calendar.slot', { day: words.long(day), time: clock(start) })}
      onClick={() => make(day, start)}
      onKeyDown={onKeyDown}
    />
  ));
}
