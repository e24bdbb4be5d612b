import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { readCalendarSearch } from './features/calendar/calendar-search.ts';
import { readDigestSearch } from './features/digest/digest-search.ts';
import { readFilesSearch } from './features/files/files-search.ts';
import { readLeadsSearch } from './features/leads/leads-search.ts';
import { readHistorySearch } from './features/plans/history/history-search.ts';
import { readQuoteSearch } from './features/quotes/list/quote-search.ts';
import { isListName, type ListName } from './features/settings/lists/lists.ts';
import { readTasksSearch } from './features/tasks/tasks-search.ts';
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
    throw redirect({ to: isPhone() ? '/today' : '/home' });
  },
});
const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  component: lazyRouteComponent(() => import('./features/on-the-go/today-screen.tsx'), 'TodayScreen'),
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/home',
  component: lazyRouteComponent(() => import('./features/home/home-screen.tsx'), 'HomeScreen'),
});
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  validateSearch: readTasksSearch,
  component: lazyRouteComponent(() => import('./features/tasks/tasks-screen.tsx'), 'TasksScreen'),
});
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): { readonly notice?: string } =>
    typeof search['notice'] === 'string' && search['notice'] !== '' ? { notice: search['notice'] } : {},
  component: lazyRouteComponent(() => import('./features/inbox/inbox-screen.tsx'), 'InboxScreen'),
});
const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./features/calendar/calendar-screen.tsx'), 'CalendarScreen'),
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
const leads = createRoute({
  getParentRoute: () => inside,
  path: '/leads',
  validateSearch: readLeadsSearch,
  component: lazyRouteComponent(() => import('./features/leads/leads-screen.tsx'), 'LeadsScreen'),
});
const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  component: lazyRouteComponent(() => import('./features/contacts/contacts-screen.tsx'), 'ContactsScreen'),
});
const quotes = createRoute({
  getParentRoute: () => inside,
  path: '/quotes',
  validateSearch: readQuoteSearch,
  component: lazyRouteComponent(() => import('./features/quotes/quotes-screen.tsx'), 'QuotesScreen'),
});
const quote = createRoute({
  getParentRoute: () => inside,
  path: '/quotes/$id',
  component: lazyRouteComponent(() => import('./features/quotes/quote-screen.tsx'), 'QuoteScreen'),
});
const plans = createRoute({
  getParentRoute: () => inside,
  path: '/plans',
  validateSearch: (search: Record<string, unknown>): { readonly new?: string } =>
    typeof search['new'] === 'string' ? { new: search['new'] } : {},
  component: lazyRouteComponent(() => import('./features/plans/plans-screen.tsx'), 'PlansScreen'),
});
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('./features/plans/plan-screen.tsx'), 'PlanScreen'),
});
const planHistory = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id/history',
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => import('./features/plans/history/history-screen.tsx'), 'PlanHistoryScreen'),
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
const files = createRoute({
  getParentRoute: () => inside,
  path: '/files',
  validateSearch: readFilesSearch,
  component: lazyRouteComponent(() => import('./features/files/files-screen.tsx'), 'FilesScreen'),
});
const link = createRoute({
  getParentRoute: () => inside,
  path: '/links/$id',
  component: lazyRouteComponent(() => import('./features/files/link-screen.tsx'), 'LinkScreen'),
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
const lists = createRoute({
  getParentRoute: () => inside,
  path: '/settings/lists',
  validateSearch: (search: Record<string, unknown>): { readonly list?: ListName } =>
    isListName(search['list']) ? { list: search['list'] } : {},
  component: lazyRouteComponent(() => import('./features/settings/lists/lists-screen.tsx'), 'ListsScreen'),
});
const evidence = createRoute({
  getParentRoute: () => inside,
  path: '/settings/evidence',
  component: lazyRouteComponent(() => import('./features/settings/evidence/evidence-screen.tsx'), 'EvidenceScreen'),
});
const ofRule = (search: Record<string, unknown>): { readonly rule?: string } =>
  typeof search['rule'] === 'string' && search['rule'] !== '' ? { rule: search['rule'] } : {};
const rules = createRoute({
  getParentRoute: () => inside,
  path: '/settings/rules',
  validateSearch: ofRule,
  component: lazyRouteComponent(() => import('./features/rules/rules-screen.tsx'), 'RulesScreen'),
});
const firings = createRoute({
  getParentRoute: () => inside,
  path: '/settings/rules/firings',
  validateSearch: ofRule,
  component: lazyRouteComponent(() => import('./features/rules/firings-screen.tsx'), 'FiringsScreen'),
});
const ownRule = createRoute({
  getParentRoute: () => inside,
  path: '/settings/rules/own/$id',
  component: lazyRouteComponent(() => import('./features/rules/own/own-rule-screen.tsx'), 'OwnRuleScreen'),
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
const digest = createRoute({
  getParentRoute: () => inside,
  path: '/digest',
  validateSearch: readDigestSearch,
  component: lazyRouteComponent(() => import('./features/digest/digest-screen.tsx'), 'DigestScreen'),
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
      home,
      tasks,
      calendar,
      inbox,
      map,
      more,
      projects,
      leads,
      contacts,
      duplicates,
      contact,
      quotes,
      quote,
      plans,
      plan,
      planHistory,
      files,
      link,
      importing,
      team,
      settings,
      workspace,
      lists,
      evidence,
      rules,
      firings,
      ownRule,
      exporting,
      personSearch,
      personOne,
      mailbox,
      digest,
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
