/** What is ahead, day by day: the calendar for a narrow screen and for reading aloud. */
import { useT } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useDayWords } from '../../ui/work/due-words.ts';
import { useCalendarContext } from './calendar-context.ts';
import type { CalendarItem } from './calendar-items.ts';
import { useItemLook } from './item-block.tsx';

export function AgendaList({ days, items }: { readonly days: readonly string[]; readonly items: readonly CalendarItem[] }) {
  const t = useT();
  const words = useDayWords();
  const { today } = useCalendarContext();
  const ahead = new Set(days);
  const byDay = Map.groupBy(
    items.filter(({ day }) => ahead.has(day)),
    ({ day }) => day,
  );
  if (byDay.size === 0) return <EmptyState icon="calendar" title={t('calendar.none')} />;
  return (
    <div className="cal-list">
      {[...byDay].map(([day, held]) => (
        <section key={day} aria-label={words.long(day)}>
          <h2 className="gh">
            {words.long(day)}
            {day === today && <span className="acc">{t('go.group.today')}</span>}
          </h2>
          <ul>
            {held.map((item) => (
              <Line key={item.key} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ item }: { readonly item: CalendarItem }) {
  const t = useT();
  const { open } = useCalendarContext();
  const { icon, time, label, late, owner, contact, second } = useItemLook(item);
  return (
    <li>
      <button
        type="button"
        className={late ? 'cal-line late' : 'cal-line'}
        data-item={item.key}
        aria-label={label}
        onClick={() => open(item)}
      >
        <span className="num cal-time">{time || t('calendar.allDay')}</span>
        <Icon name={icon} />
        <span className="m ell">{item.subject || contact?.name || t('ui.unnamed')}</span>
        {contact ? <CompanyName name={contact.name} lifecycle={contact.lifecycle} /> : <span className="t3 ell">{second}</span>}
        {late && (
          <span className="row m">
            <Icon name="clock" size={12} />
            {t('go.group.late')}
          </span>
        )}
        {owner && <Avatar user={owner.id} name={owner.name} size={20} />}
      </button>
    </li>
  );
}
