/** A few weeks of days to choose one from. Days that are not allowed are there, dimmed, so that the limit is seen and not guessed. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { localeOf } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { addDays, daysBetween, lastDayOfWeek } from './days.ts';
import { useDayWords } from './due-words.ts';

const mostWeeks = 7;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function DayGrid({
  label,
  value,
  onChange,
  first,
  last,
  today,
  marked,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** The first and the last day that may be chosen; '' means any. */
  readonly first: string;
  readonly last: string;
  readonly today: string;
  /** A day with a dot, such as the one something was first due on. */
  readonly marked?: string;
}) {
  const locale = localeOf(usePreferences((state) => state.language));
  const words = useDayWords();
  const grid = useRef<HTMLDivElement>(null);
  const earliest = first < today && first !== '' ? first : today;
  const monday = addDays(lastDayOfWeek(earliest), -6);
  // As far as one may choose, and the week after it so that the end is seen.
  const weeks = last === '' ? mostWeeks : Math.min(mostWeeks, Math.max(2, Math.floor(daysBetween(monday, last) / 7) + 2));
  const days = Array.from({ length: weeks * 7 }, (_, i) => addDays(monday, i));
  const allowed = (day: string) => day >= first && (last === '' || day <= last);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let to = addDays(value || today, step);
    // Over days that are not allowed to the next one that is.
    while (days.includes(to) && !allowed(to)) to = addDays(to, step);
    if (!days.includes(to)) return;
    onChange(to);
    grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  }

  return (
    <div className="dg" role="group" aria-label={label} ref={grid} onKeyDown={onKeyDown}>
      {days.slice(0, 7).map((day) => (
        <span key={day} aria-hidden="true">
          {weekday.format(new Date(`${day}T12:00:00`)).slice(0, 2)}
        </span>
      ))}
      {days.map((day) => (
        <button
          key={day}
          type="button"
          data-day={day}
          className={[day === today ? 'today' : '', day === marked ? 'marked' : ''].join(' ').trim()}
          aria-pressed={day === value}
          aria-label={words.long(day)}
          disabled={!allowed(day)}
          tabIndex={day === value || (value === '' && day === days.find(allowed)) ? 0 : -1}
          onClick={() => onChange(day)}
        >
          {Number(day.slice(8))}
        </button>
      ))}
    </div>
  );
}
