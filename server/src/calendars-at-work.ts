/** The part of the composition that lets people take their calendar along: its own settings, and the address calendars ask. */
import type { Accounts } from './accounts/accounts.ts';
import { createRateLimits } from './accounts/rate-limits.ts';
import { createCalendarFeeds } from './calendar/calendar-feeds.ts';
import type { CalendarFeedsStore } from './calendar/calendar-feeds-store.ts';
import type { Boards } from './feed/boards.ts';
import type { AppNeeds, Mount } from './http/app.ts';
import { calendarFeedRoutes, calendarFileRoutes } from './http/calendar-feed.ts';
import type { Surroundings } from './http/caller.ts';
import type { Storage } from './storage/storage.ts';

interface Needs {
  readonly store: CalendarFeedsStore;
  readonly storage: Storage;
  readonly accounts: Pick<Accounts, 'people'>;
  readonly boards: Boards;
  readonly around: Surroundings;
  readonly now: () => Date;
  readonly publicUrl: () => string;
}

export function createCalendarsAtWork({ store, storage, accounts, boards, around, now, publicUrl }: Needs): {
  readonly mounts: readonly Mount[];
  readonly open: NonNullable<AppNeeds['open']>;
} {
  const feeds = createCalendarFeeds({
    store,
    storage,
    personOf: async (id) => (await accounts.people.list()).find((user) => user.id === id && user.state === 'active'),
    boardsOf: boards.of,
    now,
    publicUrl,
  });
  return {
    mounts: [{ path: '/api/calendar-feed', routes: calendarFeedRoutes(feeds) }],
    open: [{ path: '/calendar', routes: calendarFileRoutes({ feeds, limits: createRateLimits(), around }) }],
  };
}
