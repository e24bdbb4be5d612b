/** Tables of the history of rows and of what rules have decided. */
export const derivationTables = `
  CREATE TABLE row_version (
    point INTEGER PRIMARY KEY AUTOINCREMENT,
    -- the version of the same row that followed; the largest number while it stands
    until INTEGER NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- the contact it is about, the company of a person; '' for none
    contact TEXT NOT NULL,
    document TEXT NOT NULL,
    -- '' for a row that is gone
    content TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL
  ) STRICT;
  CREATE INDEX row_version_of ON row_version (key, point);
  CREATE INDEX row_version_about ON row_version (contact, kind) WHERE contact <> '';
  CREATE INDEX row_version_kind ON row_version (kind, until);
  CREATE INDEX row_version_document ON row_version (document);

  -- who has ever had a mail address, a telephone or a VAT number, since when
  CREATE TABLE contact_trait (
    trait TEXT NOT NULL,
    contact TEXT NOT NULL,
    point INTEGER NOT NULL,
    PRIMARY KEY (trait, contact)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contact_trait_of ON contact_trait (contact);

  ALTER TABLE event ADD COLUMN point INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE event ADD COLUMN at TEXT NOT NULL DEFAULT '';
  UPDATE event SET at = coalesce(content ->> '$.at', '');
  CREATE INDEX event_at ON event (at);
  CREATE INDEX event_day ON event (content ->> '$.day') WHERE content ->> '$.type' = 'day.started';

  CREATE TABLE checkpoint (name TEXT PRIMARY KEY, through INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, token INTEGER NOT NULL, until TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL,
    event_key TEXT NOT NULL,
    rule TEXT NOT NULL,
    about TEXT NOT NULL,
    contact TEXT NOT NULL,
    at TEXT NOT NULL,
    fired INTEGER NOT NULL,
    daily INTEGER NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (event_key, rule, about)
  ) STRICT;
  CREATE INDEX decision_about ON decision (about, rule, daily, fired);
  CREATE INDEX decision_rule ON decision (rule, at) WHERE fired = 1;
  CREATE INDEX decision_unfired ON decision (at) WHERE fired = 0;
  CREATE INDEX decision_contact ON decision (contact) WHERE contact <> '';

  CREATE TABLE effect (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    decision INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    event INTEGER NOT NULL,
    type TEXT NOT NULL,
    rule TEXT NOT NULL,
    contact TEXT NOT NULL,
    at TEXT NOT NULL,
    depth INTEGER NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    -- while it waits: not before then; while it is claimed: until then
    due TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    settled_at TEXT NOT NULL DEFAULT '',
    -- where the history stood when it was clear that nothing will come of it
    given_up INTEGER NOT NULL DEFAULT 9007199254740991
  ) STRICT;
  CREATE INDEX effect_to_do ON effect (due) WHERE state IN ('waiting', 'claimed');
  CREATE INDEX effect_state ON effect (state, seq) WHERE state IN ('dead', 'needs-a-look');
  CREATE INDEX effect_about ON effect (contact, type) WHERE contact <> '';
  CREATE INDEX effect_decision ON effect (decision);

  CREATE TABLE daily_check (
    name TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, count INTEGER NOT NULL, examples TEXT NOT NULL,
    PRIMARY KEY (name, day)
  ) STRICT, WITHOUT ROWID;

  -- What is there becomes the beginning of the history; rules react to what happens from now on.
  INSERT INTO row_version (until, key, kind, contact, document, content, at, actor)
    SELECT 9007199254740991, r.key, r.kind,
      CASE r.kind WHEN 'contact' THEN coalesce(r.content ->> '$.company', '') ELSE coalesce(r.content ->> '$.contact', '') END,
      r.document, r.content, coalesce(d.at, ''), coalesce(d.actor, '')
    FROM row r LEFT JOIN document d ON d.name = r.document
    WHERE r.kind IN ('contact', 'activity', 'opportunity', 'task', 'appointment', 'settings', 'user', 'team') ORDER BY r.id;
  INSERT INTO checkpoint (name, through) SELECT 'rules', coalesce(max(seq), 0) FROM event;
  -- Rows have changed their shape: all are projected once more.
  UPDATE document SET projected = 0 WHERE erased_at IS NULL;
`;

/** Tasks of a plan are found by it. */
export const tasksOfPlansTables = `
  ALTER TABLE row_version ADD COLUMN plan TEXT NOT NULL DEFAULT '';
  CREATE INDEX row_version_plan ON row_version (plan) WHERE plan <> '';
`;
