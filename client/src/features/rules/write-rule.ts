/** Edits of the settings that say how rules run. Each change is a new version with its author, for "in force since". */
import { settings } from '@tandem/core';
import type * as Y from 'yjs';
import type { ListedRule, Parameters } from './catalogue.ts';

export interface Author {
  readonly by: string;
  readonly at: string;
}
interface RuleChange {
  readonly off?: boolean;
  readonly parameters?: Parameters;
  /** Also for what is open already. */
  readonly openToo?: boolean;
}

export function changeRule(doc: Y.Doc, rule: ListedRule, change: RuleChange, { by, at }: Author): void {
  const stamp = { version: rule.version + 1, changedAt: at, changedBy: by };
  if (rule.own) {
    settings.changeEntry(doc, 'ownRules', rule.own.id, { ...stamp, ...(change.off !== undefined && { off: change.off }) }, 'me');
    return;
  }
  const patch = {
    ...stamp,
    ...(change.off !== undefined && { off: change.off }),
    ...(change.parameters && { parameters: JSON.stringify(change.parameters) }),
    ...(change.openToo && { openToo: at }),
  };
  if (!settings.changeEntry(doc, 'rules', rule.name, patch, 'me')) settings.addEntry(doc, 'rules', rule.name, patch, 'me');
}
