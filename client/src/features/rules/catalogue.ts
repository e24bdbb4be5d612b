/** The rules of the catalogue and of the admins as the screen lists them: what the workspace has set, and what the server counted. */
import {
  byRank,
  type OwnRule,
  type OwnRuleRefused,
  ownRuleName,
  type Parameter,
  parseOwnRule,
  type Rule,
  type RuleReport,
  type Settings,
} from '@tandem/core';

export type Parameters = Readonly<Record<string, number | string>>;

export interface ListedRule {
  /** The rule's name, or `own-<id>`. */
  readonly name: string;
  readonly off: boolean;
  readonly version: number;
  readonly parameters: Parameters;
  /** What can be tuned; none of an own rule. */
  readonly tunable: Readonly<Record<string, Parameter>>;
  /** When it was changed last; '' for never. */
  readonly changedAt: string;
  readonly changedBy: string;
  readonly own?: {
    readonly id: string;
    readonly title: string;
    readonly archived: boolean;
    readonly definition: string;
    readonly rule?: OwnRule;
    readonly refused?: OwnRuleRefused;
  };
  /** Undefined until the server has answered, and without a network. */
  readonly report?: RuleReport;
}

export function listRules(catalogue: readonly Rule[], settings: Settings, reports: readonly RuleReport[] = []): readonly ListedRule[] {
  const reported = new Map(reports.map((report) => [report.rule, report]));
  const withReport = (listed: ListedRule): ListedRule => {
    const report = reported.get(listed.name);
    return report ? { ...listed, report } : listed;
  };
  const set = new Map(settings.rules.map((entry) => [entry.id, entry]));
  const fixed = catalogue.map(({ name, version, parameters }): ListedRule => {
    const entry = set.get(name);
    return {
      name,
      off: entry?.off ?? false,
      version: Math.max(version, entry?.version ?? 0),
      parameters: parametersOf(parameters, entry?.parameters ?? '', settings),
      tunable: parameters,
      changedAt: entry?.changedAt ?? '',
      changedBy: entry?.changedBy ?? '',
    };
  });
  const own = settings.ownRules
    .toSorted(byRank)
    .map(({ id, title, archived, off, definition, version, changedAt, changedBy }): ListedRule => {
      const name = ownRuleName(id);
      const parsed = parseOwnRule(definition);
      return {
        name,
        off,
        version: version ?? 1,
        parameters: {},
        tunable: {},
        changedAt,
        changedBy,
        own: { id, title, archived, definition, ...parsed },
      };
    });
  return [...fixed, ...own].map(withReport);
}

/** What is set, and the initial value for what is not, or does not fit any more. */
export function parametersOf(declared: Readonly<Record<string, Parameter>>, json: string, settings: Settings): Parameters {
  const stored = readObject(json);
  return Object.fromEntries(Object.entries(declared).map(([key, parameter]) => [key, valueOf(parameter, stored[key], settings)]));
}

function valueOf(parameter: Parameter, stored: unknown, settings: Settings): number | string {
  if (parameter.kind === 'days') {
    const fits = typeof stored === 'number' && Number.isInteger(stored) && stored >= 0 && stored <= parameter.most;
    return fits ? stored : parameter.initial;
  }
  const current = settings.taskTypes.filter((type) => !type.archived).toSorted(byRank);
  const chosen = current.find((type) => type.id === stored) ?? current.find((type) => type.icon === parameter.initial) ?? current[0];
  return chosen?.id ?? '';
}

function readObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json || '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

export const sameParameters = (a: Parameters, b: Parameters): boolean => Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
