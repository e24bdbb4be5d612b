/** What a dry run found: how often, when, whose, how many late, and what would be different. */
import type { Trial } from '@tandem/core';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { ColumnHeads } from '../../../ui/column-heads.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { About } from '../../../ui/why/about.tsx';
import { ReadList } from '../../../ui/why/condition-proof.tsx';
import { useRuleWords } from '../../../ui/why/rule-words.ts';
import { TrialChart } from './trial-chart.tsx';
import type { TrialState } from './use-trial.ts';

interface TriedProps {
  readonly trial: TrialState;
  /** The parameters in words, as they are set and as they are tried. */
  readonly before: string;
  readonly after: string;
  readonly differs: boolean;
  /** Only a task can be late. */
  readonly makesTasks: boolean;
  /** What it is tried with, between what it found and whom it concerns. */
  readonly children: ReactNode;
}

export function Tried({ trial, children, ...words }: TriedProps) {
  const t = useT();
  if ('trial' in trial && trial.trial)
    return (
      <div className="tried" aria-live="polite" aria-busy={trial.state === 'running'}>
        <Numbers trial={trial.trial} {...words}>
          {children}
        </Numbers>
      </div>
    );
  return (
    <>
      {trial.state === 'idle' && <p className="sm t3">{t('rules.try.idle')}</p>}
      {trial.state === 'running' && <Skeleton rows={3} />}
      {trial.state === 'failed' && <ErrorState title={errorWords(trial.failure)} />}
      {trial.state === 'refused' && (
        <p className="sm warn" role="alert">
          {t('rules.try.refused', { reason: trial.reason })}
        </p>
      )}
      {children}
    </>
  );
}

function Numbers({ trial, before, after, differs, makesTasks, children }: Omit<TriedProps, 'trial'> & { readonly trial: Trial }) {
  const t = useT();
  const { number } = useFormat();
  const words = useRuleWords();
  const sellers = trial.users.filter((one) => one.before + one.after > 0);
  const is = t('rules.try.times', { count: trial.after });
  const changes = trial.before !== trial.after;
  const finding = changes ? t('rules.try.instead', { after: is, before: number(trial.before) }) : is;
  return (
    <>
      <p className="trial-sum">
        <b>{is}</b>
        <span className="sm t2">{t('rules.try.sellers', { count: sellers.length })}</span>
        {after && <span className="sm t2">{t('rules.try.setting', { after })}</span>}
      </p>
      <TrialChart trial={trial} label={finding} />
      {children}
      <dl className="trial-rows">
        <div>
          <dt>{t('rules.try.made')}</dt>
          <dd className="num m">{changes ? finding : t('rules.try.same', { after: is })}</dd>
        </div>
        {makesTasks && (
          <div>
            <dt>{t('rules.try.late')}</dt>
            <dd className="num">
              {differs && before !== after && (
                <span className="t2">{t('rules.try.lateWith', { count: trial.late.before, setting: before })}, </span>
              )}
              <span className={trial.late.after > 0 ? 'late m' : 'm'}>
                {after ? t('rules.try.lateWith', { count: trial.late.after, setting: after }) : number(trial.late.after)}
              </span>
            </dd>
          </div>
        )}
        {trial.differences.length > 0 && (
          <div>
            <dt>{t('rules.try.other')}</dt>
            <dd className="num m">{t('rules.try.differences', { count: trial.differences.length })}</dd>
          </div>
        )}
      </dl>
      {sellers.length > 0 && (
        <table className="tbl trial-users">
          <ColumnHeads
            heads={[
              { label: t('rules.try.who') },
              { label: t('rules.try.before'), numbers: true },
              { label: t('rules.try.after'), numbers: true },
            ]}
          />
          <tbody>
            {sellers.map(({ user, before: was, after: now }) => (
              <tr key={user}>
                <th scope="row">
                  <span className="row">
                    <Avatar user={user} name={words.actor(user)} size={16} />
                    <span className="ell">{words.actor(user)}</span>
                  </span>
                </th>
                <td className="n">{number(was)}</td>
                <td className="n">{number(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trial.differences.length > 0 && <Differences differences={trial.differences} />}
    </>
  );
}

const firstShown = 20;

function Differences({ differences }: Pick<Trial, 'differences'>) {
  const t = useT();
  const { day } = useFormat();
  const words = useRuleWords();
  const [all, setAll] = useState(false);
  const shown = all ? differences : differences.slice(0, firstShown);
  return (
    <section aria-label={t('rules.try.differences', { count: differences.length })}>
      <h4 className="h-sec">{t('rules.try.differences', { count: differences.length })}</h4>
      <ul className="trial-diffs">
        {shown.map((one) => (
          <li key={`${one.about} ${one.user} ${one.change} ${one.dayBefore} ${one.dayAfter}`}>
            <div className="grow">
              <About about={one.about} name={words.record(one.about)} />
              <ReadList read={one.read} about={one.about} words={words} />
            </div>
            <span className="sm t3 num">
              {one.user && `${words.actor(one.user)}, `}
              {t(`rules.try.change.${one.change}`, { before: day(one.dayBefore), after: day(one.dayAfter) })}
            </span>
          </li>
        ))}
      </ul>
      {!all && differences.length > firstShown && (
        <button type="button" className="btn ghost sm acc" onClick={() => setAll(true)}>
          {t('rules.try.showAll', { count: differences.length })}
        </button>
      )}
    </section>
  );
}
