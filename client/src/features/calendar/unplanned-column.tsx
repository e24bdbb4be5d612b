/** Tasks that wait for a time: late ones pinned on top. Each is carried to a day or an hour, or opened to say when. */
import { shownAs, type TaskRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { taskTypeIcons } from '../../ui/task-type-icons.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { useCalendarContext } from './calendar-context.ts';
import { taskItem } from './calendar-items.ts';
import { useCarried } from './carry-area.tsx';

const most = 30;

export function UnplannedColumn({ late, open }: { readonly late: readonly TaskRow[]; readonly open: readonly TaskRow[] }) {
  const t = useT();
  return (
    <aside className="cal-un" aria-label={t('calendar.unplanned.label')}>
      {late.length > 0 && (
        <section aria-label={t('go.group.late')}>
          <div className="ph">
            <h2 className="late row">
              <Icon name="clock" size={14} />
              {t('go.group.late')}
            </h2>
            <span className="late sm num">{late.length}</span>
            <span className="sm t3 right">{t('calendar.pinned')}</span>
          </div>
          {late.slice(0, most).map((task) => (
            <Waiting key={task.id} task={task} />
          ))}
        </section>
      )}
      <section aria-label={t('calendar.unplanned')}>
        <div className="ph cal-un-h">
          <h2>{t('calendar.unplanned')}</h2>
          <span className="sm t3 num">{open.length}</span>
          <span className="sm t3 right">{t('calendar.dragHint')}</span>
        </div>
        {open.length === 0 && <p className="sm t3 cal-un-none">{t('calendar.unplanned.none')}</p>}
        {open.slice(0, most).map((task) => (
          <Waiting key={task.id} task={task} />
        ))}
        {open.length > most && <p className="sm t3 cal-un-none">{t('calendar.more', { count: open.length - most })}</p>}
      </section>
    </aside>
  );
}

function Waiting({ task }: { readonly task: TaskRow }) {
  const t = useT();
  const words = useDayWords();
  const { today, carry, open } = useCalendarContext();
  const contacts = useRows('contact');
  const contact = contacts.get(shownAs(task.contact, contacts));
  const type = useRow('settings', 'settings')?.state.taskTypes.find(({ id }) => id === task.type);
  const item = taskItem(task);
  const press = useCarried(item);
  const late = task.due !== '' && task.due < today;
  const title = task.subject || type?.title || t('ui.unnamed');
  const lifted = carry.carried?.item.key === item.key;
  return (
    <button
      type="button"
      className={['cal-uc', late ? 'lt' : '', lifted ? 'lifted' : ''].filter(Boolean).join(' ')}
      data-item={item.key}
      aria-description={t('calendar.carryHint')}
      {...press}
      onClick={() => open(item)}
      onKeyDown={(event) => carry.onKeyDown(event, item, false)}
    >
      <Icon name={taskTypeIcons[type?.icon ?? 'other']} size={14} />
      <span className="cal-uc-t">
        <span className="m ell">{title}</span>
        {contact && <CompanyName name={contact.name} lifecycle={contact.lifecycle} />}
        <span className={late ? 'lw row' : 'sm t3 num'}>
          {late && <Icon name="clock" size={12} />}
          {lifted ? t('calendar.planning') : words.due(task.due, today)}
        </span>
      </span>
    </button>
  );
}
