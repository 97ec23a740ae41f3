-- The first shape of the data. One text for both databases: {int}, {blob} and {strict} are the only words that
-- differ (INTEGER, BLOB, STRICT on SQLite; BIGINT, BYTEA and nothing on PostgreSQL). Every key is (agency_id, id); every
-- foreign key carries the agency. Days are text yyyy-mm-dd, instants are microseconds since 1970.

CREATE TABLE agency (
  agency_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  salt TEXT NOT NULL,
  data_version {int} NOT NULL DEFAULT 0,
  event_seq {int} NOT NULL DEFAULT 0,
  event_hash TEXT NOT NULL DEFAULT '',
  created_at {int} NOT NULL,
  PRIMARY KEY (agency_id, id),
  CHECK (agency_id = id)
) {strict};

-- The append-only record: an intent before each act, its outcome in the transaction of the change.
CREATE TABLE event (
  agency_id TEXT NOT NULL,
  id TEXT NOT NULL,
  seq {int} NOT NULL,
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  use_case TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('intent', 'done', 'refused')),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, seq),
  FOREIGN KEY (agency_id, agency_id) REFERENCES agency (agency_id, id)
) {strict};

CREATE TABLE unit (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, parent_id TEXT, kind TEXT, sector TEXT, district TEXT,
  special_area TEXT, valid_from TEXT, valid_until TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE job (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, level TEXT, family TEXT, class {int}, bup {int},
  education_level TEXT, education_fields TEXT, rank_low TEXT, rank_high TEXT, subject TEXT,
  integrity {int}, cooperation {int}, communication {int}, results {int}, service {int},
  development {int}, change {int}, decision {int}, unity {int}, technical {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE post (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  unit_id TEXT NOT NULL, job_id TEXT NOT NULL, decreed_need {int}, agreed_need {int}, minimum {int},
  strategic TEXT, strategic_reason TEXT, strategic_date TEXT, valid_from TEXT, valid_until TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, job_id) REFERENCES job (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE person (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  nip TEXT NOT NULL, name TEXT NOT NULL, title_before TEXT, title_after TEXT, birth_date TEXT, sex TEXT,
  employment TEXT, legal_status {int}, rank TEXT, rank_from TEXT, cpns_from TEXT, pns_from TEXT,
  contract_until TEXT, home_district TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE assignment (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, unit_id TEXT NOT NULL, job_id TEXT NOT NULL, capacity TEXT,
  valid_from TEXT, valid_until TEXT, decree_number TEXT, decree_date TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, job_id) REFERENCES job (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE education (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, kind TEXT, level TEXT, field TEXT, subject TEXT, year {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE competency (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, on_date TEXT, integrity {int}, cooperation {int}, communication {int},
  results {int}, service {int}, development {int}, change {int}, decision {int}, unity {int},
  technical {int}, potential TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE performance (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, year {int}, result TEXT, behaviour TEXT, rating TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE workload (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  unit_id TEXT NOT NULL, job_id TEXT NOT NULL, task TEXT, result_unit TEXT, volume TEXT, norm_minutes TEXT,
  method TEXT, year {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, job_id) REFERENCES job (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE wish (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, rank {int}, unit_id TEXT, job_id TEXT, district TEXT, stay TEXT, anywhere TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE sanction (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, severity TEXT, kind TEXT, valid_from TEXT, valid_until TEXT, decree_number TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE leave (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, kind TEXT, valid_from TEXT, valid_until TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE relation (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, other_person_id TEXT NOT NULL, relation TEXT, degree {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, other_person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE place (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  from_district TEXT, to_district TEXT, minutes {int}, km {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE facility (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  unit_id TEXT NOT NULL, measure TEXT, value TEXT, year {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE credential (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  person_id TEXT NOT NULL, kind TEXT, subject TEXT, number TEXT, valid_from TEXT, valid_until TEXT,
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, key),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

-- Old and new values of every record, by the event that changed them. Rows are JSON arrays of the tidy columns.
CREATE TABLE history (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, event_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL,
  key TEXT NOT NULL, before TEXT, after TEXT,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};
CREATE INDEX history_by_event ON history (agency_id, event_id);
CREATE INDEX history_by_row ON history (agency_id, row_id);

CREATE TABLE register (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, as_of TEXT NOT NULL, declared_by TEXT NOT NULL, reason TEXT NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE setting (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE transfer_round (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, created_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE weights (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL, number {int} NOT NULL, body TEXT NOT NULL,
  reason TEXT NOT NULL, published_by TEXT NOT NULL, published_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, round_id, number),
  FOREIGN KEY (agency_id, round_id) REFERENCES transfer_round (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE snapshot (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL, as_of TEXT NOT NULL,
  data_version {int} NOT NULL, bytes {blob} NOT NULL, created_at {int} NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, round_id) REFERENCES transfer_round (agency_id, id)
) {strict};

CREATE TABLE plan (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL, number {int} NOT NULL, parent_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('computing', 'draft', 'published', 'withdrawn', 'failed', 'cancelled')),
  question TEXT NOT NULL, snapshot_id TEXT, weights_id TEXT, summary TEXT, result {blob},
  asked_by TEXT NOT NULL, asked_at {int} NOT NULL, computed_at {int}, published_by TEXT, published_at {int},
  version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, round_id, number),
  FOREIGN KEY (agency_id, round_id) REFERENCES transfer_round (agency_id, id),
  FOREIGN KEY (agency_id, snapshot_id) REFERENCES snapshot (agency_id, id),
  FOREIGN KEY (agency_id, weights_id) REFERENCES weights (agency_id, id),
  FOREIGN KEY (agency_id, parent_id) REFERENCES plan (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

-- Pins, bans and waivers: who asked, why, and until when they stand.
CREATE TABLE demand (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pin', 'ban', 'waiver')),
  person_id TEXT, post_id TEXT, rule TEXT, reason TEXT NOT NULL, document TEXT NOT NULL, valid_until TEXT,
  asked_by TEXT NOT NULL, asked_at {int} NOT NULL, lifted_by TEXT, lifted_at {int}, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, round_id) REFERENCES transfer_round (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, post_id) REFERENCES post (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE account (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, person_id TEXT,
  password_hash TEXT, disabled {int} NOT NULL DEFAULT 0, created_at {int} NOT NULL, version {int} NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, login),
  FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE account_role (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, account_id TEXT NOT NULL, role TEXT NOT NULL, unit_id TEXT,
  capacity TEXT NOT NULL CHECK (capacity IN ('definitive', 'plt', 'plh')), valid_from TEXT NOT NULL,
  valid_until TEXT, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};
CREATE INDEX account_role_by_account ON account_role (agency_id, account_id);

CREATE TABLE activation (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, account_id TEXT NOT NULL, code_hash TEXT NOT NULL,
  issued_by TEXT NOT NULL, issued_at {int} NOT NULL, expires_at {int} NOT NULL, used_at {int},
  event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id), UNIQUE (agency_id, code_hash),
  FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE session (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, account_id TEXT NOT NULL, created_at {int} NOT NULL,
  expires_at {int} NOT NULL, seen_at {int} NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, id)
) {strict};
CREATE INDEX session_by_account ON session (agency_id, account_id);

CREATE TABLE sign_in_attempt (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, login_hash TEXT NOT NULL, at {int} NOT NULL,
  PRIMARY KEY (agency_id, id)
) {strict};
CREATE INDEX sign_in_attempt_by_login ON sign_in_attempt (agency_id, login_hash, at);

-- Who looked at whose data: subjects and fields are JSON lists, the purpose is the use case.
CREATE TABLE access (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, at {int} NOT NULL, actor TEXT NOT NULL, purpose TEXT NOT NULL,
  subjects TEXT NOT NULL, fields TEXT NOT NULL,
  PRIMARY KEY (agency_id, id)
) {strict};

-- A form carries a key that counts once; sending it again answers with the first result.
CREATE TABLE form_key (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, actor TEXT NOT NULL, route TEXT NOT NULL, answer TEXT,
  created_at {int} NOT NULL,
  PRIMARY KEY (agency_id, id)
) {strict};

CREATE TABLE outbox (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL, body TEXT NOT NULL, created_at {int} NOT NULL,
  sent_at {int},
  PRIMARY KEY (agency_id, id)
) {strict};

CREATE TABLE job_run (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, priority {int} NOT NULL,
  run_at {int} NOT NULL, attempts {int} NOT NULL, max_attempts {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  locked_by TEXT, locked_until {int}, progress TEXT, last_error TEXT, created_at {int} NOT NULL, done_at {int},
  PRIMARY KEY (agency_id, id)
) {strict};
CREATE INDEX job_run_waiting ON job_run (state, run_at);

CREATE TABLE import (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, wanted_kind TEXT NOT NULL, file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL, bytes {blob} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reading', 'tried', 'applied', 'undone', 'cancelled', 'failed')),
  mapping TEXT, summary TEXT, uploaded_by TEXT NOT NULL, uploaded_at {int} NOT NULL, applied_by TEXT,
  applied_at {int}, applied_event_id TEXT, version {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, applied_event_id) REFERENCES event (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE set_aside (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, import_id TEXT NOT NULL, reason TEXT NOT NULL, rows TEXT NOT NULL,
  decided_by TEXT NOT NULL, decided_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, import_id) REFERENCES import (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE column_mapping (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};

CREATE TABLE attachment (
  agency_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
  bytes {blob} NOT NULL, created_at {int} NOT NULL, event_id TEXT NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, event_id) REFERENCES event (agency_id, id)
) {strict};
