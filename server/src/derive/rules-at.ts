/** Which rules ran at a point of the history, and how the workspace had set them. */
import { rules as catalogue, ownRuleAsRule, ownRuleName, parseOwnRule, type Rule, type Settings } from '@tandem/core';
import type { Point } from '../storage/history.ts';
import type { FactsWindow } from './facts-window.ts';
import { blankSettings } from './rows-of-earlier-versions.ts';

export type Parameters = Readonly<Record<string, number | string>>;

/** A rule as a workspace has it. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly version: number;
  readonly parameters: Parameters;
  readonly off: boolean;
  /** Since when it is so, and '' since the beginning. */
  readonly since: string;
  /** Not '': an own rule that nobody can understand, and what is wrong with it. It does not run. */
  readonly refused: string;
}

export function settingsAt(window: FactsWindow, point: Point): Settings {
  const content = window.all('settings', point)[0]?.content;
  return content?.kind === 'settings' ? content.state : blankSettings;
}

const known = new WeakMap<Settings, Map<readonly Rule[], readonly RuleInForce[]>>();

/** All of them, also those that are off or refused. The same settings give the same list. */
export function rulesAt(settings: Settings, among: readonly Rule[] = catalogue): readonly RuleInForce[] {
  const of = known.get(settings) ?? new Map<readonly Rule[], readonly RuleInForce[]>();
  const found = of.get(among) ?? [...among.map((rule) => ofCatalogue(rule, settings)), ...settings.ownRules.map(own)];
  known.set(settings, of.set(among, found));
  return found;
}
export const runs = ({ off, refused }: RuleInForce): boolean => !off && refused === '';

function ofCatalogue(rule: Rule, settings: Settings): RuleInForce {
  const set = settings.rules.find(({ id }) => id === rule.name);
  const parameters = parametersOf(rule, settings, set?.parameters ?? '');
  return {
    rule,
    version: Math.max(rule.version, set?.version ?? 0),
    parameters,
    off: set?.off ?? false,
    since: set?.changedAt ?? '',
    refused: '',
  };
}

/** What cannot be read is as if it were not set. */
export function parametersOf(rule: Pick<Rule, 'parameters'>, settings: Settings, json: string): Parameters {
  const set = objectIn(json);
  return Object.fromEntries(
    Object.entries(rule.parameters).map(([name, parameter]) => {
      const value = Object.hasOwn(set, name) ? set[name] : undefined;
      if (parameter.kind === 'days')
        return [
          name,
          typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= parameter.most ? value : parameter.initial,
        ];
      const types = settings.taskTypes
        .filter((type) => !type.archived)
        .toSorted((a, b) => (a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1));
      const chosen = types.find(({ id }) => id === value) ?? types.find(({ icon }) => icon === parameter.initial) ?? types[0];
      return [name, chosen?.id ?? ''];
    }),
  );
}

function own({ id, definition, version, off, archived, changedAt: since }: Settings['ownRules'][number]): RuleInForce {
  const parsed = parseOwnRule(definition);
  const it = { version: version ?? 1, parameters: {}, off: off || archived, since };
  if ('rule' in parsed) return { ...it, rule: ownRuleAsRule(id, version ?? 1, parsed.rule) as Rule, refused: '' };
  const { problem, at } = parsed.refused;
  return { ...it, rule: { ...nothing, name: ownRuleName(id) }, refused: at ? `${problem}: ${at}` : problem };
}
const nothing: Rule = {
  name: '',
  rows: [],
  version: 1,
  parameters: {},
  on: [],
  concerns: () => false,
  about: () => '',
  when: {},
  effects: () => [],
};

function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(json || '{}');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
