/** Accounts in SQLite: people, sessions, teams, invitations, resets, tickets, mails and audit lines. Each method is one atomic unit of work. */
import type { DatabaseSync } from 'node:sqlite';
import type { AuditLine, NewUser } from '../../accounts/records.ts';
import { auditStatements } from './accounts/audit-statements.ts';
import { invitationStatements } from './accounts/invitation-statements.ts';
import { mailStatements } from './accounts/mail-statements.ts';
import { peopleStatements } from './accounts/people-statements.ts';
import { sessionStatements } from './accounts/session-statements.ts';

export { accountsTables } from './accounts/tables.ts';

export interface Workspace {
  readonly company: string;
  readonly sample: boolean;
  /** `loading` until the content is complete: a start that finds it so goes on loading. */
  readonly state: 'loading' | 'ready';
  readonly createdAt: string;
}

export function accountsStore(db: DatabaseSync) {
  const audit = auditStatements(db);
  const { add, ...people } = peopleStatements(db, audit.audit);
  const workspace = db.prepare('SELECT * FROM workspace WHERE one = 1');
  const insertWorkspace = db.prepare('INSERT INTO workspace (one, company, sample, state, created_at) VALUES (1, ?, ?, ?, ?)');
  const ready = db.prepare(`UPDATE workspace SET state = 'ready' WHERE one = 1`);

  return {
    ...audit,
    ...people,
    ...sessionStatements(db, people.user, audit.audit),
    ...invitationStatements(db, audit.audit, add),
    ...mailStatements(db),
    workspace(): Workspace | undefined {
      const row = workspace.get();
      return (
        row && {
          company: String(row.company),
          sample: row.sample === 1,
          state: row.state as Workspace['state'],
          createdAt: String(row.created_at),
        }
      );
    },
    /** The first person, an admin, and the workspace: only while there is neither. */
    createWorkspace(made: { company: string; sample: boolean; at: string }, admin: NewUser, line: AuditLine): boolean {
      if (workspace.get() || people.userCount() > 0) return false;
      insertWorkspace.run(made.company, made.sample ? 1 : 0, 'loading', made.at);
      add(admin);
      audit.audit(line);
      return true;
    },
    workspaceReady: (): void => void ready.run(),
  };
}
export type AccountsStore = ReturnType<typeof accountsStore>;
