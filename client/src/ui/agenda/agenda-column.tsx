/** A day beside the work: what is late on top, then the hours with appointments and timed tasks, then what is due without a time. */
import { type AppointmentRow, isLate, shownAs, type TaskRow } from '@tandem/core';
import { type DragEvent, useEffect, useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { CompanyName } from '../company-name.tsx';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { addDays, dayOf, lastDayOfWeek, useToday } from '../work/days.ts';
import { useDayWords } from '../work/due-words.ts';
import { postpone } from '../work/task-edits.ts';
import { isOpen } from '../work/task-groups.ts';
import './agenda.css';
import { hoursOf, minutesOf, placed } from './place-events.ts';

const hourHeight = 48;
const shownDays = 7;

interface ColumnProps {
  readonly user: string;
  /** Asks when a task comes instead: what dragging it to a day does, for keys and fingers. */
  readonly ask?: (task: TaskRow) => void;
  readonly mayEdit?: boolean;
}

export function AgendaColumn({ user, ask, mayEdit = false }: ColumnProps) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const [day, setDay] = useState('');
  const shown = day || today;
  const { tasks, appointments } = useAgendaOf(user);
  const late = tasks.filter((task) => isLate(task, today));
  const dueThen = tasks.filter((task) => isOpen(task) && task.due === shown && task.time === '');
  const monday = addDays(lastDayOfWeek(shown), -6);
  const drag = mayEdit ? dragOf : undefined;
  return (
    <section className="ag" aria-label={t('agenda.title')}>
      <div className="ag-head">
        <h2>{t('agenda.title')}</h2>
        <span className="grow" />
        <IconButton icon="left" size="sm" label={t('agenda.before')} onClick={() => setDay(addDays(shown, -7))} />
        <button type="button" className="btn ghost sm" onClick={() => setDay('')}>
          {t('go.group.today')}
        </button>
        <IconButton icon="right" size="sm" label={t('agenda.after')} onClick={() => setDay(addDays(shown, 7))} />
      </div>
      <div className="ag-days">
        {Array.from({ length: shownDays }, (_, i) => addDays(monday, i)).map((one) => (
          <DayButton
            key={one}
            day={one}
            chosen={one === shown}
            late={tasks.some((task) => isOpen(task) && task.due === one && one < today)}
            busy={tasks.some((task) => isOpen(task) && task.due === one) || appointments.some((at) => dayOf(new Date(at.startsAt)) === one)}
            onChoose={() => setDay(one)}
            {...(mayEdit && {
              onDropTask: (id: string) => {
                const task = tasks.find((held) => held.id === id);
                if (task) void postpone(task, one, words.short(one));
              },
            })}
          />
        ))}
      </div>
      {late.length > 0 && (
        <div className="ag-late">
          <div className="m row">
            <Icon name="clock" size={12} />
            {t('agenda.late', { count: late.length })}
          </div>
          {late.slice(0, 6).map((task) => (
            <button key={task.id} type="button" className="row" data-agenda-task={task.id} onClick={() => ask?.(task)} {...drag?.(task)}>
              <span className="ell grow">{task.subject || t('ui.unnamed')}</span>
              <span className="num">{words.short(task.due)}</span>
            </button>
          ))}
          {late.length > 6 && <div>{t('agenda.lateMore', { count: late.length - 6 })}</div>}
        </div>
      )}
      <ul className="ag-due" aria-label={t('agenda.dueThen')}>
        {dueThen.map((task) => (
          <li key={task.id} data-agenda-task={task.id} className={task.due < today ? 'late' : ''} {...drag?.(task)}>
            <button type="button" className="row" onClick={() => ask?.(task)}>
              <Icon name="task" size={14} />
              <span className="ell">{task.subject || t('ui.unnamed')}</span>
            </button>
          </li>
        ))}
      </ul>
      <Hours day={shown} today={today} tasks={tasks} appointments={appointments} {...(ask && { ask })} {...(drag && { drag })} />
    </section>
  );
}

/** What a dragged task is called, so that nothing else can be dropped on a day. */
const taskType = 'application/x-tandem-task';
const dragOf = (task: TaskRow) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(taskType, task.id);
    event.dataTransfer.effectAllowed = 'move';
  },
});

export function useAgendaOf(user: string): { readonly tasks: readonly TaskRow[]; readonly appointments: readonly AppointmentRow[] } {
  const tasks = useRows('task');
  const appointments = useRows('appointment');
  return useMemo(
    () => ({
      tasks: [...tasks.values()].filter(({ owner }) => owner === user),
      appointments: [...appointments.values()].filter(({ owner, startsAt }) => owner === user && startsAt !== ''),
    }),
    [tasks, appointments, user],
  );
}

function DayButton(props: {
  readonly day: string;
  readonly chosen: boolean;
  readonly late: boolean;
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onDropTask?: (task: string) => void;
}) {
  const { day, chosen, late, busy, onChoose, onDropTask } = props;
  const [over, setOver] = useState(false);
  const words = useDayWords();
  const [weekday] = words.short(day).split(' ');
  return (
    <button
      type="button"
      className={over ? 'over' : undefined}
      aria-pressed={chosen}
      aria-label={words.long(day)}
      data-day={day}
      onClick={onChoose}
      onDragOver={(event) => {
        if (!onDropTask || !event.dataTransfer.types.includes(taskType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        onDropTask?.(event.dataTransfer.getData(taskType));
      }}
    >
      {weekday}
      <b>{Number(day.slice(8))}</b>
      <i className={late ? 'r' : busy ? '' : 'z'} />
    </button>
  );
}

interface HoursProps {
  readonly day: string;
  readonly today: string;
  readonly tasks: readonly TaskRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly ask?: (task: TaskRow) => void;
  readonly drag?: typeof dragOf;
}

function Hours({ day, today, tasks, appointments, ask, drag }: HoursProps) {
  const t = useT();
  const { time } = useFormat();
  const contacts = useRows('contact');
  const now = useNow();
  const events = useMemo(() => placed(day, appointments, tasks), [day, appointments, tasks]);
  const [from, to] = hoursOf(events);
  const top = (minutes: number) => ((minutes - from * 60) * hourHeight) / 60;
  const nowAt = now.getHours() * 60 + now.getMinutes();
  return (
    <div className="ag-day" style={{ height: (to - from) * hourHeight + 12 }}>
      {Array.from({ length: to - from + 1 }, (_, i) => from + i).map((hour) => (
        <div key={hour} className="ag-hour" style={{ top: top(hour * 60) }} aria-hidden="true">
          <span>{`${String(hour).padStart(2, '0')}:00`}</span>
        </div>
      ))}
      {day === today && nowAt >= from * 60 && nowAt <= to * 60 && (
        <div className="ag-now" style={{ top: top(nowAt) }} aria-hidden="true">
          <b>{time(now.toISOString())}</b>
        </div>
      )}
      {events.length === 0 && <p className="ag-none t3">{t('agenda.none')}</p>}
      {events.map((event) => {
        const contact = contacts.get(shownAs(event.contact, contacts));
        const tone = event.is === 'task' ? 'task' : contact?.lifecycle === 'customer' ? 'cust' : 'pros';
        const style = {
          top: top(event.start),
          height: Math.max(22, ((event.end - event.start) * hourHeight) / 60 - 2),
          left: `calc(60px + ${event.column} * (100% - 60px) / ${event.columns})`,
          width: `calc((100% - 60px) / ${event.columns} - 2px)`,
        };
        const body = (
          <>
            <span className="m ell">{event.subject || t('ui.unnamed')}</span>
            <span className="xs ell">
              {minutesOf(event)}
              {contact && (
                <>
                  {', '}
                  <CompanyName name={contact.name} lifecycle={contact.lifecycle} />
                </>
              )}
            </span>
          </>
        );
        const task = event.is === 'task' ? tasks.find(({ id }) => id === event.id) : undefined;
        return task ? (
          <button
            key={event.id}
            type="button"
            className={`ev ${tone}`}
            style={style}
            data-agenda-task={event.id}
            onClick={() => ask?.(task)}
            {...drag?.(task)}
          >
            {body}
          </button>
        ) : (
          <div key={event.id} className={`ev ${tone} ${event.conflict ? 'clash' : ''}`} style={style} data-appointment={event.id}>
            {body}
          </div>
        );
      })}
    </div>
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
