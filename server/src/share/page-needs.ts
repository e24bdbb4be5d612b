/** What the public page is built on: `sharePageRoutes(needs: PageNeeds): Hono` in page/routes.ts, mounted at /s before the app's guards. */
import type { Settings } from '@tandem/core';
import type { Context } from 'hono';
import type { RateLimits } from '../accounts/rate-limits.ts';
import type { SharedFiles } from '../files/shared-files.ts';
import type { Surroundings } from '../http/caller.ts';
import type { Quotes } from '../quotes/quotes.ts';
import type { Answers } from './answers.ts';
import type { Links } from './links.ts';
import type { Visits } from './visits.ts';

export interface PageNeeds {
  readonly links: Pick<Links, 'byToken' | 'unlock'>;
  readonly visits: Pick<Visits, 'fetched' | 'beacons' | 'continued' | 'unlocked' | 'downloaded' | 'refused' | 'agreed'>;
  readonly answers: Answers;
  readonly files: SharedFiles;
  readonly quotes: Pick<Quotes, 'sent' | 'standing' | 'answer' | 'pdf'>;
  /** Company details that brand the page; undefined before there is a workspace. */
  readonly settings: () => Promise<Settings | undefined>;
  /** The workspace's logo; undefined: there is none. */
  readonly logo: () => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  /** The colleague whose session the request carries, to leave that visit out; '' for everybody else. Never for rights. */
  readonly memberOf: (c: Context) => Promise<string>;
  readonly limits: RateLimits;
  readonly around: Surroundings;
  readonly now: () => Date;
}
