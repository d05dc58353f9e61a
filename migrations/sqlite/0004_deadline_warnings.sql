-- Legal days that come near. Every dossier is met once, some time after it came in (meta: how far that has gone); what is still open
-- then is looked at again when its next day comes near, wall clock.
CREATE TABLE deadline_watch (
  dossier INTEGER PRIMARY KEY,
  look_at INTEGER NOT NULL
) STRICT;

CREATE INDEX deadline_watch_due ON deadline_watch (look_at);

-- What has been told, so that no restart tells it twice.
CREATE TABLE deadline_warnings (
  dossier INTEGER NOT NULL,
  code TEXT NOT NULL,
  due_on TEXT NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (dossier, code, due_on, days)
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, value) VALUES ('deadlines_met', 0);
