/** What became of somebody's suggestions in a plan. */
import type { Translation } from '../../i18n/message.ts';

export const en = {
  'inbox.says.plan-suggestion-accepted': {
    one: '{name} accepted your suggestion in {plan}',
    other: '{name} accepted {count} of your suggestions in {plan}',
  },
  'inbox.says.plan-suggestion-rejected': {
    one: '{name} rejected your suggestion in {plan}',
    other: '{name} rejected {count} of your suggestions in {plan}',
  },
} as const;

export const sv: Translation<typeof en> = {
  'inbox.says.plan-suggestion-accepted': {
    one: '{name} godtog ditt förslag i {plan}',
    other: '{name} godtog {count} av dina förslag i {plan}',
  },
  'inbox.says.plan-suggestion-rejected': {
    one: '{name} avvisade ditt förslag i {plan}',
    other: '{name} avvisade {count} av dina förslag i {plan}',
  },
};
