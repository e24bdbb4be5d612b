import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { AppFrame } from './frame/app-frame.tsx';
import { NotFound, ScreenError } from './frame/screen-error.tsx';
import { currentSession } from './state/session.ts';
import { isPhone } from './state/use-media.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ScreenError });

/** Screens of a signed-in person, inside the frame. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: AppFrame,
  beforeLoad: ({ location }) => {
    if (!currentSession()) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
  },
});

const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: isPhone() ? '/today' : '/projects' });
  },
});
const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  component: lazyRouteComponent(() => import('./features/on-the-go/today-screen.tsx'), 'TodayScreen'),
});
const map = createRoute({
  getParentRoute: () => inside,
  path: '/map',
  component: lazyRouteComponent(() => import('./features/on-the-go/map-screen.tsx'), 'MapScreen'),
});
const more = createRoute({
  getParentRoute: () => inside,
  path: '/more',
  component: lazyRouteComponent(() => import('./frame/more-screen.tsx'), 'MoreScreen'),
});
const projects = createRoute({
  getParentRoute: () => inside,
  path: '/projects',
  component: lazyRouteComponent(() => import('./features/pipeline/pipeline-screen.tsx'), 'PipelineScreen'),
});
const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  component: lazyRouteComponent(() => import('./features/contacts/contacts-screen.tsx'), 'ContactsScreen'),
});
const duplicates = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/duplicates',
  component: lazyRouteComponent(() => import('./features/duplicates/duplicates-screen.tsx'), 'DuplicatesScreen'),
});
const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('./features/contacts/contact-screen.tsx'), 'ContactScreen'),
});
const importing = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  component: lazyRouteComponent(() => import('./features/import/import-screen.tsx'), 'ImportScreen'),
});
const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  component: lazyRouteComponent(() => import('./features/team/team-screen.tsx'), 'TeamScreen'),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/personal-screen.tsx'), 'PersonalScreen'),
});
const workspace = createRoute({
  getParentRoute: () => inside,
  path: '/settings/workspace',
  component: lazyRouteComponent(() => import('./features/settings/workspace-screen.tsx'), 'WorkspaceScreen'),
});
const exporting = createRoute({
  getParentRoute: () => inside,
  path: '/settings/export',
  component: lazyRouteComponent(() => import('./features/export/export-screen.tsx'), 'ExportScreen'),
});
const personData = () => lazyRouteComponent(() => import('./features/export/person-data-screen.tsx'), 'PersonDataScreen');
const personSearch = createRoute({ getParentRoute: () => inside, path: '/settings/personal-data', component: personData() });
const personOne = createRoute({ getParentRoute: () => inside, path: '/settings/personal-data/$id', component: personData() });
const mailbox = createRoute({
  getParentRoute: () => inside,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./features/settings/mailbox-screen.tsx'), 'MailboxScreen'),
});
const debug = createRoute({
  getParentRoute: () => inside,
  path: '/debug',
  component: lazyRouteComponent(() => import('./features/debug/debug-screen.tsx'), 'DebugScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./features/sign-in/setup-screen.tsx'), 'SetupScreen'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./features/sign-in/invitation-screen.tsx'), 'InvitationScreen'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: lazyRouteComponent(() => import('./features/sign-in/reset-request-screen.tsx'), 'ResetRequestScreen'),
});
const resetForm = createRoute({
  getParentRoute: () => root,
  path: '/password-reset/$token',
  component: lazyRouteComponent(() => import('./features/sign-in/reset-form-screen.tsx'), 'ResetFormScreen'),
});
const second = createRoute({
  getParentRoute: () => root,
  path: '/second-person',
  component: lazyRouteComponent(() => import('./features/sign-in/second-person-screen.tsx'), 'SecondPersonScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren([
      index,
      today,
      map,
      more,
      projects,
      contacts,
      duplicates,
      contact,
      importing,
      team,
      settings,
      workspace,
      exporting,
      personSearch,
      personOne,
      mailbox,
      debug,
    ]),
    signIn,
    setup,
    invitation,
    reset,
    resetForm,
    second,
  ]),
  defaultErrorComponent: ScreenError,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
