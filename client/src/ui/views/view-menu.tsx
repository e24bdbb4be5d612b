/** What can be done with a saved view, and giving one its name. */
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Menu, type MenuItem } from '../menu.tsx';
import { Popover } from '../popover.tsx';
import { ownViews, type SavedView, type ViewScreen } from './saved-views.ts';
import { addView, mayPublish, moveView, publishView, removeView, renameView } from './view-edits.ts';

interface ViewMenuProps {
  readonly screen: ViewScreen;
  readonly view: SavedView;
  /** Another view is to be shown; '' for the first one. */
  readonly onOpen: (id: string) => void;
}

export function ViewMenu({ screen, view, onOpen }: ViewMenuProps) {
  const t = useT();
  const me = useMe();
  const [isNaming, setNaming] = useState(false);
  const isMine = view.owner === me.id;
  const own = ownViews(screen, me.id);
  const at = own.findIndex(({ id }) => id === view.id);
  const copy = async () => {
    const id = await addView(me, {
      screen,
      definition: view.definition,
      title: isMine ? t('views.copyOf', { view: view.title }) : view.title,
    });
    if (id) onOpen(id);
  };
  const move = (step: number) => {
    const to = own[at + step];
    if (to) void moveView(me, screen, view.id, to.id);
  };
  const items: readonly MenuItem[] = isMine
    ? [
        { label: t('views.rename'), icon: 'edit', run: () => setNaming(true) },
        { label: t('views.duplicate'), icon: 'plus', run: () => void copy() },
        ...(mayPublish(me)
          ? [
              {
                label: t(view.published ? 'views.unpublish' : 'views.publish'),
                icon: 'users' as const,
                run: () => void publishView(me, view, !view.published),
              },
            ]
          : []),
        'line',
        { label: t('views.before'), icon: 'left', disabled: at <= 0, run: () => move(-1) },
        { label: t('views.after'), icon: 'right', disabled: at >= own.length - 1, run: () => move(1) },
        'line',
        { label: t('views.remove'), icon: 'trash', run: () => void removeView(me, view).then((done) => done && onOpen('')) },
      ]
    : [{ label: t('views.copy'), icon: 'plus', run: () => void copy() }];
  return (
    <>
      <Menu
        label={t('views.menu', { view: view.title })}
        trigger={
          <button type="button" className="ib sm" aria-label={t('views.menu', { view: view.title })}>
            <Icon name="more" size={14} />
          </button>
        }
        items={items}
      />
      {isNaming && <Rename view={view} onClose={() => setNaming(false)} />}
    </>
  );
}

function Rename({ view, onClose }: { readonly view: SavedView; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const [title, setTitle] = useState(view.title);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() && (await renameView(me, view, title.trim()))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('views.rename')}
      footer={
        <>
          <Button onClick={onClose}>{t('views.cancel')}</Button>
          <Button kind="primary" type="submit" form="rename-view" disabled={!title.trim()} keys="Enter">
            {t('views.rename')}
          </Button>
        </>
      }
    >
      <form id="rename-view" onSubmit={(event) => void submit(event)}>
        <Field label={t('views.name')}>
          <Input autoFocus value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}

interface NameViewProps {
  readonly screen: ViewScreen;
  readonly definition: string;
  readonly label: string;
  readonly hint: string;
  readonly onSaved: (id: string) => void;
  readonly trigger?: ReactElement;
}

/** Keeps what is shown under a name. */
export function NameView({ screen, definition, label, hint, onSaved, trigger }: NameViewProps) {
  const t = useT();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (open) setTitle('');
  }, [open]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    const id = await addView(me, { screen, definition, title: title.trim() });
    if (!id) return;
    setOpen(false);
    onSaved(id);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('views.saveAs')}
      trigger={
        trigger ?? (
          <button type="button" className="t3">
            <Icon name="plus" size={14} />
            {label}
          </button>
        )
      }
    >
      <form className="save-view" onSubmit={(event) => void submit(event)}>
        <Field label={t('views.name')} hint={hint}>
          <Input value={title} maxLength={80} autoFocus onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Button kind="primary" type="submit" disabled={!title.trim()}>
          {t('views.save')}
        </Button>
      </form>
    </Popover>
  );
}
