/** Where calendar feeds are kept. The methods are read off the one adapter there is; every call is one atomic unit of work. */
import type { calendarFeedsStore } from '../storage/sqlite/calendar-feeds-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type CalendarFeedsStore = Async<ReturnType<typeof calendarFeedsStore>>;
