-- Withdrawing keeps who published and when; written reasons of publishing and withdrawing are kept whole.
ALTER TABLE plan ADD COLUMN withdrawn_by TEXT;
ALTER TABLE plan ADD COLUMN withdrawn_at {int};

-- Why a plan was published although data of a mover had changed (one row each), or why it was withdrawn.
CREATE TABLE plan_reason (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, plan_id TEXT NOT NULL, person_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('publish', 'withdraw', 'succeed')), reason TEXT NOT NULL,
  written_by TEXT NOT NULL, written_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};
