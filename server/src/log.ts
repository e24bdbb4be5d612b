/** Structured log lines: names, numbers and keys. Never what people write, never a token, a password or a mail's body. */
import pino from 'pino';

export type Facts = Readonly<Record<string, unknown>>;
export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

export function createLog(level: string): Log {
  const lines = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (event, facts = {}) => lines.info(facts, event),
    warn: (event, facts = {}) => lines.warn(facts, event),
    error: (event, facts = {}) => lines.error(facts, event),
  };
}

/** For errors in a log line: what went wrong, without the stack's paths. */
export const errorFacts = (error: unknown): Facts =>
  error instanceof Error
    ? { error: error.message, kind: error.name, ...('code' in error ? { code: error.code } : {}) }
    : { error: String(error) };
