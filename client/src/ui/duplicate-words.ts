/** Why two contacts may be one and what belongs to one of them, in words that several screens use. */
import type { LookAlike, Reason } from '@tandem/core';
import type { Translate } from '../i18n/i18n.ts';
import type { Belongings } from '../sync/belongings.ts';

export const reasonWords = (t: Translate, { reasons }: { readonly reasons: readonly Reason[] }): string =>
  reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', ');

export const strengthWords = (t: Translate, { strength }: Pick<LookAlike, 'strength'>): string => t(`duplicates.strength.${strength}`);

const kinds = ['persons', 'subsidiaries', 'opportunities', 'tasks', 'activities'] as const;

/** "2 persons, 1 opportunity"; '' when nothing belongs to it. */
export const belongingsWords = (t: Translate, belongings: Belongings): string =>
  kinds
    .filter((kind) => belongings[kind].length > 0)
    .map((kind) => t(`duplicates.what.${kind}`, { count: belongings[kind].length }))
    .join(', ');
