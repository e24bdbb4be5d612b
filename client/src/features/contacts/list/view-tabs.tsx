/** The views as tabs with their counts; what differs from a view can be saved under a name. */
import { type FormEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { countMatching } from '../contact-list-view.ts';
import { keep, openView, useContactsState } from '../contacts-state.ts';
import type { ContactList } from '../use-contact-list.ts';
import { isBuiltIn, sameFilter, type View } from '../views.ts';
import { viewName } from './view-name.ts';

export function ViewTabs({ list }: { readonly list: ContactList }) {
  const t = useT();
  const { person } = useMe();
  const { kind, views, view, all } = list;
  const counts = useMemo(() => new Map(views.map(({ id, filter }) => [id, countMatching(all, filter, person)])), [views, all, person]);
  const tabs = views.map((one) => ({ key: one.id, label: viewName(one, t), count: counts.get(one.id) ?? 0 }));
  return (
    <div className="views-row">
      <Tabs label={t('contacts.views')} tabs={tabs} value={view.id} onChange={(id) => openView(kind, { view: id })}>
        <SaveView list={list} />
      </Tabs>
    </div>
  );
}

function SaveView({ list }: { readonly list: ContactList }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const { kind, view, filter, sort, layout } = list;
  const saved = useContactsState((state) => state.saved);
  const content: Pick<View, 'filter' | 'sort' | 'columns'> = { filter, sort, columns: layout };
  const own = !isBuiltIn(view.id);
  const changed = own && (!sameFilter(filter, view.filter) || JSON.stringify([sort, layout]) !== JSON.stringify([view.sort, view.columns]));

  const save = (event: FormEvent) => {
    event.preventDefault();
    const title = name.trim();
    if (!title) return;
    const made: View = { id: newId(), kind, name: title, ...content };
    keep({ saved: [...saved, made] });
    openView(kind, { view: made.id });
    setName('');
    setOpen(false);
  };
  const update = () => {
    keep({ saved: saved.map((one) => (one.id === view.id ? { ...one, ...content } : one)) });
    openView(kind, { view: view.id });
    setOpen(false);
  };
  const remove = () => {
    keep({ saved: saved.filter(({ id }) => id !== view.id) });
    openView(kind, { view: '' });
    setOpen(false);
    toast(t('contacts.view.removed', { name: view.name }), { undo: () => keep({ saved: [...useContactsState.getState().saved, view] }) });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('contacts.view.save.do')}
      trigger={
        <button type="button" className="t3">
          <Icon name="plus" size={14} />
          {t('contacts.view.save')}
        </button>
      }
    >
      <form className="save-view" onSubmit={save}>
        {own && (
          <div className="row">
            {changed && (
              <Button size="sm" onClick={update}>
                {t('contacts.view.update', { name: view.name })}
              </Button>
            )}
            <span className="right">
              <IconButton icon="trash" size="sm" label={t('contacts.view.remove', { name: view.name })} onClick={remove} />
            </span>
          </div>
        )}
        <Field label={t('contacts.view.name')} hint={t('contacts.view.save.hint')}>
          <Input value={name} maxLength={60} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button kind="primary" type="submit" disabled={!name.trim()}>
          {t('contacts.view.save.do')}
        </Button>
      </form>
    </Popover>
  );
}
