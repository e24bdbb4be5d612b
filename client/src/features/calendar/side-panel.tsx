/** Beside the calendar: goals of the shown days, and what is laid over each other. */
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useCalendarContext } from './calendar-context.ts';
import { type CalendarItem, layers } from './calendar-items.ts';
import { GoalTrack } from './goal-track.tsx';
import { type GoalProgress, goalProgress, missing } from './goals.ts';
import { TeamGoals } from './team-goals.tsx';
import { type Choosing, layerOf, useColleagues, useGoalRows } from './use-calendar.ts';

export function SidePanel({
  day,
  all,
  choosing,
}: {
  readonly day: string;
  readonly all: readonly CalendarItem[];
  readonly choosing: Choosing;
}) {
  const t = useT();
  const { me } = useCalendarContext();
  return (
    <aside className="cal-side" aria-label={t('calendar.side')}>
      <Goals day={day} people={[me, ...[...choosing.shown.people].filter((id) => id !== me)]} />
      <TeamGoals day={day} />
      <LayerChoice all={all} choosing={choosing} />
    </aside>
  );
}

export function LayerChoice({ all, choosing }: { readonly all: readonly CalendarItem[]; readonly choosing: Choosing }) {
  const t = useT();
  const { number } = useFormat();
  const { me } = useCalendarContext();
  const colleagues = useColleagues();
  const { shown, flipLayer, flipPerson, flipWeekend } = choosing;
  return (
    <div className="cal-sec" role="group" aria-label={t('calendar.layers')}>
      <h2 className="h-sec">{t('calendar.layers')}</h2>
      {layers.map((layer) => (
        <div key={layer} className="row">
          <Checkbox checked={shown.layers.has(layer)} onChange={() => flipLayer(layer)}>
            {t(`calendar.layer.${layer}`)}
          </Checkbox>
          <span className="sm t3 right num">{number(all.filter(({ is }) => layerOf[is] === layer).length)}</span>
        </div>
      ))}
      <Checkbox checked={shown.weekend} onChange={flipWeekend}>
        {t('calendar.weekend')}
      </Checkbox>
      {colleagues.length > 0 && (
        <>
          <h2 className="h-sec">{t('calendar.people')}</h2>
          <Checkbox checked={shown.people.has(me)} onChange={() => flipPerson(me)}>
            {t('calendar.mine')}
          </Checkbox>
          {colleagues.map(({ id, name }) => (
            <Checkbox key={id} checked={shown.people.has(id)} onChange={() => flipPerson(id)}>
              <Avatar user={id} name={name} size={16} />
              <span className="ell">{name}</span>
            </Checkbox>
          ))}
        </>
      )}
    </div>
  );
}

function Goals({ day, people }: { readonly day: string; readonly people: readonly string[] }) {
  const t = useT();
  const { now } = useCalendarContext();
  const users = useRows('user');
  const rows = useGoalRows();
  const held = people
    .map((user) => ({ user, progress: goalProgress({ id: user, sells: users.get(user)?.role === 'seller', team: '' }, rows, day, now) }))
    .filter(({ progress }) => progress.length > 0);
  if (held.length === 0) return null;
  return (
    <section className="cal-sec" aria-label={t('calendar.goals')}>
      <h2 className="h-sec">{t('calendar.goals')}</h2>
      {held.map(({ user, progress }) => (
        <PersonGoals key={user} user={user} progress={progress} named={held.length > 1} />
      ))}
    </section>
  );
}

function PersonGoals({
  user,
  progress,
  named,
}: {
  readonly user: string;
  readonly progress: readonly GoalProgress[];
  readonly named: boolean;
}) {
  const t = useT();
  const name = useRow('user', user)?.name ?? '';
  return (
    <>
      {named && (
        <div className="row sm t2">
          <Avatar user={user} name={name} size={16} />
          <span className="ell">{name}</span>
        </div>
      )}
      {progress.map((goal) => (
        <div key={goal.measure} className="goal">
          <span className="ell">{t(`calendar.goal.${goal.measure}.${goal.period}`)}</span>
          <GoalTrack goal={goal} />
          <span className="sm t3 num cal-goal-more">
            {missing(goal) > 0
              ? t('calendar.goalMissing', { planned: goal.planned, missing: missing(goal) })
              : t('calendar.goalPlanned', { planned: goal.planned })}
          </span>
        </div>
      ))}
    </>
  );
}
