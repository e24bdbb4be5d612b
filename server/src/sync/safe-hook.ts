/**
 * Hocuspocus lets an exception in most hooks end the process, with everybody's work. Every hook is wrapped:
 * in those that may refuse, an error becomes a refusal; in the others it is logged and goes no further.
 */
import type { Extension } from '@hocuspocus/server';
import { errorFacts, type Log } from '../log.ts';

/** Thrown to refuse. It has no message on purpose: the library prints every error with one. */
export class Refusal {
  readonly reason: string;
  readonly code: number;
  constructor(reason: string, code = 4403) {
    this.reason = reason;
    this.code = code;
  }
}

const mayRefuse = new Set(['onAuthenticate', 'onLoadDocument', 'beforeSync']);

export function safeHooks(hooks: Extension, log: Log): Extension {
  return Object.fromEntries(
    Object.entries(hooks).map(([name, hook]) => {
      if (typeof hook !== 'function') return [name, hook];
      const safe = async (payload: { documentName?: string }): Promise<unknown> => {
        try {
          return await hook(payload);
        } catch (error) {
          if (!(error instanceof Refusal))
            log.error('sync.hook-failed', { hook: name, document: payload?.documentName, ...errorFacts(error) });
          if (!mayRefuse.has(name)) return undefined;
          throw error instanceof Refusal ? error : new Refusal('load-failed', 1013);
        }
      };
      return [name, safe];
    }),
  );
}
