import type { OwnRule } from '@tandem/core';
import { Fragment } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useOwnWords } from '../../../ui/why/use-own-words.ts';
import type { ListedRule } from '../catalogue.ts';

/** A saved rule as a sentence, or why it does not run. */
export function OwnSentence({ own }: { readonly own: NonNullable<ListedRule['own']> }) {
  const t = useT();
  const { refused } = useOwnWords();
  if (!own.rule) return <p className="sm warn">{t('rules.doesNotRun', { reason: refused(own.refused) })}</p>;
  return <SentenceOf rule={own.rule} />;
}

export function SentenceOf({ rule }: { readonly rule: OwnRule }) {
  const t = useT();
  const { condition, effect } = useOwnWords();
  return (
    <p className="cond">
      <span>{t('rules.own.when')}</span>
      <Chip>{t(`rules.event.${rule.on}`)}</Chip>
      {rule.conditions.map((one) => (
        <Fragment key={condition(one)}>
          <span>{t('rules.own.and')}</span>
          <Chip>{condition(one)}</Chip>
        </Fragment>
      ))}
      {rule.after > 0 && (
        <>
          <span>{t('rules.own.stillAfter')}</span>
          <Chip tone="acc">{t('rules.days', { count: rule.after })}</Chip>
        </>
      )}
      <span>{t('rules.own.then')}</span>
      {rule.effects.map((one) => (
        <Chip key={effect(one)} tone="acc">
          {effect(one)}
        </Chip>
      ))}
    </p>
  );
}
