/** Beside the calendar of whoever answers for others: how far the team is, person by person, or the company, team by team (S4-28). */
import { can, seesEverything } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useCalendarContext } from './calendar-context.ts';
import { GoalTrack } from './goal-track.tsx';
import { type PlannedMeasure, plannedMeasures, teamProgress } from './goals.ts';
import { useGoalRows } from './use-calendar.ts';

const GoalsDialog = lazyPart(async () => (await import('../../ui/goals/goals-dialog.tsx')).GoalsDialog);

export function TeamGoals({ day }: { readonly day: string }) {
  const t = useT();
  const { person } = useMe();
  const { now } = useCalendarContext();
  const [measure, setMeasure] = useState<PlannedMeasure>('visits');
  const [setting, setSetting] = useState(false);
  const users = useRows('user');
  const teams = useRows('team');
  const rows = useGoalRows();
  const whole = seesEverything(person);
  const leads = whole || person.leads.length > 0;
  const team = whole ? '' : person.team;
  const { lines, together } = useMemo(() => {
    const people = [...users.values()]
      .filter(({ active }) => active)
      .map(({ id, role, team: of }) => ({ id, team: of, sells: role === 'seller' }));
    return leads ? teamProgress(team, people, measure, rows, day, now) : { lines: [], together: undefined };
  }, [leads, team, users, measure, rows, day, now]);
  if (!leads) return null;
  const nameOf = (id: string) => (whole ? teams.get(id)?.name : users.get(id)?.name) ?? '';
  const sorted = [...lines].sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id)));
  return (
    <section className="cal-sec" aria-label={t('calendar.team')}>
      <div className="row">
        <h2 className="h-sec ell">{whole ? t('calendar.teams') : (teams.get(team)?.name ?? t('calendar.team'))}</h2>
        <span className="right">
          <Segmented
            label={t('calendar.team.measure')}
            value={measure}
            onChange={(key) => setMeasure(key as PlannedMeasure)}
            options={plannedMeasures.map((key) => ({ key, label: t(`calendar.team.${key}`) }))}
          />
        </span>
      </div>
      {sorted.map((line) => (
        <div key={line.id} className="goal">
          <span className="row sm">
            {!whole && <Avatar user={line.id} name={nameOf(line.id)} size={16} />}
            <span className="ell">{nameOf(line.id)}</span>
          </span>
          <GoalTrack goal={line} />
        </div>
      ))}
      {together ? (
        <p className="row sm t2 cal-together">
          {t(`calendar.team.together.${together.period}`)}
          <span className="num m right">{t('calendar.goalOf', { done: together.done, amount: Math.round(together.amount) })}</span>
        </p>
      ) : (
        <p className="sm t3">{t('calendar.team.none')}</p>
      )}
      {can(person, 'edit', { type: 'goals' }) && (
        <Button icon="flag" onClick={() => setSetting(true)}>
          {t('calendar.team.set')}
        </Button>
      )}
      {setting && <GoalsDialog onClose={() => setSetting(false)} />}
    </section>
  );
}
