-- What a piece of work is about, so that a page can say how far it is.
ALTER TABLE job_run ADD COLUMN subject TEXT;
CREATE INDEX job_run_subject ON job_run (agency_id, subject);

-- Somebody whom a full list of people leaves out: open when the list is applied, then what a named person decided.
-- Rows are never changed; the newest about a person holds.
CREATE TABLE absence (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, import_id TEXT NOT NULL, person_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('open', 'serves', 'left')), reason TEXT NOT NULL,
  decided_by TEXT NOT NULL, decided_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, import_id) REFERENCES import (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};
CREATE INDEX absence_import ON absence (agency_id, import_id);
