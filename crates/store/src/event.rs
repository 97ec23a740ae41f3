//! The append-only record: each entry holds the hash of the one before it.

use domain::ids::EventId;
use sha2::{Digest as _, Sha256};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// Takes the next number; this also locks the agency's row until the transaction ends.
    NEXT = "UPDATE agency SET event_seq = event_seq + 1 WHERE agency_id = $1 RETURNING event_seq, event_hash";
    /// Puts the entry down.
    ADD = "INSERT INTO event (agency_id, id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// The head of the chain moves.
    SET_HEAD = "UPDATE agency SET event_hash = $2 WHERE agency_id = $1";
    /// A page of entries, newest first.
    PAGE = "SELECT id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash FROM event WHERE agency_id = $1 AND ($2 = '' OR use_case = $2) AND ($3 = '' OR actor = $3) AND seq < $4 ORDER BY seq DESC LIMIT $5";
    /// One entry.
    FIND = "SELECT id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash FROM event WHERE agency_id = $1 AND id = $2";
    /// The newest changes of one thing.
    CHANGES_OF = "SELECT id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash FROM event WHERE agency_id = $1 AND phase = 'done' AND subject = $2 ORDER BY seq DESC LIMIT $3";
    /// The newest changes by one of five use cases.
    CHANGES_BY = "SELECT id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash FROM event WHERE agency_id = $1 AND phase = 'done' AND use_case IN ($2, $3, $4, $5, $6) ORDER BY seq DESC LIMIT $7";
    /// The whole chain, oldest first.
    ALL = "SELECT id, seq, at, actor, use_case, phase, subject, body, previous_hash, hash FROM event WHERE agency_id = $1 ORDER BY seq";
    /// How many entries there are.
    COUNT = "SELECT count(*) AS n FROM event WHERE agency_id = $1 AND ($2 = '' OR use_case = $2) AND ($3 = '' OR actor = $3)";
}

/// An entry to be made.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Its id.
    pub id: EventId,
    /// When, microseconds since 1970.
    pub at: i64,
    /// Who: a login.
    pub actor: String,
    /// Which use case.
    pub use_case: &'static str,
    /// `intent`, `done` or `refused`.
    pub phase: &'static str,
    /// About what: `plan:ID`, or a salted hash in place of a person.
    pub subject: String,
    /// Facts as JSON with sorted keys; never personal data.
    pub body: serde_json::Value,
}

/// An entry as stored.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its number, from 1 without a gap.
    pub seq: i64,
    /// When, microseconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// Which use case.
    pub use_case: String,
    /// `intent`, `done` or `refused`.
    pub phase: String,
    /// About what.
    pub subject: String,
    /// Canonical JSON.
    pub body: String,
    /// Hash of the entry before.
    pub previous_hash: String,
    /// Hash of this entry.
    pub hash: String,
}

/// The bytes that the hash covers: the fields in fixed order, one a line.
#[expect(clippy::too_many_arguments, reason = "the fields of one entry, in their fixed order")]
fn canonical(
    seq: i64,
    at: i64,
    actor: &str,
    use_case: &str,
    phase: &str,
    subject: &str,
    body: &str,
    previous: &str,
) -> String {
    [&seq.to_string(), &at.to_string(), actor, use_case, phase, subject, body, previous]
        .map(|f| f.replace('\n', "\\n"))
        .join("\n")
}

fn hash(bytes: &str) -> String {
    Sha256::digest(bytes.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// Appends an entry; its number and hash follow from the head of the chain.
///
/// # Errors
/// What the database says.
pub async fn append(tx: &mut Tx, event: &NewEvent) -> Result<(), StoreError> {
    let head = tx.fetch_one(NEXT, &[]).await?.ok_or_else(|| StoreError::Inconsistent {
        table: "agency",
        row: tx.agency().to_string(),
        why: "does not exist".to_owned(),
    })?;
    let (seq, previous) = (head.int("event_seq")?, head.text("event_hash")?);
    let body = event.body.to_string();
    let bytes =
        canonical(seq, event.at, &event.actor, event.use_case, event.phase, &event.subject, &body, &previous);
    let hash = hash(&bytes);
    let values = [
        Value::from(event.id.as_str()),
        Value::from(seq),
        Value::from(event.at),
        Value::from(event.actor.as_str()),
        Value::from(event.use_case),
        Value::from(event.phase),
        Value::from(event.subject.as_str()),
        Value::from(body),
        Value::from(previous),
        Value::from(hash.as_str()),
    ];
    tx.execute(ADD, &values).await?;
    tx.execute(SET_HEAD, &[Value::from(hash)]).await.map(drop)
}

fn read(row: &crate::db::Row) -> Result<Event, StoreError> {
    Ok(Event {
        id: EventId(row.text("id")?),
        seq: row.int("seq")?,
        at: row.int("at")?,
        actor: row.text("actor")?,
        use_case: row.text("use_case")?,
        phase: row.text("phase")?,
        subject: row.text("subject")?,
        body: row.text("body")?,
        previous_hash: row.text("previous_hash")?,
        hash: row.text("hash")?,
    })
}

/// A page of entries before a number, newest first; empty filters take all.
///
/// # Errors
/// What the database says.
pub async fn page(
    tx: &mut Tx,
    use_case: &str,
    actor: &str,
    before: i64,
    limit: i64,
) -> Result<(Vec<Event>, i64), StoreError> {
    let filter = [Value::from(use_case), Value::from(actor)];
    let count = tx.fetch_one(COUNT, &filter).await?.map(|r| r.int("n")).transpose()?.unwrap_or(0);
    let [a, b] = filter;
    let rows = tx.fetch(PAGE, &[a, b, Value::from(before), Value::from(limit)]).await?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

/// The newest changes of one thing, newest first.
///
/// # Errors
/// What the database says.
pub async fn changes_of(tx: &mut Tx, subject: &str, limit: i64) -> Result<Vec<Event>, StoreError> {
    tx.fetch(CHANGES_OF, &[Value::from(subject), Value::from(limit)]).await?.iter().map(read).collect()
}

/// The newest changes by any of five use cases, newest first.
///
/// # Errors
/// What the database says.
pub async fn changes_by(
    tx: &mut Tx,
    use_cases: [&'static str; 5],
    limit: i64,
) -> Result<Vec<Event>, StoreError> {
    let [a, b, c, d, e] = use_cases.map(Value::from);
    tx.fetch(CHANGES_BY, &[a, b, c, d, e, Value::from(limit)]).await?.iter().map(read).collect()
}

/// One entry.
///
/// # Errors
/// What the database says.
pub async fn find(tx: &mut Tx, id: &EventId) -> Result<Option<Event>, StoreError> {
    tx.fetch_one(FIND, &[Value::from(id.as_str())]).await?.as_ref().map(read).transpose()
}

/// Walks the whole chain: the number of entries, and the number of the first that does not fit, if any.
///
/// # Errors
/// What the database says.
pub async fn verify(tx: &mut Tx) -> Result<(i64, Option<i64>), StoreError> {
    let rows = tx.fetch(ALL, &[]).await?;
    let mut previous = String::new();
    let mut expected = 0;
    for row in &rows {
        let e = read(row)?;
        expected += 1;
        let bytes =
            canonical(e.seq, e.at, &e.actor, &e.use_case, &e.phase, &e.subject, &e.body, &e.previous_hash);
        if e.seq != expected || e.previous_hash != previous || e.hash != hash(&bytes) {
            return Ok((expected, Some(expected)));
        }
        previous = e.hash;
    }
    Ok((expected, None))
}
