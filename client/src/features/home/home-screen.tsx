/** The first screen at the desk: figures against goals, what to do, what happened, and the day beside it. */
import { can } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRow, useRowsReady } from '../../sync/rows.ts';
import { AgendaColumn } from '../../ui/agenda/agenda-column.tsx';
import { Button } from '../../ui/button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useDayWords } from '../../ui/work/due-words.ts';
import { NewTask } from '../../ui/work/new-task.tsx';
import { type TaskQuestion, TaskQuestions } from '../../ui/work/task-question.tsx';
import { FiguresStrip } from './figures-strip.tsx';
import './home.css';
import { HomePipeline } from './home-pipeline.tsx';
import { HomeQuotes } from './home-quotes.tsx';
import { HomeSide } from './home-side.tsx';
import { HomeTasks } from './home-tasks.tsx';
import { startOf, useKeptWhose } from './kept-choice.ts';
import { PeopleToLookAt } from './people-to-look-at.tsx';
import { TeamTable } from './team-table.tsx';
import { useHome, useViewable } from './use-home.ts';
import { WhoseChoice } from './whose-choice.tsx';

const SharedStrip = lazyPart(async () => (await import('./shared-strip.tsx')).SharedStrip);
const GoalsDialog = lazyPart(async () => (await import('../../ui/goals/goals-dialog.tsx')).GoalsDialog);

export function HomeScreen() {
  const t = useT();
  const me = useMe();
  const words = useDayWords();
  const ready = useRowsReady();
  const [kept, setWhose] = useKeptWhose(me.person);
  // Roles and teams change: what may not be looked at any more is not shown.
  const viewable = useViewable();
  // Support sells nothing: its day is tasks, what it was told, and what was said with those it works for.
  const sells = can(me.person, 'read', { type: 'figures' });
  const comparing = useRow('settings', 'settings')?.state.compareFigures !== false && sells;
  const shared = comparing && (kept === 'shared:team' || kept === 'shared:company') ? kept : undefined;
  // Beside the sums of others stand the own tasks and the own day.
  const whose = viewable.may(kept) ? kept : shared ? `user:${me.id}` : startOf(me.person);
  const [question, setQuestion] = useState<TaskQuestion>();
  const [making, setMaking] = useState(false);
  const [setting, setSetting] = useState(false);
  const home = useHome(whose);
  const user = whose.startsWith('user:') ? whose.slice('user:'.length) : '';
  const mayEdit = user !== '' && can(me.person, 'edit', { type: 'agenda', user });
  const phone = usePhone();
  const choice = <WhoseChoice whose={shared ?? whose} viewable={viewable} shared={comparing && !viewable.all} onChange={setWhose} />;
  const ask = (next: TaskQuestion) => (mayEdit ? setQuestion(next) : undefined);
  return (
    <Page
      title={words.long(home.today)}
      tabs={<WeekOf day={home.today} />}
      actions={
        <>
          {!phone && choice}
          {can(me.person, 'edit', { type: 'goals' }) && (
            <Button icon="flag" onClick={() => setSetting(true)}>
              {t('home.goals')}
            </Button>
          )}
          <Button kind="primary" icon="plus" keys="t" onClick={() => setMaking(true)}>
            {t('tasks.new')}
          </Button>
        </>
      }
    >
      <div className="hm">
        {phone && <div className="hm-whose">{choice}</div>}
        {shared ? (
          <SharedStrip key={shared} of={shared === 'shared:team' ? 'team' : 'company'} today={home.today} />
        ) : (
          sells && <FiguresStrip home={home} />
        )}
        {!ready ? (
          <Skeleton rows={10} />
        ) : (
          <div className={user ? 'hm-cols' : 'hm-cols wide'}>
            <div className="hm-main">
              {user ? (
                <HomeTasks user={user} today={home.today} ask={ask} />
              ) : (
                <>
                  <TeamTable whose={whose} onChoose={setWhose} />
                  <PeopleToLookAt home={home} onChoose={setWhose} />
                </>
              )}
              {sells && <HomePipeline counts={home.counts} today={home.today} />}
              {sells && <HomeQuotes home={home} />}
            </div>
            {user && <AgendaColumn key={user} user={user} mayEdit={mayEdit} ask={(task) => ask({ task, is: 'due' })} />}
            <HomeSide counts={home.counts} mine={user === me.id} />
          </div>
        )}
      </div>
      <TaskQuestions question={question} onClose={() => setQuestion(undefined)} />
      <NewTask open={making} onClose={() => setMaking(false)} />
      {setting && <GoalsDialog onClose={() => setSetting(false)} />}
    </Page>
  );
}

/** Weeks are counted as ISO 8601 does: the first one has the year's first Thursday. */
function WeekOf({ day }: { readonly day: string }) {
  const t = useT();
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return <span className="t3 num nw">{t('home.week', { week })}</span>;
}
