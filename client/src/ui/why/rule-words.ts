/** Rules, conditions and moments in the person's language, from keys and names that the server gives. */
import type { EffectType, Settings } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, localeOf, type MessageKey, type Translate, translate, useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { rowsOf, useRow } from '../../sync/rows.ts';
import { visitFact } from '../share/visit-words.ts';
import { ownConditionOf } from './own-words.ts';
import { type ReadWords, readWords } from './read-words.ts';
import { useOwnWords } from './use-own-words.ts';

/** `<rule>/<occurrence>/<type>/<subject>`, as core's `effectKey` joins them. */
export const ruleOfKey = (effectKey: string): string => effectKey.split('/', 1)[0] ?? '';

const asked: readonly (readonly [part: string, title: MessageKey])[] = [
  ['/task.', 'rules.why.task'],
  ['/notice/', 'rules.why.notice'],
  ['/contact.lifecycle/', 'rules.why.stage'],
  ['/mail.', 'rules.why.mail'],
];
/** "Why is this task here?": the question fits what the effect did. */
export const questionOf = (effectKey: string): MessageKey => asked.find(([part]) => effectKey.includes(part))?.[1] ?? 'rules.why.effect';

const ownPrefix = 'own-';
export const ownRuleId = (rule: string): string | undefined => (rule.startsWith(ownPrefix) ? rule.slice(ownPrefix.length) : undefined);

type Rules = Pick<Settings, 'rules' | 'ownRules'>;

export function ruleName(rule: string, t: Translate, settings: Rules | undefined): string {
  const own = ownRuleId(rule);
  if (own !== undefined) return settings?.ownRules.find((entry) => entry.id === own)?.title || rule;
  const key = `rules.name.${rule}`;
  return isMessageKey(key) ? t(key) : rule;
}

/** Since when the version that ran has been in force; '' when that was the beginning, or another version is in force now. */
export function inForceSince(rule: string, version: number, settings: Rules | undefined): string {
  const own = ownRuleId(rule);
  const entry = own === undefined ? settings?.rules.find((one) => one.id === rule) : settings?.ownRules.find((one) => one.id === own);
  return entry && entry.version === version ? entry.changedAt : '';
}

export interface RuleWords {
  readonly rule: (name: string) => string;
  readonly condition: (title: string) => string;
  /** `Mon 9 Mar 14:20:04` */
  readonly moment: (instant: string) => string;
  /** A person, a rule or the server, from the actor of a change. */
  readonly actor: (actor: string) => string;
  /** '' for what this device does not have. */
  readonly record: (key: string) => string;
  readonly effect: (type: EffectType) => MessageKey;
  /** One of the facts that a condition read. */
  readonly read: ReadWords;
}

export function useRuleWords(): RuleWords {
  const t = useT();
  const language = usePreferences((state) => state.language);
  const settings = useRow('settings', 'settings')?.state;
  const own = useOwnWords();
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat(localeOf(language), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', day: 'numeric', month: 'short' });
    const withYear = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', year: 'numeric' });
    const day = (of: string) => {
      const date = new Date(of.length === 10 ? `${of}T12:00:00` : of);
      if (Number.isNaN(date.getTime())) return of;
      return (date.getFullYear() === new Date().getFullYear() ? weekday : withYear).format(date);
    };
    const user = (id: string) => rowsOf('user').get(id)?.name ?? t('rules.why.someone');
    const rule = (name: string) => ruleName(name, t, settings);
    return {
      rule,
      condition: (title) => {
        const key = `rules.condition.${title}`;
        if (isMessageKey(key)) return t(key);
        const condition = ownConditionOf(title);
        return condition ? own.condition(condition) : title;
      },
      moment: (instant) => (Number.isNaN(Date.parse(instant)) ? '' : clock.format(new Date(instant))),
      actor: (actor) => {
        if (actor.startsWith('rule:')) return t('rules.why.byRule', { rule: rule(ruleOfKey(actor.slice('rule:'.length))) });
        if (actor === '' || actor.includes(':')) return t('rules.why.byServer');
        return user(actor);
      },
      record: recordName,
      effect: (type) => `rules.effect.${type}`,
      read: readWords({ t, own, user, day, record: recordName }),
    };
  }, [t, language, settings, own]);
}

/** What a record is called in the lists of this device; '' when it is not here. */
export function recordName(key: string): string {
  const [kind = '', id = ''] = key.split('/');
  switch (kind) {
    case 'contact':
      return rowsOf('contact').get(id)?.name ?? '';
    case 'task': {
      const row = rowsOf('task').get(id);
      // What a rule has opened is called by its type.
      const types = rowsOf('settings').get('settings')?.state.taskTypes ?? [];
      return row ? row.subject || (types.find((type) => type.id === row.type)?.title ?? '') : '';
    }
    case 'user':
      return rowsOf('user').get(id)?.name ?? '';
    case 'appointment':
      return rowsOf('appointment').get(id)?.subject ?? '';
    case 'opportunity': {
      const row = rowsOf('opportunity').get(id);
      return row ? row.title || row.company : '';
    }
    case 'quote': {
      const row = rowsOf('quote').get(id);
      return row ? [row.number, row.title].filter(Boolean).join(', ') : '';
    }
    case 'activity': {
      const row = rowsOf('activity').get(id);
      return row ? row.subject || row.note || (rowsOf('contact').get(row.contact)?.name ?? '') : '';
    }
    case 'file':
      return rowsOf('file').get(id)?.name ?? '';
    case 'link': {
      const row = rowsOf('link').get(id);
      return row ? translate('share.link.for', { title: row.title, name: row.recipient }) : '';
    }
    case 'visit': {
      const row = rowsOf('visit').get(id);
      return row ? visitFact(translate, row, rowsOf('link').get(row.link)) : '';
    }
    default:
      return '';
  }
}
