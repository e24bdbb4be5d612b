/** The tables of accounts. Each entry is one migration; what has been released is never edited. */
export const accountsTables: string[] = [
  `CREATE TABLE workspace (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     company TEXT NOT NULL,
     sample INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('loading', 'ready')),
     created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE team (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     office TEXT NOT NULL,
     leader TEXT NOT NULL DEFAULT '',
     created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE user (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     email TEXT NOT NULL,
     email_key TEXT NOT NULL UNIQUE,
     password TEXT NOT NULL,
     role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'seller', 'support')),
     team TEXT NOT NULL DEFAULT '',
     state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
     language TEXT NOT NULL,
     sample INTEGER NOT NULL,
     created_at TEXT NOT NULL,
     seen_at TEXT NOT NULL DEFAULT ''
   ) STRICT;
   CREATE INDEX user_team ON user (team);
   CREATE TABLE session (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     user TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     seen_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     latest_at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX session_user ON session (user);
   CREATE TABLE device (
     hash TEXT NOT NULL,
     user TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     PRIMARY KEY (hash, user)
   ) STRICT;
   CREATE TABLE ticket (
     hash TEXT PRIMARY KEY,
     session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
     origin TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE invitation (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     email TEXT NOT NULL,
     email_key TEXT NOT NULL,
     role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'seller', 'support')),
     team TEXT NOT NULL,
     language TEXT NOT NULL,
     inviter TEXT NOT NULL,
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     ended_at TEXT NOT NULL DEFAULT '',
     ending TEXT NOT NULL DEFAULT '' CHECK (ending IN ('', 'accepted', 'revoked', 'replaced'))
   ) STRICT;
   CREATE UNIQUE INDEX invitation_pending ON invitation (email_key) WHERE ended_at = '';
   CREATE TABLE password_reset (
     hash TEXT PRIMARY KEY,
     user TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     used_at TEXT
   ) STRICT;
   CREATE TABLE mail (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     recipient TEXT NOT NULL,
     subject TEXT NOT NULL,
     text TEXT NOT NULL,
     html TEXT NOT NULL,
     attachments TEXT NOT NULL,
     created_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'kept', 'sent', 'failed')),
     attempts INTEGER NOT NULL DEFAULT 0,
     retry_at TEXT NOT NULL DEFAULT '',
     settled_at TEXT NOT NULL DEFAULT '',
     error TEXT NOT NULL DEFAULT ''
   ) STRICT;
   CREATE INDEX mail_waiting ON mail (retry_at) WHERE state = 'waiting';
   CREATE TABLE audit (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     actor TEXT NOT NULL,
     action TEXT NOT NULL,
     subject TEXT NOT NULL,
     facts TEXT NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are kept'); END;
   CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are kept'); END;`,
  `ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
   ALTER TABLE session ADD COLUMN system TEXT NOT NULL DEFAULT '';
   ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';`,
  // A mail whose fate is not known is a state of its own; so is one that somebody let go. The check of a column cannot be changed in place.
  `CREATE TABLE mail_now (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     recipient TEXT NOT NULL,
     reply_to TEXT NOT NULL DEFAULT '',
     sender TEXT NOT NULL DEFAULT '',
     subject TEXT NOT NULL,
     text TEXT NOT NULL,
     html TEXT NOT NULL,
     attachments TEXT NOT NULL,
     created_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'kept', 'sent', 'failed', 'needs-a-look', 'let-go')),
     attempts INTEGER NOT NULL DEFAULT 0,
     retry_at TEXT NOT NULL DEFAULT '',
     settled_at TEXT NOT NULL DEFAULT '',
     error TEXT NOT NULL DEFAULT '',
     -- not empty: a try began then and its end was not noted
     trying_at TEXT NOT NULL DEFAULT '',
     -- since when the mail may have arrived although nobody said so
     unsure_at TEXT NOT NULL DEFAULT '',
     -- the record it is about, what was said of it then, and the state that record was told last
     about TEXT NOT NULL DEFAULT '',
     facts TEXT NOT NULL DEFAULT '',
     told TEXT NOT NULL DEFAULT ''
   ) STRICT;
   INSERT INTO mail_now (id, key, recipient, subject, text, html, attachments, created_at, state, attempts, retry_at, settled_at, error)
     SELECT id, key, recipient, subject, text, html, attachments, created_at, state, attempts, retry_at, settled_at, error FROM mail;
   DROP TABLE mail;
   ALTER TABLE mail_now RENAME TO mail;
   CREATE INDEX mail_waiting ON mail (retry_at) WHERE state = 'waiting';
   CREATE INDEX mail_about ON mail (about) WHERE about <> '';`,
];
