/** Rules that admins made, in words: fields and values as the screens call them, entries of lists by their titles of today. */
import {
  type OwnCondition,
  type OwnEffect,
  type OwnField,
  type OwnOperator,
  type OwnRule,
  type OwnRuleRefused,
  ownFields,
  type Settings,
} from '@tandem/core';
import { isMessageKey, type Translate } from '../../i18n/i18n.ts';
import type { Format } from '../../i18n/use-format.ts';

export interface OwnWordsNeeds {
  readonly t: Translate;
  readonly settings: Settings | undefined;
  readonly user: (id: string) => string;
  readonly number: Format['number'];
}
export interface OwnWords {
  readonly field: (field: string) => string;
  readonly value: (field: string, value: string | number) => string;
  readonly condition: (condition: OwnCondition) => string;
  readonly effect: (effect: OwnEffect) => string;
  /** What follows, in one line. */
  readonly effects: (rule: OwnRule) => string;
  readonly refused: (refused: OwnRuleRefused | undefined) => string;
}

const fields: Readonly<Record<string, OwnField>> = Object.assign({}, ...Object.values(ownFields));
export const fieldNamed = (field: string): OwnField | undefined => (Object.hasOwn(fields, field) ? fields[field] : undefined);

export function ownWords({ t, settings, user, number }: OwnWordsNeeds): OwnWords {
  const message = (key: string, otherwise: string) => (isMessageKey(key) ? t(key) : otherwise);
  const field = (name: string) => message(`rules.field.${name}`, name);
  const value = (name: string, of: string | number): string => {
    if (typeof of === 'number') return number(of);
    const known = fieldNamed(name);
    if (known?.kind === 'user') return user(of);
    if (known?.kind === 'setting') return titleOf(settings, known.from ?? '', of);
    if (known?.kind === 'choice') return message(`rules.value.${of}`, of);
    return of;
  };
  const condition = ({ field: name, is, value: of }: OwnCondition) =>
    t(`rules.own.${is}`, { field: field(name), value: value(name, of) || t('rules.own.noValue') });
  const effect = (one: OwnEffect): string => {
    switch (one.do) {
      case 'task':
        return t(one.subject ? 'rules.own.does.taskNamed' : 'rules.own.does.task', {
          type: titleOf(settings, 'taskTypes', one.taskType) || t('rules.noType'),
          subject: one.subject,
          days: t('rules.days', { count: one.days }),
          who: t(`rules.own.for.${one.for}`),
        });
      case 'notice':
        return t('rules.own.does.notice', { who: t(`rules.own.for.${one.for}`) });
      case 'give-to':
        return t('rules.own.does.give-to', { who: user(one.user) || t('ui.nobody') });
    }
  };
  return {
    field,
    value,
    condition,
    effect,
    effects: (rule) => rule.effects.map(effect).join(', '),
    refused: (refused) => (refused ? t(`rules.own.problem.${refused.problem}`, { at: refused.at }) : ''),
  };
}

const titleOf = (settings: Settings | undefined, list: string, id: string): string =>
  (settings as unknown as Readonly<Record<string, readonly { readonly id: string; readonly title?: string }[]>> | undefined)?.[list]?.find(
    (entry) => entry.id === id,
  )?.title ?? id;

const titled = /^([a-z]+\.[A-Za-z]+) (is|is-not|known|empty|above|below)(?: (.*))?$/;

/** Core titles a condition of an own rule `contact.source is 01H...`; anything else is of the catalogue. */
export function ownConditionOf(title: string): OwnCondition | undefined {
  const [, field = '', is = '', value = ''] = titled.exec(title) ?? [];
  const known = fieldNamed(field);
  if (!known) return undefined;
  return { field, is: is as OwnOperator, value: known.kind === 'number' ? Number(value) : value };
}
