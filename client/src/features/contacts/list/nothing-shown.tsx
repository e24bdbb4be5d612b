/** An empty list says what will be here, or what was asked for that nobody is; and offers the one step that helps. */
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { openView } from '../contacts-state.ts';
import { everyone } from '../filter.ts';
import type { ContactList } from '../use-contact-list.ts';
import { sameFilter } from '../views.ts';
import { useFilterParts } from './filter-bar.tsx';
import { viewName } from './view-name.ts';

export function NothingShown({ list, onCreate }: { readonly list: ContactList; readonly onCreate: () => void }) {
  const t = useT();
  const { kind, all, view, views, filter } = list;
  const parts = useFilterParts(filter);
  const everything = views.find(({ id }) => id === 'all');
  if (all.length === 0) {
    return (
      <EmptyState
        icon={kind === 'company' ? 'users' : 'user'}
        title={t(`contacts.empty.${kind}`)}
        action={
          <Button kind="primary" icon="plus" onClick={onCreate}>
            {t(`contacts.form.${kind}`)}
          </Button>
        }
      >
        {t(`contacts.empty.${kind}.hint`)}
      </EmptyState>
    );
  }
  if (view.id === 'mine' && sameFilter(filter, view.filter) && everything) {
    const name = viewName(everything, t);
    return (
      <EmptyState
        icon="users"
        title={t('contacts.empty.mine')}
        action={<Button onClick={() => openView(kind, { view: 'all' })}>{t('contacts.show.all', { view: name })}</Button>}
      >
        {t('contacts.empty.mine.hint', { view: name })}
      </EmptyState>
    );
  }
  const words = [...parts.map(({ title, value }) => `${title} ${value}`), ...(filter.text ? [`"${filter.text}"`] : [])].join(', ');
  return (
    <EmptyState
      icon="search"
      title={t('contacts.none')}
      action={<Button onClick={() => openView(kind, { view: view.id, filter: everyone })}>{t('contacts.none.clear')}</Button>}
    >
      {t('contacts.none.hint', { filters: words })}
    </EmptyState>
  );
}
