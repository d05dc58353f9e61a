-- The same index, its states told apart by OR: for an IN of five values SQLite builds a table of its own at every write of a row.
DROP INDEX dossiers_open_questions;
CREATE INDEX dossiers_open_questions ON dossiers (state, seq)
  WHERE state = 'held' OR state = 'filing' OR state = 'uncertain' OR state = 'actionRequired' OR state = 'failed';

-- Who waits for another dossier of the same vehicle: nearly always nobody, and then asking costs nearly nothing.
CREATE INDEX dossiers_behind_vehicle ON dossiers (vin, tenant, seq) WHERE reason = 'same-vehicle-first';
