/** How the API says no: what happened, and what to do next. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

export const problem = (c: Context, status: ContentfulStatusCode, error: Problem) => c.json({ error }, status);

/** One answer for what does not exist and for what is not shared: neither tells the other apart. */
export const notHere = (c: Context, what: string) =>
  problem(c, 404, {
    code: 'not-here',
    message: `There is no such ${what}, or it is not shared with you.`,
    next: 'Check the address, or ask its owner to share it.',
  });

export const notAllowed = (c: Context, what: string) =>
  problem(c, 403, {
    code: 'not-allowed',
    message: `Your role does not allow you to ${what}.`,
    next: 'Ask a manager or an admin of the workspace.',
  });
