-- Documents of clients: a row for each tenant and content; the same bytes of two tenants are two documents. Contents themselves lie in files.
CREATE TABLE documents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tenant INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- recognised by content; null until it is, or when it is nothing that we know
  media_type TEXT,
  -- what it was uploaded for
  kind TEXT,
  -- under which it was first asked to be judged
  profile INTEGER NOT NULL REFERENCES document_profiles (seq),
  created_at INTEGER NOT NULL,
  -- when it was last handed over, or let go by its last dossier
  used_at INTEGER NOT NULL,
  -- 1 while a dossier names it, whatever its state
  named INTEGER NOT NULL DEFAULT 0,
  UNIQUE (sha256, tenant)
) STRICT;

CREATE INDEX documents_unused ON documents (used_at) WHERE named = 0;

-- A few dozen at most, named by millions of rows.
CREATE TABLE document_profiles (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE document_verdicts (
  document INTEGER NOT NULL REFERENCES documents (seq),
  profile INTEGER NOT NULL REFERENCES document_profiles (seq),
  -- checking, usable, refused
  status TEXT NOT NULL,
  -- for which it was first asked under this profile
  kind TEXT,
  findings TEXT,
  facts TEXT,
  filed_sha256 TEXT,
  filed_type TEXT,
  filed_size INTEGER,
  filed_pages INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  -- gateway time; null once there is a verdict
  due_at INTEGER,
  -- 1: dossiers wait for it
  awaited INTEGER NOT NULL DEFAULT 0,
  -- the last dossier that has been told of the verdict; null when there is nobody left to tell
  told_to INTEGER,
  PRIMARY KEY (document, profile)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_verdicts_due ON document_verdicts (awaited, due_at) WHERE status = 'checking';
CREATE INDEX document_verdicts_untold ON document_verdicts (told_to) WHERE told_to IS NOT NULL;
CREATE INDEX document_verdicts_filed ON document_verdicts (filed_sha256) WHERE filed_sha256 IS NOT NULL;

-- Papers of a dossier that came with a file; `at` is the place in the item's documents.
CREATE TABLE dossier_documents (
  dossier INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  document INTEGER NOT NULL,
  profile INTEGER NOT NULL,
  PRIMARY KEY (dossier, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX dossier_documents_of_document ON dossier_documents (document, profile);

-- 1: rows of dossier_documents belong to it. Who reads the body knows without asking again.
ALTER TABLE items ADD COLUMN has_papers INTEGER NOT NULL DEFAULT 0;
-- Why it is held until release_at, kept while it is held for its papers as well.
ALTER TABLE items ADD COLUMN hold_reason TEXT;

CREATE INDEX papers_content ON papers (sha256) WHERE sha256 IS NOT NULL;
