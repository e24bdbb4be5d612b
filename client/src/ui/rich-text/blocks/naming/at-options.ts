/** Who and what `@words` can mean: a few of each kind, colleagues first, because they are meant most. */

import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { personMark } from '../dom/pieces.ts';
import type { PopupOption } from '../popup/option-list.ts';
import { nameOf } from './name-of.ts';

export type MentionKind = 'user' | 'contact' | 'opportunity' | 'quote';
const most: Readonly<Record<MentionKind, number>> = { user: 6, contact: 5, opportunity: 4, quote: 3 };

export function atOptions(words: string, around: PlanSurroundings): readonly PopupOption[] {
  const { t } = around;
  const group = (kind: MentionKind, head: string, ids: readonly string[], hintOf: (id: string) => string): readonly PopupOption[] =>
    ids.slice(0, most[kind]).flatMap((id, index) => {
      const named = nameOf(kind, id, around);
      if (!named) return [];
      return [
        {
          value: `${kind}/${id}`,
          label: named.name,
          hint: hintOf(id),
          ...(kind === 'user' ? { mark: () => personMark(id, around) } : { icon: named.lifecycle ?? named.icon }),
          ...(index === 0 && { head }),
        },
      ];
    });
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return [
    ...group('user', t('plans.block.at.people'), ids(around.people(words)), (id) =>
      around.mayReadPlan(id) ? '' : t('plans.block.action.cannotReadShort'),
    ),
    ...group('contact', t('plans.block.at.contacts'), ids(around.contacts(words)), (id) => {
      const row = around.contact(id);
      return row?.is === 'person' ? row.jobTitle || (around.contact(row.company)?.name ?? '') : (row?.town ?? '');
    }),
    ...group('opportunity', t('plans.block.at.opportunities'), ids(around.opportunities(words)), (id) =>
      around.format.money(around.opportunity(id)?.amount ?? null),
    ),
    ...group('quote', t('plans.block.at.quotes'), ids(around.quotes(words)), (id) => {
      const row = around.quote(id);
      return row ? around.money(row.net, row.currency) : '';
    }),
  ];
}

export function readMention(value: string): { readonly kind: MentionKind; readonly ref: string } | undefined {
  const [kind = '', ref = ''] = value.split('/');
  return ref !== '' && Object.hasOwn(most, kind) ? { kind: kind as MentionKind, ref } : undefined;
}
