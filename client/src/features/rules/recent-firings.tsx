import type { Firing } from '@tandem/core';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { useRow } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { About } from '../../ui/why/about.tsx';
import { effectWords } from '../../ui/why/firing-view.tsx';
import { useRuleWords } from '../../ui/why/rule-words.ts';
import { didFire } from '../../ui/why/use-why.ts';
import type { ListedRule } from './catalogue.ts';

/** What the rule did lately, and where it let something be. */
export function RecentFirings({ rule }: { readonly rule: ListedRule }) {
  const t = useT();
  const { number } = useFormat();
  const [firings, setFirings] = useState<readonly Firing[]>();
  const [failure, setFailure] = useState<unknown>();
  const fired = rule.report?.fired;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count says that there are new ones
  useEffect(() => {
    let current = true;
    setFailure(undefined);
    request<{ firings: readonly Firing[] }>('GET', `/api/rules/${encodeURIComponent(rule.name)}/firings?limit=20`).then(
      (answer) => current && setFirings(answer.firings),
      (error: unknown) => current && setFailure(error),
    );
    return () => {
      current = false;
    };
  }, [rule.name, fired]);
  return (
    <section className="sec" aria-label={t('rules.recent')}>
      <h3 className="h-sec row">
        {t('rules.recent')}
        {fired !== undefined && <span className="sm t3">{t('rules.recentCount', { count: number(fired) })}</span>}
      </h3>
      {failure !== undefined ? (
        <ErrorState title={errorWords(failure)} />
      ) : !firings ? (
        <Skeleton rows={3} />
      ) : firings.length === 0 ? (
        <p className="sm t3">{t('rules.noFirings')}</p>
      ) : (
        <ul>
          {firings.map((firing) => (
            <FiringLine key={`${firing.event.key} ${firing.about}`} firing={firing} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FiringLine({ firing }: { readonly firing: Firing }) {
  const t = useT();
  const words = useRuleWords();
  const { dayLong, since } = useFormat();
  const [kind, id] = firing.about.split('/');
  const contact = useRow('contact', kind === 'contact' ? id : undefined);
  const failed = firing.conditions.filter((one) => !one.held).map(({ title }) => words.condition(title));
  const done = firing.effects.map((effect) => effectWords(effect, words, t, dayLong)).join(', ') || t('rules.why.nothingDone');
  return (
    <li className="fi">
      {contact ? (
        <CompanyName name={contact.name} lifecycle={contact.lifecycle} id={contact.id} />
      ) : (
        <About about={firing.about} name={words.record(firing.about)} />
      )}
      <time className="sm t3 num nw" dateTime={firing.at} title={words.moment(firing.at)}>
        {since(firing.at)}
      </time>
      <span className="because">
        <Icon name={didFire(firing) ? 'because' : 'close'} />
        {didFire(firing) ? done : t('rules.why.conditionFails', { condition: failed.join(', ') })}
      </span>
    </li>
  );
}
