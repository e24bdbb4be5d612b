/** Rules in words: name, what they do, and their parameters. */
import type { Parameter, Settings } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, type Translate, useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { useOwnWords } from '../../ui/why/use-own-words.ts';
import type { ListedRule, Parameters } from './catalogue.ts';

export interface Said {
  readonly name: (rule: ListedRule) => string;
  readonly does: (rule: ListedRule) => string;
  /** `2 days`, or the title of a task type. */
  readonly parameter: (parameter: Parameter | undefined, value: number | string | undefined) => string;
}

export function useSaid(): Said {
  const t = useT();
  const settings = useRow('settings', 'settings')?.state;
  const own = useOwnWords();
  return useMemo(() => {
    const parameter: Said['parameter'] = (_parameter, value) => parameterWords(value, settings, t);
    const values = (of: Parameters) =>
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, parameterWords(value, settings, t)]));
    return {
      parameter,
      name: (rule) => {
        if (rule.own) return rule.own.title || t('rules.own.untitled');
        const key = `rules.name.${rule.name}`;
        return isMessageKey(key) ? t(key) : rule.name;
      },
      does: (rule) => {
        if (rule.own) return rule.own.rule ? own.effects(rule.own.rule) : own.refused(rule.own.refused);
        const key = `rules.does.${rule.name}`;
        return isMessageKey(key) ? t(key, values(rule.parameters)) : '';
      },
    };
  }, [t, settings, own]);
}

const parameterWords = (value: number | string | undefined, settings: Settings | undefined, t: Translate): string =>
  typeof value === 'number'
    ? t('rules.days', { count: value })
    : (settings?.taskTypes.find((type) => type.id === value)?.title ?? t('rules.noType'));
