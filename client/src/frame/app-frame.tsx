import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from '../i18n/i18n.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useMe, useSession } from '../state/session.ts';
import { usePhone } from '../state/use-media.ts';
import { redoLast, subscribeUndo, type Undone, undoLabels, undoLast } from '../sync/edit.ts';
import { onErased } from '../sync/erased.ts';
import { TellHandedOver } from '../ui/changes/tell-handed-over.tsx';
import { useCommands } from '../ui/commands.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { useCloseRead } from '../ui/notices/close-read.ts';
import { Toasts, toast } from '../ui/toast.tsx';
import { TipLayer } from '../ui/tooltip.tsx';
import { isTyping, useKeys } from '../ui/use-keys.ts';
import { BottomBar } from './bottom-bar.tsx';
import { DiskBanner } from './disk-banner.tsx';
import { useNewPlan } from './new-plan.ts';
import { useNewQuote } from './new-quote.ts';
import { QuickLog } from './quick-log.tsx';
import { Sidebar } from './sidebar.tsx';
import { useEntryGroups } from './use-entries.ts';
import { useNoteOpened } from './use-note-opened.ts';

const KeySheet = lazyPart(async () => (await import('./key-sheet.tsx')).KeySheet);

const Palette = lazy(() => import('../features/palette/palette.tsx').then((module) => ({ default: module.Palette })));

/** Everything around a screen: navigation, palette, keys, toasts. It stays while screens come and go. */
export function AppFrame() {
  const session = useSession();
  const navigate = useNavigate();
  // The session may end at any time, by the server's word or in another tab.
  useEffect(() => {
    if (!session) void navigate({ to: '/sign-in' });
  }, [session, navigate]);
  return session ? <SignedIn /> : null;
}

function SignedIn() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const navigate = useNavigate();
  const closed = usePreferences((state) => state.sidebarClosed);
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const groups = useEntryGroups();
  useNoteOpened();
  useCloseRead();
  useNewQuote();
  useNewPlan();

  useEffect(
    () =>
      onErased(({ called, unsent }) => {
        const name = called || t('ui.unnamed');
        toast(unsent > 0 ? t('export.goneUnsent', { name, count: unsent }) : t('export.gone', { name }), {
          icon: 'trash',
          failed: unsent > 0,
        });
      }),
    [t],
  );

  const steps = useSyncExternalStore(subscribeUndo, undoLabels);
  const takeBack = async (step: () => Promise<Undone | undefined>, done: 'ui.undone' | 'ui.redone') => {
    const undone = await step();
    if (!undone) return toast(t('ui.nothingToUndo'), { icon: 'undo' });
    toast(t(done, { label: undone.label }), { icon: 'undo' });
    if (undone.stayed > 0) toast(t('ui.stayed', { count: undone.stayed }), { icon: 'info' });
  };
  useCommands([
    ...groups
      .flatMap(({ entries }) => entries)
      .map(({ to, label, icon, keys }) => ({
        id: `go ${to}`,
        title: t(label),
        group: t('frame.go'),
        icon,
        ...(keys && { keys }),
        run: () => void navigate({ to }),
      })),
    {
      id: 'go /contacts/duplicates',
      title: t('duplicates.command'),
      group: t('frame.go'),
      icon: 'users',
      run: () => void navigate({ to: '/contacts/duplicates' }),
    },
    ...(me.role === 'admin'
      ? (
          [
            ['/mailbox', 'nav.mailbox', 'mail'],
            ['/debug', 'nav.debug', 'wrench'],
          ] as const
        ).map(([to, label, icon]) => ({
          id: `go ${to}`,
          title: t(label),
          group: t('frame.go'),
          icon,
          run: () => void navigate({ to }),
        }))
      : []),
    {
      id: 'undo',
      title: steps.undo ? t('ui.undoOf', { label: steps.undo }) : t('ui.undo'),
      group: t('frame.do'),
      icon: 'undo',
      run: () => void takeBack(undoLast, 'ui.undone'),
    },
    {
      id: 'redo',
      title: steps.redo ? t('ui.redoOf', { label: steps.redo }) : t('ui.redo'),
      group: t('frame.do'),
      icon: 'undo',
      run: () => void takeBack(redoLast, 'ui.redone'),
    },
    {
      id: 'sidebar',
      title: closed ? t('nav.open') : t('nav.close'),
      group: t('frame.do'),
      icon: 'left',
      keys: '[',
      run: () => setPreferences({ sidebarClosed: !closed }),
    },
    { id: 'keys', title: t('me.keys'), group: t('frame.do'), icon: 'key', keys: 'Shift+?', run: () => setSheet(true) },
  ]);
  useKeys({
    '$mod+k': (event) => {
      event.preventDefault();
      setPalette(true);
    },
    // A text field takes back its own typing.
    '$mod+z': (event) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      void takeBack(undoLast, 'ui.undone');
    },
    '$mod+Shift+z': (event) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      void takeBack(redoLast, 'ui.redone');
    },
  });

  return (
    <CSPProvider disableStyleElements>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <DiskBanner />
      <div className={phone ? 'app phone' : closed ? 'app folded' : 'app'}>
        {!phone && <Sidebar closed={closed} onSearch={() => setPalette(true)} onKeys={() => setSheet(true)} />}
        <Outlet />
        {phone && <BottomBar onSearch={() => setPalette(true)} />}
      </div>
      {palette && (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <QuickLog />
      {sheet && <KeySheet open onClose={() => setSheet(false)} />}
      <TellHandedOver />
      <Toasts />
      <TipLayer />
    </CSPProvider>
  );
}
