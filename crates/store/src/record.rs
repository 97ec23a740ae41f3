//! The records of the sixteen kinds: one table each, one code for all, made from the columns of a kind.
//!
//! Natural keys (`unit_code`, `nip`) are in the domain, ids and foreign keys in the tables; this file is
//! where the two meet.

use std::collections::BTreeMap;

use domain::ids::EventId;
use domain::kind::Kind;
use domain::tidy::{Cells, ColumnType, columns, key_of};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// Puts down an old and a new value under the event that changed them.
    ADD_HISTORY = "INSERT INTO history (agency_id, id, event_id, kind, row_id, key, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Everything one event changed, last first, so that undoing runs backwards.
    HISTORY_OF_EVENT = "SELECT id, kind, row_id, key, before, after FROM history WHERE agency_id = $1 AND event_id = $2 ORDER BY id DESC";
    /// Rows of an event that a later event has changed again.
    CHANGED_SINCE = "SELECT count(*) AS n FROM history h WHERE h.agency_id = $1 AND h.event_id = $2 AND EXISTS (SELECT 1 FROM history l WHERE l.agency_id = h.agency_id AND l.row_id = h.row_id AND l.id > h.id AND l.event_id <> h.event_id)";
    /// Units whose parent is not there. No foreign key says so: the units of one file come in any order.
    UNIT_WITHOUT_PARENT = "SELECT u.id FROM unit u WHERE u.agency_id = $1 AND u.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unit p WHERE p.agency_id = u.agency_id AND p.id = u.parent_id) ORDER BY u.id LIMIT 1";
    /// The history of one record, oldest first.
    HISTORY_OF_ROW = "SELECT h.id, h.event_id, h.kind, h.row_id, h.key, h.before, h.after, e.at, e.actor FROM history h JOIN event e ON e.agency_id = h.agency_id AND e.id = h.event_id WHERE h.agency_id = $1 AND h.row_id = $2 ORDER BY h.id";
}

/// A record as stored: id, version and row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Opaque id.
    pub id: String,
    /// Grows by one with each change.
    pub version: i64,
    /// The tidy row.
    pub cells: Cells,
}

/// A change to write: the row before (none when new) and after (none when taken away).
#[derive(Clone, Debug)]
pub struct Change {
    /// Kind of record.
    pub kind: Kind,
    /// Opaque id, kept or newly made.
    pub id: String,
    /// Row before.
    pub before: Option<Cells>,
    /// Row after.
    pub after: Option<Cells>,
}

/// Ids by natural key, for the three kinds that others refer to.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    units: BTreeMap<String, String>,
    jobs: BTreeMap<String, String>,
    people: BTreeMap<String, String>,
}

/// Natural keys by id, the other way round.
#[derive(Clone, Debug, Default)]
struct Names {
    units: BTreeMap<String, String>,
    jobs: BTreeMap<String, String>,
    people: BTreeMap<String, String>,
}

/// The table of a kind.
#[must_use]
pub const fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Units => "unit",
        Kind::Jobs => "job",
        Kind::Posts => "post",
        Kind::People => "person",
        Kind::Assignments => "assignment",
        Kind::Education => "education",
        Kind::Competencies => "competency",
        Kind::Performance => "performance",
        Kind::Workload => "workload",
        Kind::Wishes => "wish",
        Kind::Sanctions => "sanction",
        Kind::Leave => "leave",
        Kind::Relations => "relation",
        Kind::Places => "place",
        Kind::Facilities => "facility",
        Kind::Credentials => "credential",
    }
}

/// The table column of a tidy column: references become ids, and words of SQL get another name.
fn sql_name(kind: Kind, name: &'static str) -> &'static str {
    match name {
        "unit_code" => "unit_id",
        "job_code" => "job_id",
        "parent_code" => "parent_id",
        "nip" if kind != Kind::People => "person_id",
        "other_nip" => "other_person_id",
        "from" => "valid_from",
        "until" => "valid_until",
        "date" => "on_date",
        other => other,
    }
}

fn is_number(ty: ColumnType) -> bool {
    matches!(ty, ColumnType::Int)
}

fn select_all(kind: Kind) -> String {
    let names: Vec<&str> = columns(kind).iter().map(|c| sql_name(kind, c.name)).collect();
    format!("SELECT {}, id, version FROM {} WHERE agency_id = $1 ORDER BY key", names.join(", "), table(kind))
}

fn upsert(kind: Kind, rows: usize) -> String {
    let names: Vec<&str> = columns(kind).iter().map(|c| sql_name(kind, c.name)).collect();
    let width = names.len() + 3;
    let tuples: Vec<String> = (0..rows)
        .map(|row| {
            let places: Vec<String> = (0..width).map(|at| format!("${}", 2 + row * width + at)).collect();
            format!("($1, {}, 1)", places.join(", "))
        })
        .collect();
    let sets: Vec<String> = names.iter().map(|n| format!("{n} = excluded.{n}")).collect();
    let table = table(kind);
    format!(
        "INSERT INTO {table} (agency_id, id, key, event_id, {}, version) VALUES {} ON CONFLICT (agency_id, id) DO UPDATE SET key = excluded.key, event_id = excluded.event_id, {}, version = {table}.version + 1",
        names.join(", "),
        tuples.join(", "),
        sets.join(", ")
    )
}

fn delete(kind: Kind) -> String {
    format!("DELETE FROM {} WHERE agency_id = $1 AND id = $2", table(kind))
}

pub(crate) fn statements_of_kinds() -> Vec<(String, String)> {
    Kind::ALL
        .iter()
        .flat_map(|kind| {
            let table = table(*kind);
            [
                (format!("{table}::select"), select_all(*kind)),
                (format!("{table}::upsert"), upsert(*kind, 1)),
                (format!("{table}::delete"), delete(*kind)),
            ]
        })
        .collect()
}

impl Names {
    async fn load(tx: &mut Tx) -> Result<Self, StoreError> {
        let mut names = Self::default();
        for (kind, map) in [
            (Kind::Units, &mut names.units),
            (Kind::Jobs, &mut names.jobs),
            (Kind::People, &mut names.people),
        ] {
            let sql = format!("SELECT id, key FROM {} WHERE agency_id = $1", table(kind));
            for row in tx.fetch(&sql, &[]).await? {
                map.insert(row.text("id")?, row.text("key")?);
            }
        }
        Ok(names)
    }

    fn name(&self, column: &str, id: &str) -> Option<String> {
        let map = match column {
            "unit_code" | "parent_code" => &self.units,
            "job_code" => &self.jobs,
            _ => &self.people,
        };
        map.get(id).cloned()
    }
}

impl Keys {
    /// Reads the ids of all units, jobs and people.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(tx: &mut Tx) -> Result<Self, StoreError> {
        let names = Names::load(tx).await?;
        let turn = |map: BTreeMap<String, String>| map.into_iter().map(|(id, key)| (key, id)).collect();
        Ok(Self { units: turn(names.units), jobs: turn(names.jobs), people: turn(names.people) })
    }

    fn id(&self, column: &str, key: &str) -> Option<&String> {
        match column {
            "unit_code" | "parent_code" => self.units.get(key),
            "job_code" => self.jobs.get(key),
            _ => self.people.get(key),
        }
    }

    fn learn(&mut self, kind: Kind, key: String, id: String) {
        match kind {
            Kind::Units => drop(self.units.insert(key, id)),
            Kind::Jobs => drop(self.jobs.insert(key, id)),
            Kind::People => drop(self.people.insert(key, id)),
            _ => {}
        }
    }
}

fn is_reference(kind: Kind, name: &str) -> bool {
    matches!(name, "unit_code" | "job_code" | "parent_code" | "other_nip")
        || (name == "nip" && kind != Kind::People)
}

/// Reads every record of the given kinds, in the order of natural keys.
///
/// # Errors
/// What the database says; [`StoreError::Inconsistent`] where a reference leads nowhere.
pub async fn load(tx: &mut Tx, kinds: &[Kind]) -> Result<BTreeMap<Kind, Vec<Stored>>, StoreError> {
    let names = Names::load(tx).await?;
    let mut out = BTreeMap::new();
    for kind in kinds {
        let rows = tx.fetch(&select_all(*kind), &[]).await?;
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let id = row.text("id")?;
            let mut cells = Vec::with_capacity(columns(*kind).len());
            for (at, column) in columns(*kind).iter().enumerate() {
                let mut cell = row.cell(at, is_number(column.ty))?;
                if is_reference(*kind, column.name)
                    && let Some(reference) = cell.as_deref()
                {
                    let name =
                        names.name(column.name, reference).ok_or_else(|| StoreError::Inconsistent {
                            table: table(*kind),
                            row: id.clone(),
                            why: format!("{} leads nowhere", column.name),
                        })?;
                    cell = Some(name);
                }
                cells.push(cell);
            }
            list.push(Stored { version: row.int("version")?, id, cells });
        }
        out.insert(*kind, list);
    }
    Ok(out)
}

/// Writes changes of one event, with their history. Kinds are written in the order of import, so that what is
/// referred to exists; rows that are taken away go in the opposite order.
///
/// # Errors
/// What the database says; [`StoreError::Inconsistent`] where a reference leads nowhere.
pub async fn write(
    tx: &mut Tx,
    event: &EventId,
    changes: &[Change],
    mut next_id: impl FnMut() -> String,
) -> Result<(), StoreError> {
    let mut keys = Keys::load(tx).await?;
    for change in changes {
        if let Some(after) = &change.after {
            keys.learn(change.kind, key_of(change.kind, after), change.id.clone());
        }
    }
    for kind in Kind::ALL {
        let of_kind: Vec<&Change> = changes.iter().filter(|c| c.kind == *kind && c.after.is_some()).collect();
        write_kind(tx, event, *kind, &of_kind, &keys).await?;
    }
    for kind in Kind::ALL.iter().rev() {
        for change in changes.iter().filter(|c| c.kind == *kind && c.after.is_none()) {
            tx.execute(&delete(*kind), &[Value::from(change.id.as_str())]).await?;
        }
    }
    if changes.iter().any(|c| c.kind == Kind::Units)
        && let Some(row) = tx.fetch_one(UNIT_WITHOUT_PARENT, &[]).await?
    {
        return Err(StoreError::Referred { table: "unit", row: row.text("id")? });
    }
    add_history(tx, event, changes, &mut next_id).await
}

/// Bound values of one statement. The driver of SQLite looks up each value's place by walking over all places, so
/// a statement of 32,000 values costs a hundred times what a hundred statements of 320 do.
const VALUES_AT_ONCE: usize = 320;

/// Rows per statement.
fn rows_at_once(kind: Kind) -> usize {
    VALUES_AT_ONCE / (columns(kind).len() + 3)
}

async fn write_kind(
    tx: &mut Tx,
    event: &EventId,
    kind: Kind,
    changes: &[&Change],
    keys: &Keys,
) -> Result<(), StoreError> {
    for chunk in changes.chunks(rows_at_once(kind)) {
        let mut values = Vec::with_capacity(chunk.len() * (columns(kind).len() + 3));
        for change in chunk {
            let after = change.after.as_deref().unwrap_or(&[]);
            values.push(Value::from(change.id.as_str()));
            values.push(Value::from(key_of(kind, after)));
            values.push(Value::from(event.as_str()));
            for (at, column) in columns(kind).iter().enumerate() {
                let cell = after.get(at).and_then(|c| c.as_deref());
                values.push(bind(kind, column.name, column.ty, cell, keys, &change.id)?);
            }
        }
        tx.execute(&upsert(kind, chunk.len()), &values).await?;
    }
    Ok(())
}

/// A cell as it is bound. Faults name the column and the row, never the value: it may be a NIP, and faults are
/// logged.
fn bind(
    kind: Kind,
    name: &'static str,
    ty: ColumnType,
    cell: Option<&str>,
    keys: &Keys,
    row: &str,
) -> Result<Value, StoreError> {
    let Some(text) = cell else {
        return Ok(if is_number(ty) { Value::Int(None) } else { Value::Text(None) });
    };
    let broken = |why: String| StoreError::Inconsistent { table: table(kind), row: row.to_owned(), why };
    if is_reference(kind, name) {
        let id = keys.id(name, text).ok_or_else(|| broken(format!("{name} leads nowhere")))?;
        return Ok(Value::from(id.as_str()));
    }
    if is_number(ty) {
        return text.parse::<i64>().map(Value::from).map_err(|_| broken(format!("{name} is not a number")));
    }
    Ok(Value::from(text))
}

async fn add_history(
    tx: &mut Tx,
    event: &EventId,
    changes: &[Change],
    next_id: &mut impl FnMut() -> String,
) -> Result<(), StoreError> {
    let json = |cells: &Option<Cells>| cells.as_ref().and_then(|c| serde_json::to_string(c).ok());
    for chunk in changes.chunks(VALUES_AT_ONCE / 7) {
        let tuples: Vec<String> = (0..chunk.len())
            .map(|row| {
                let places: Vec<String> = (0..7).map(|at| format!("${}", 2 + row * 7 + at)).collect();
                format!("($1, {})", places.join(", "))
            })
            .collect();
        let sql = ADD_HISTORY.replace("($1, $2, $3, $4, $5, $6, $7, $8)", &tuples.join(", "));
        let mut values = Vec::with_capacity(chunk.len() * 7);
        for change in chunk {
            let named = change.after.as_ref().or(change.before.as_ref()).map_or(&[][..], |c| c.as_slice());
            values.extend([
                Value::from(next_id()),
                Value::from(event.as_str()),
                Value::from(change.kind.code()),
                Value::from(change.id.as_str()),
                Value::from(key_of(change.kind, named)),
                Value::from(json(&change.before)),
                Value::from(json(&change.after)),
            ]);
        }
        tx.execute(&sql, &values).await?;
    }
    Ok(())
}

/// What one event changed, as changes that would undo it.
///
/// # Errors
/// What the database says; [`StoreError::Inconsistent`] where the history is not as written.
pub async fn undo_of(tx: &mut Tx, event: &EventId) -> Result<Vec<Change>, StoreError> {
    let rows = tx.fetch(HISTORY_OF_EVENT, &[Value::from(event.as_str())]).await?;
    rows.iter()
        .map(|row| {
            let id = row.text("row_id")?;
            let broken = |why: &str| StoreError::Inconsistent {
                table: "history",
                row: id.clone(),
                why: why.to_owned(),
            };
            let kind = Kind::parse(&row.text("kind")?).ok_or_else(|| broken("unknown kind"))?;
            let cells = |text: Option<String>| -> Result<Option<Cells>, StoreError> {
                text.map(|t| serde_json::from_str(&t).map_err(|_| broken("not a row"))).transpose()
            };
            let (before, after) = (cells(row.maybe_text("before")?)?, cells(row.maybe_text("after")?)?);
            Ok(Change { kind, id: id.clone(), before: after, after: before })
        })
        .collect()
}

/// Whether a later event has changed a row of this one.
///
/// # Errors
/// What the database says.
pub async fn is_built_upon(tx: &mut Tx, event: &EventId) -> Result<bool, StoreError> {
    let row = tx.fetch_one(CHANGED_SINCE, &[Value::from(event.as_str())]).await?;
    Ok(row.map(|r| r.int("n")).transpose()?.unwrap_or(0) > 0)
}

/// One step of a record's history.
#[derive(Clone, Debug)]
pub struct PastValue {
    /// The event that changed it.
    pub event: EventId,
    /// When, microseconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// Row before.
    pub before: Option<Cells>,
    /// Row after.
    pub after: Option<Cells>,
}

/// The history of a record, oldest first.
///
/// # Errors
/// What the database says.
pub async fn history(tx: &mut Tx, row_id: &str) -> Result<Vec<PastValue>, StoreError> {
    let rows = tx.fetch(HISTORY_OF_ROW, &[Value::from(row_id)]).await?;
    let cells = |text: Option<String>| text.and_then(|t| serde_json::from_str(&t).ok());
    rows.iter()
        .map(|row| {
            Ok(PastValue {
                event: EventId(row.text("event_id")?),
                at: row.int("at")?,
                actor: row.text("actor")?,
                before: cells(row.maybe_text("before")?),
                after: cells(row.maybe_text("after")?),
            })
        })
        .collect()
}
