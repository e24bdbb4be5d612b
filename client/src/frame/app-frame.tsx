import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useMe, useSession } from '../state/session.ts';
import { usePhone } from '../state/use-media.ts';
import { redoLast, undoLast } from '../sync/edit.ts';
import { useCommands } from '../ui/commands.ts';
import { Toasts, toast } from '../ui/toast.tsx';
import { TipLayer } from '../ui/tooltip.tsx';
import { isTyping, useKeys } from '../ui/use-keys.ts';
import { BottomBar } from './bottom-bar.tsx';
import { groups } from './entries.ts';
import { KeySheet } from './key-sheet.tsx';
import { Sidebar } from './sidebar.tsx';

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

  const takeBack = (step: () => string | undefined, done: 'ui.undone' | 'ui.redone') => {
    const label = step();
    toast(label === undefined ? t('ui.nothingToUndo') : t(done, { label }), { icon: 'undo' });
  };
  useCommands([
    ...groups
      .flatMap(({ entries }) => entries)
      .filter(({ allowed }) => allowed?.(me.person) ?? true)
      .map(({ to, label, icon, keys }) => ({
        id: `go ${to}`,
        title: t(label),
        group: t('frame.go'),
        icon,
        ...(keys && { keys }),
        run: () => void navigate({ to }),
      })),
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
    { id: 'undo', title: t('ui.undo'), group: t('frame.do'), icon: 'undo', run: () => takeBack(undoLast, 'ui.undone') },
    { id: 'redo', title: t('ui.redo'), group: t('frame.do'), icon: 'undo', run: () => takeBack(redoLast, 'ui.redone') },
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
      takeBack(undoLast, 'ui.undone');
    },
    '$mod+Shift+z': (event) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      takeBack(redoLast, 'ui.redone');
    },
  });

  return (
    <CSPProvider disableStyleElements>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <div className={phone ? 'app phone' : closed ? 'app folded' : 'app'}>
        {!phone && <Sidebar closed={closed} onSearch={() => setPalette(true)} onKeys={() => setSheet(true)} />}
        <Outlet />
        {phone && <BottomBar onSearch={() => setPalette(true)} onKeys={() => setSheet(true)} />}
      </div>
      {palette && (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <KeySheet open={sheet} onClose={() => setSheet(false)} />
      <Toasts />
      <TipLayer />
    </CSPProvider>
  );
}
