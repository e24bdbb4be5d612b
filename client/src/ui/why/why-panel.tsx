/** "Why?" and "Why not?": the decisions of rules behind a row, or all of them on a record. */
import type { Firing } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../icon.tsx';
import { EmptyState, ErrorState, Skeleton } from '../states.tsx';
import { About } from './about.tsx';
import { ConditionProof } from './condition-proof.tsx';
import { effectWords, FiringHead, FiringProof, OpenRule } from './firing-view.tsx';
import { questionOf, ruleOfKey, useRuleWords } from './rule-words.ts';
import { didFire, refusedBeside, useWhy } from './use-why.ts';
import './why.css';

export interface WhyPanelProps {
  /** All decisions on a record: `contact/<id>`. */
  readonly about?: string;
  /** Or the one behind an effect. */
  readonly effect?: string;
}

export function WhyPanel({ about, effect }: WhyPanelProps) {
  const t = useT();
  const { why, again } = useWhy({ about, effect });
  const [all, setAll] = useState(false);
  const firing = why.state === 'ready' ? why.firing : undefined;
  const one = firing && !all;
  return (
    <section className="why-in">
      <header>
        <h3>{effect && !all ? t(questionOf(effect)) : t('rules.why.about')}</h3>
        {effect && why.state !== 'ready' && <RuleOfKey effect={effect} />}
        {one && <FiringHead firing={firing} />}
      </header>
      {why.state === 'loading' && <Skeleton rows={4} />}
      {why.state === 'offline' && <EmptyState icon="offline" title={t('rules.why.offline')} />}
      {why.state === 'failed' && <ErrorState title={t('rules.why.failed')} onRetry={again} />}
      {why.state === 'gone' && <EmptyState title={t('rules.why.gone')}>{t('rules.why.goneText')}</EmptyState>}
      {why.state === 'ready' && (one ? <One firing={firing} all={why.all} /> : <FiringList firings={why.all} />)}
      {firing && (
        <div className="sec quiet row">
          <OpenRule rule={firing.rule} />
          <button type="button" className="btn ghost sm acc" onClick={() => setAll(!all)}>
            {t(all ? 'rules.why.backTo' : 'rules.why.allOf')}
          </button>
        </div>
      )}
    </section>
  );
}

/** What is known without the server: the rule's name is part of the key. */
function RuleOfKey({ effect }: { readonly effect: string }) {
  const t = useT();
  const { rule } = useRuleWords();
  return <div className="t2">{t('rules.why.because', { rule: rule(ruleOfKey(effect)) })}</div>;
}

function One({ firing, all }: { readonly firing: Firing; readonly all: readonly Firing[] }) {
  const t = useT();
  const words = useRuleWords();
  return (
    <>
      <FiringProof firing={firing} />
      {refusedBeside(firing, all).map((other) => (
        <div key={other.rule} className="sec quiet">
          <div className="row">
            <h4 className="h-sec">{t('rules.why.notOf', { rule: words.rule(other.rule) })}</h4>
            <span className="sm t3 right">{t('rules.why.version', { version: other.version })}</span>
          </div>
          {other.conditions
            .filter((one) => !one.held)
            .map((condition) => (
              <ConditionProof key={condition.title} condition={condition} about={other.about} words={words} />
            ))}
        </div>
      ))}
    </>
  );
}

/** Decisions newest first; each opens to its proof. */
export function FiringList({ firings, withRecord = false }: { readonly firings: readonly Firing[]; readonly withRecord?: boolean }) {
  const t = useT();
  if (firings.length === 0) return <EmptyState title={t('rules.why.none')}>{t('rules.why.noneText')}</EmptyState>;
  return (
    <ul className="why-list">
      {firings.map((firing) => (
        <li key={`${firing.rule} ${firing.event.key} ${firing.about}`}>
          <Decision firing={firing} withRecord={withRecord} />
        </li>
      ))}
    </ul>
  );
}

function Decision({ firing, withRecord }: { readonly firing: Firing; readonly withRecord: boolean }) {
  const t = useT();
  const words = useRuleWords();
  const { dayLong } = useFormat();
  const [open, setOpen] = useState(false);
  const fired = didFire(firing);
  const failed = firing.conditions.filter((one) => !one.held).map(({ title }) => words.condition(title));
  const done = firing.effects.map((effect) => effectWords(effect, words, t, dayLong));
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={fired ? undefined : 'no'}>
        <Icon name={fired ? 'check' : 'close'} label={t(fired ? 'rules.why.fired' : 'rules.why.notFired')} />
        <span className="m">{fired ? words.rule(firing.rule) : t('rules.why.notOf', { rule: words.rule(firing.rule) })}</span>
        <time className="sm t3 num nw" dateTime={firing.at}>
          {words.moment(firing.at)}
        </time>
        <span className="sm t2 line">
          {withRecord && (
            <>
              <About about={firing.about} name={words.record(firing.about)} />{' '}
            </>
          )}
          {fired ? done.join(', ') || t('rules.why.nothingDone') : t('rules.why.conditionFails', { condition: failed.join(', ') })}
        </span>
      </summary>
      {open && (
        <div className="why-in">
          <FiringProof firing={firing} />
          <div className="sec row">
            <OpenRule rule={firing.rule} />
          </div>
        </div>
      )}
    </details>
  );
}
