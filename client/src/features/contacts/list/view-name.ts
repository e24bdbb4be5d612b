import { isMessageKey, type Translate } from '../../../i18n/i18n.ts';
import type { Column } from '../columns.ts';
import type { ContactKind } from '../filter.ts';
import { isBuiltIn, type View } from '../views.ts';

export function viewName(view: View, t: Translate): string {
  const key = `contacts.view.${view.id}.${view.kind}`;
  return isBuiltIn(view.id) && isMessageKey(key) ? t(key) : view.name;
}

export const columnTitle = (column: Column, kind: ContactKind, t: Translate): string =>
  column.id === 'name' ? t(`contacts.column.name.${kind}`) : t(`contacts.column.${column.id}`);
