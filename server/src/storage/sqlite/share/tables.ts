/** Tables of tracked links. A link is known by the hash of its token only. */

export const shareTables: string[] = [
  `CREATE TABLE share_link (
     id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, of TEXT NOT NULL, subject TEXT NOT NULL, contact TEXT NOT NULL, mail TEXT NOT NULL,
     parent TEXT NOT NULL, created_at TEXT NOT NULL,
     -- 1: rules have not been told that it is to be mailed
     untold INTEGER NOT NULL DEFAULT 0,
     -- JSON of everything else
     content TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX share_link_subject ON share_link (subject);
   CREATE INDEX share_link_contact ON share_link (contact);
   CREATE INDEX share_link_mail ON share_link (mail) WHERE mail <> '';
   CREATE INDEX share_link_parent ON share_link (parent) WHERE parent <> '';
   CREATE TABLE share_visit (
     id TEXT PRIMARY KEY, link TEXT NOT NULL, at TEXT NOT NULL, last_at TEXT NOT NULL,
     -- keyed hashes of the address, and of the address with what the browser calls itself; '' once they are forgotten
     ip TEXT NOT NULL, browser TEXT NOT NULL,
     counts INTEGER NOT NULL DEFAULT 0,
     -- 1: not graded, or rules have not been told of the grade
     unsettled INTEGER NOT NULL DEFAULT 1,
     content TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX share_visit_link ON share_visit (link, last_at);
   CREATE INDEX share_visit_last ON share_visit (last_at);
   CREATE TABLE share_request (
     seq INTEGER PRIMARY KEY, link TEXT NOT NULL, visit TEXT NOT NULL, session TEXT NOT NULL, at INTEGER NOT NULL, ip TEXT NOT NULL,
     content TEXT NOT NULL
   ) STRICT;
   CREATE INDEX share_request_link ON share_request (link, at);
   CREATE INDEX share_request_ip ON share_request (ip, at);
   CREATE INDEX share_request_session ON share_request (session) WHERE session <> '';
   CREATE INDEX share_request_visit ON share_request (visit, at);
   CREATE TABLE share_beacon (
     seq INTEGER PRIMARY KEY, link TEXT NOT NULL, visit TEXT NOT NULL, session TEXT NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL
   ) STRICT;
   CREATE INDEX share_beacon_link ON share_beacon (link);
   CREATE INDEX share_beacon_visit ON share_beacon (visit, at);
   CREATE TABLE share_said (
     id TEXT PRIMARY KEY, link TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, untold INTEGER NOT NULL DEFAULT 1,
     content TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX share_said_link ON share_said (link);
   -- keyed hashes of addresses that members were signed in from
   CREATE TABLE share_sender (ip TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE share_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];
