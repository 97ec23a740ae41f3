//! The two databases behind one face: open, begin, execute, fetch.
//!
//! SQLite has one writing connection (WAL, `synchronous=FULL`, no mmap) and a few for reading; PostgreSQL a
//! pool. A transaction belongs to one agency and binds it as `$1` of every statement.

use std::path::Path;
use std::time::Duration;

use domain::ids::AgencyId;
use sqlx::postgres::{PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Postgres, Row as _, Sqlite, Transaction};

use crate::error::StoreError;

#[derive(Clone)]
enum Db {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// The storage of one installation; cheap to clone.
#[derive(Clone)]
pub struct Store {
    db: Db,
}

/// A value bound to a statement.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, or null.
    Text(Option<String>),
    /// Whole number, or null.
    Int(Option<i64>),
    /// Bytes.
    Blob(Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}
impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}
impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}
impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}
impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

/// A row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// A text column; `None` is null.
    ///
    /// # Errors
    /// When there is no such column of text.
    pub fn maybe_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text column that is never null.
    ///
    /// # Errors
    /// When there is no such column of text.
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        Ok(self.maybe_text(column)?.unwrap_or_default())
    }

    /// A number column; `None` is null.
    ///
    /// # Errors
    /// When there is no such column of numbers.
    pub fn maybe_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A number column that is never null.
    ///
    /// # Errors
    /// When there is no such column of numbers.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        Ok(self.maybe_int(column)?.unwrap_or_default())
    }

    /// A column of bytes; null reads as empty.
    ///
    /// # Errors
    /// When there is no such column of bytes.
    pub fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        let bytes: Option<Vec<u8>> = match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        };
        Ok(bytes.unwrap_or_default())
    }

    /// The n-th column as text, numbers written out.
    pub(crate) fn cell(&self, at: usize, is_number: bool) -> Result<Option<String>, StoreError> {
        if is_number {
            let number: Option<i64> = match self {
                Self::Sqlite(row) => row.try_get(at)?,
                Self::Postgres(row) => row.try_get(at)?,
            };
            return Ok(number.map(|n| n.to_string()));
        }
        Ok(match self {
            Self::Sqlite(row) => row.try_get(at)?,
            Self::Postgres(row) => row.try_get(at)?,
        })
    }
}

enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction of one agency. Dropped without [`Tx::commit`] it changes nothing.
pub struct Tx {
    inner: Inner,
    agency: AgencyId,
}

impl Store {
    /// Opens a database by its address (`sqlite://FILE`, `postgres://…`) and brings it up to date.
    ///
    /// # Errors
    /// When the address is unknown, the database is away, SQLite is too old or a migration differs.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let store = Self::connect(address).await?;
        crate::migrate::run(&store).await?;
        Ok(store)
    }

    /// Opens a database without touching its migrations.
    ///
    /// # Errors
    /// When the address is unknown, the database is away or SQLite is too old.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        if let Some(file) = address.strip_prefix("sqlite://") {
            return Self::connect_sqlite(Path::new(file)).await;
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let pool = PgPoolOptions::new().max_connections(8).connect(address).await?;
            return Ok(Self { db: Db::Postgres(pool) });
        }
        Err(StoreError::address(address))
    }

    async fn connect_sqlite(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("mmap_size", "0")
            // Each of the three connections has its own; the operating system keeps the file as well.
            .pragma("cache_size", "-4096")
            .pragma("temp_store", "MEMORY");
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let read = SqlitePoolOptions::new().max_connections(2).connect_with(options.read_only(true)).await?;
        let found: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&write).await?;
        let parts: Vec<u32> = found.split('.').filter_map(|p| p.parse().ok()).collect();
        if parts.as_slice() < [3, 51, 3].as_slice() {
            return Err(StoreError::OldSqlite { found });
        }
        Ok(Self { db: Db::Sqlite { write, read } })
    }

    /// Name of the database in use, with its version.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn engine(&self) -> Result<String, StoreError> {
        Ok(match &self.db {
            Db::Sqlite { read, .. } => {
                let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(read).await?;
                format!("SQLite {version}")
            }
            Db::Postgres(pool) => {
                let version: String = sqlx::query_scalar("SHOW server_version").fetch_one(pool).await?;
                format!("PostgreSQL {version}")
            }
        })
    }

    /// Begins a writing transaction of an agency: the only opener for changes.
    ///
    /// # Errors
    /// When the database is away or busy for more than five seconds.
    pub async fn begin(&self, agency: &AgencyId) -> Result<Tx, StoreError> {
        let inner = match &self.db {
            Db::Sqlite { write, .. } => Inner::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        };
        Ok(Tx { inner, agency: agency.clone() })
    }

    /// Begins a reading transaction of an agency: one consistent picture.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn read(&self, agency: &AgencyId) -> Result<Tx, StoreError> {
        let inner = match &self.db {
            Db::Sqlite { read, .. } => Inner::Sqlite(read.begin().await?),
            Db::Postgres(pool) => {
                Inner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Tx { inner, agency: agency.clone() })
    }

    /// The words of the migration text in which the two differ.
    pub(crate) const fn dialect(&self) -> [(&'static str, &'static str); 3] {
        match self.db {
            Db::Sqlite { .. } => [("{int}", "INTEGER"), ("{blob}", "BLOB"), ("{strict}", "STRICT")],
            Db::Postgres(_) => [("{int}", "BIGINT"), ("{blob}", "BYTEA"), ("{strict}", "")],
        }
    }

    /// Whether several servers may start at once on this database.
    pub(crate) const fn is_shared(&self) -> bool {
        matches!(self.db, Db::Postgres(_))
    }

    /// Prepares a statement without running it.
    ///
    /// # Errors
    /// What the database says against the statement.
    pub async fn prepare(&self, sql: &str) -> Result<(), StoreError> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        match &self.db {
            Db::Sqlite { write, .. } => drop(write.acquire().await?.prepare(sql).await?),
            Db::Postgres(pool) => drop(pool.acquire().await?.prepare(sql).await?),
        }
        Ok(())
    }
}

macro_rules! bound {
    ($agency:expr, $sql:expr, $values:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql.to_owned())).bind($agency);
        for value in $values {
            query = match value {
                Value::Text(text) => query.bind(text.clone()),
                Value::Int(number) => query.bind(*number),
                Value::Blob(bytes) => query.bind(bytes.clone()),
            };
        }
        query
    }};
}

impl Tx {
    /// The agency of this transaction.
    #[must_use]
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// Runs a statement; `values` are `$2`, `$3` …, the agency is `$1`. Gives the number of rows touched.
    ///
    /// # Errors
    /// What the database says.
    pub async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StoreError> {
        let agency = self.agency.as_str();
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => bound!(agency, sql, values).execute(&mut **tx).await?.rows_affected(),
            Inner::Postgres(tx) => bound!(agency, sql, values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Runs a query; `values` are `$2`, `$3` …, the agency is `$1`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fetch(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let agency = self.agency.as_str();
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => {
                let rows = bound!(agency, sql, values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Inner::Postgres(tx) => {
                let rows = bound!(agency, sql, values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Runs a query of at most one row.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fetch_one(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch(sql, values).await?.into_iter().next())
    }

    /// Runs a statement that binds nothing, for migrations.
    pub(crate) async fn execute_plain(&mut self, sql: &str) -> Result<(), StoreError> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                sqlx::query(sql).execute(&mut **tx).await?;
            }
            Inner::Postgres(tx) => {
                sqlx::query(sql).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    /// Makes everything of this transaction permanent.
    ///
    /// # Errors
    /// What the database says; the outcome is then unknown and the caller must look again.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
