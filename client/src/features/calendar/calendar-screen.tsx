/** Tasks, appointments and close dates by day, week, month or as a list, to be planned by carrying, by keys or by menus. */
import { can } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { localeOf, useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useMe } from '../../state/session.ts';
import { useMedia, usePhone } from '../../state/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useToday } from '../../ui/work/days.ts';
import { type TaskQuestion, TaskQuestions } from '../../ui/work/task-question.tsx';
import type { AppointmentQuestion } from './appointment-dialog.tsx';
import './calendar.css';
import { CalendarProvider } from './calendar-context.ts';
import { daysOf, firstWeekday, isWeekend, stepped, weekNumber } from './calendar-days.ts';
import type { CalendarItem } from './calendar-items.ts';
import { type CalendarView, calendarViews, isView } from './calendar-search.ts';
import { CarryArea } from './carry-area.tsx';
import { HourGrid } from './hour-grid.tsx';
import { LayerChoice, SidePanel } from './side-panel.tsx';
import { UnplannedColumn } from './unplanned-column.tsx';
import { useCalendar, useShown } from './use-calendar.ts';
import { useCarry } from './use-carry.ts';
import { useNow } from './use-now.ts';

const AppointmentDialog = lazyPart(async () => (await import('./appointment-dialog.tsx')).AppointmentDialog);
const PlanDialog = lazyPart(async () => (await import('./plan-dialog.tsx')).PlanDialog);
const MonthGrid = lazyPart(async () => (await import('./month-grid.tsx')).MonthGrid);
const AgendaList = lazyPart(async () => (await import('./agenda-list.tsx')).AgendaList);

const phoneViews: readonly CalendarView[] = ['day', 'agenda'];

export function CalendarScreen() {
  const t = useT();
  const me = useMe();
  const today = useToday();
  const now = useNow();
  const phone = usePhone();
  const wide = useMedia('(min-width: 1100px)');
  const navigate = useNavigate();
  const asked = useSearch({ from: '/inside/calendar' });
  const views = phone ? phoneViews : calendarViews;
  const view = asked.view && views.includes(asked.view) ? asked.view : phone ? 'day' : 'week';
  const day = asked.day ?? today;
  const choosing = useShown();
  const { all, items, waiting } = useCalendar(choosing.shown, today);
  const carry = useCarry(today);
  const [question, setQuestion] = useState<TaskQuestion>();
  const [appointment, setAppointment] = useState<AppointmentQuestion>();
  const [opened, setOpened] = useState<Extract<CalendarItem, { is: 'task' }>>();
  const show = (patch: { readonly view?: CalendarView; readonly day?: string }) =>
    void navigate({ to: '/calendar', search: { view: patch.view ?? view, day: patch.day ?? day }, replace: true });
  const mayEdit = (user: string) => can(me.person, 'edit', { type: 'agenda', user });
  const make = (on: string, start = 9 * 60) => setAppointment({ day: on, start });
  const open = (item: CalendarItem) => {
    if (item.is === 'appointment') setAppointment({ row: item.row });
    else if (item.is === 'task') mayEdit(item.owner) && setOpened(item);
    else if (item.contact) void navigate({ to: '/contacts/$id', params: { id: item.contact } });
  };
  const first = firstWeekday(globalThis.navigator?.language ?? 'en-GB');
  const whole = daysOf(view, day, first);
  const inView = (one: string) => choosing.shown.weekend || !isWeekend(one) || one === today || items.some((item) => item.day === one);
  const days = view === 'week' ? whole.filter(inView) : whole;
  const makeHere = () => make(day < today ? today : day);
  const group = t('calendar.title');
  const resting = appointment !== undefined || opened !== undefined || question !== undefined || carry.carried !== undefined;
  const commands = [
    { id: 'calendar.new', title: t('calendar.new'), group, keys: 'v', run: makeHere },
    { id: 'calendar.today', title: t('go.group.today'), group, keys: '.', run: () => show({ day: today }) },
    { id: 'calendar.before', title: t('calendar.before'), group, keys: 'k', run: () => show({ day: stepped(view, day, -1) }) },
    { id: 'calendar.after', title: t('calendar.after'), group, keys: 'j', run: () => show({ day: stepped(view, day, 1) }) },
    ...views.map((one) => ({
      id: `calendar.view.${one}`,
      title: t(`calendar.view.${one}`),
      group,
      keys: one.slice(0, 1),
      run: () => show({ view: one }),
    })),
  ];
  useCommands(resting ? [] : commands);
  const chooseLayers = (
    <Popover
      label={t('calendar.layers')}
      align="end"
      trigger={
        <button type="button" className="btn">
          {t('calendar.layers')}
        </button>
      }
    >
      <LayerChoice all={all} choosing={choosing} />
    </Popover>
  );
  const nav = (
    <span className="row cal-nav">
      {view !== 'month' && !phone && <span className="t3 num">{t('calendar.week', { week: weekNumber(days[0] ?? day) })}</span>}
      <IconButton icon="left" label={t('calendar.before')} keys="k" onClick={() => show({ day: stepped(view, day, -1) })} />
      <Button onClick={() => show({ day: today })}>{t('go.group.today')}</Button>
      <IconButton icon="right" label={t('calendar.after')} keys="j" onClick={() => show({ day: stepped(view, day, 1) })} />
      <Segmented
        label={t('calendar.views')}
        value={view}
        onChange={(key) => isView(key) && show({ view: key })}
        options={views.map((key) => ({ key, label: t(`calendar.view.${key}`) }))}
      />
    </span>
  );
  return (
    <CalendarProvider
      value={{
        me: me.id,
        today,
        now,
        carry,
        wholeDays: view === 'month',
        open,
        make,
        showDay: (on) => show({ view: 'day', day: on }),
        mayEdit,
      }}
    >
      <Page
        title={useTitle(view, days, day)}
        tabs={phone ? undefined : nav}
        actions={
          <>
            {!wide && !phone && chooseLayers}
            {phone ? (
              <IconButton kind="primary" icon="plus" label={t('calendar.new')} onClick={makeHere} />
            ) : (
              <Button kind="primary" icon="plus" keys="v" onClick={makeHere}>
                {t('calendar.new.short')}
              </Button>
            )}
          </>
        }
      >
        <CarryArea carry={carry}>
          {phone && (
            <div className="cal-pnav">
              {nav}
              {chooseLayers}
            </div>
          )}
          <div className={`cal cal-is-${view}`}>
            {!phone && (view === 'week' || view === 'day' || view === 'month') && (
              <UnplannedColumn late={waiting.late} open={waiting.open} />
            )}
            <Middle>
              {view === 'month' ? (
                <MonthGrid days={days} month={day.slice(0, 7)} items={items} />
              ) : view === 'agenda' ? (
                <AgendaList days={days} items={items} />
              ) : (
                <HourGrid days={days} items={items} />
              )}
            </Middle>
            {wide && <SidePanel day={day} all={all} choosing={choosing} />}
          </div>
        </CarryArea>
        <p className="vh" role="status" aria-live="assertive">
          {carry.said}
        </p>
      </Page>
      <AppointmentDialog
        question={appointment}
        owner={me.id}
        readOnly={appointment !== undefined && 'row' in appointment && !mayEdit(appointment.row.owner)}
        onClose={() => setAppointment(undefined)}
      />
      <PlanDialog task={opened?.row} ask={setQuestion} onClose={() => setOpened(undefined)} />
      <TaskQuestions question={question} onClose={() => setQuestion(undefined)} />
    </CalendarProvider>
  );
}

const Middle = ({ children }: { readonly children: ReactNode }) => <section className="cal-main">{children}</section>;

/** `9–13 March`, `March 2026`, `Thursday 12 March`, in the person's language. */
function useTitle(view: CalendarView, days: readonly string[], day: string): string {
  const locale = localeOf(usePreferences((state) => state.language));
  const at = (one: string) => new Date(`${one}T12:00:00`);
  if (view === 'month') return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(at(day));
  if (view === 'day') return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at(day));
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).formatRange(at(days[0] ?? day), at(days.at(-1) ?? day));
}
