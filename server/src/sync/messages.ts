/**
 * What the server tells a client about a document beside its content, as stateless messages in JSON:
 * `{t:'durable', seq}`, `{t:'role', readOnly}`, `{t:'closed', reason}`, `{t:'refused', reason, paths}`, `{t:'sealed'}`.
 */
import type { Connection } from '@hocuspocus/server';

export type ClosedReason = 'signed-out' | 'no-access' | 'erased' | 'stopping' | (string & {});

const tell = (connection: Connection, message: object): void => connection.sendStateless(JSON.stringify(message));

/** Everything of the author's up to this place in the log is on disk. */
export const tellDurable = (connection: Connection, seq: number): void => tell(connection, { t: 'durable', seq });
/** The client keeps what was not accepted and loads the document again. */
export const tellRole = (connection: Connection, readOnly: boolean): void => tell(connection, { t: 'role', readOnly });
export const tellClosed = (connection: Connection, reason: ClosedReason): void => tell(connection, { t: 'closed', reason });
/** Somebody's unsent edits of it were handed over: whoever may edit it can ask for them now. */
export const tellSealed = (connection: Connection): void => tell(connection, { t: 'sealed' });
/** The update is not in the document and never will be: the client hands it back to its author and loads the document again. */
export const tellRefused = (connection: Connection, reason: string, paths: readonly string[]): void =>
  tell(connection, { t: 'refused', reason, paths });
