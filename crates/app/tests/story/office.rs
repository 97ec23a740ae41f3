//! An office for tests: a small sample agency loaded by the ordinary importer, a clock that stands, ids that count.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::actor::{Actor, Grant};
use app::context::Context;
use app::imports::upload::NewFile;
use app::permission::Role;
use app::plan::AskedPlan;
use app::ports::{Clock, Ids};
use domain::ids::{ImportId, PlanId};
use domain::kind::Kind;
use domain::time::Date;
use jiff::civil::date;
use store::Store;

/// An office on one database.
pub(crate) struct Office {
    pub(crate) cx: Context,
    pub(crate) analyst: Actor,
    pub(crate) files: PathBuf,
}

/// The day of the tests.
pub(crate) const TODAY: Date = date(2026, 6, 2);

/// Stands still, but no two moments are equal.
struct StandingClock(AtomicU64);

impl Clock for StandingClock {
    fn now(&self) -> i64 {
        let tick = self.0.fetch_add(1, Ordering::Relaxed);
        1_780_000_000_000_000 + i64::try_from(tick).unwrap_or(0)
    }

    fn today(&self) -> Date {
        TODAY
    }
}

/// Counts, so that later ids sort after earlier ones.
struct CountingIds(AtomicU64);

impl Ids for CountingIds {
    fn next_id(&self) -> String {
        format!("id-{:010}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn secret(&self, bytes: usize) -> String {
        let n = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        format!("{n:016x}").repeat(bytes).chars().take(bytes * 2).collect()
    }
}

/// The office on SQLite and on PostgreSQL, each fresh.
pub(crate) async fn offices(name: &str) -> Vec<Office> {
    let folder = std::env::temp_dir().join(format!("mutasi-app-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let files = folder.join("files");
    let options = sample::Options { people: 400, seed: 1, today: TODAY };
    sample::Agency::generate(&options).write_plain(&files).expect("written");
    let sqlite = Store::open(&format!("sqlite://{}", folder.join("t.db").display())).await.expect("opens");
    let mut out = Vec::new();
    for store in [sqlite, postgres(name).await] {
        out.push(office(store, files.clone()).await);
    }
    out
}

/// A sample agency of any size on SQLite.
pub(crate) async fn one_office(agency: &sample::Agency, name: &str) -> Office {
    let folder = std::env::temp_dir().join(format!("mutasi-app-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let files = folder.join("files");
    agency.write_plain(&files).expect("written");
    let store = Store::open(&format!("sqlite://{}", folder.join("t.db").display())).await.expect("opens");
    office(store, files).await
}

async fn postgres(name: &str) -> Store {
    let admin =
        std::env::var("MUTASI_TEST_POSTGRES").expect("MUTASI_TEST_POSTGRES is set by ./test; run that");
    let database = format!("app_{name}_{}", std::process::id());
    let pool = sqlx::PgPool::connect(&admin).await.expect("the test PostgreSQL answers");
    for sql in [format!("DROP DATABASE IF EXISTS {database}"), format!("CREATE DATABASE {database}")] {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await.expect("a fresh database");
    }
    let (server, _) = admin.rsplit_once('/').expect("an address with a database");
    Store::open(&format!("{server}/{database}")).await.expect("opens")
}

async fn office(store: Store, files: PathBuf) -> Office {
    let clock = Arc::new(StandingClock(AtomicU64::new(0)));
    let ids = Arc::new(CountingIds(AtomicU64::new(0)));
    let agency = app::agency::add(&store, &*clock, &*ids, "Kabupaten Uji", "uji").await.expect("added");
    let cx = Context::new(store, agency, clock, ids);
    let mut analyst = Actor::console("wulan");
    analyst.is_console = false;
    analyst.grants = vec![Grant { role: Role::Analyst, unit: None, capacity: "definitive".into() }];
    for kind in Kind::ALL {
        let bytes =
            std::fs::read(files.join(format!("plain/{}.xlsx", kind.code()))).expect("the file is there");
        let file = NewFile { name: format!("{}.xlsx", kind.code()), bytes, wanted: Some(*kind) };
        let id = tried(&cx, &analyst, file).await;
        applied(&cx, &analyst, &id, None).await;
        if kind.is_register() {
            app::registers::declare(&cx, &analyst, None, *kind, TODAY, "diperiksa").await.expect("declared");
        }
    }
    let settings = serde_json::from_str(sample::SETTINGS).expect("the settings of the sample agency");
    let console = Actor::console("tests");
    app::settings::change(&cx, &console, None, &settings, 0, "Perbup").await.expect("settings are kept");
    Office { cx, analyst, files }
}

/// Sends a file and waits for its dry run.
pub(crate) async fn tried(cx: &Context, analyst: &Actor, file: NewFile) -> ImportId {
    let id = ImportId(app::imports::upload(cx, analyst, None, file).await.expect("taken"));
    app::imports::settle(cx, &id).await.expect("tried");
    id
}

/// Applies an import and waits until it is.
pub(crate) async fn applied(cx: &Context, analyst: &Actor, id: &ImportId, aside: Option<&str>) {
    app::imports::apply(cx, analyst, None, id, aside).await.expect("asked for");
    app::imports::settle(cx, id).await.expect("applied");
    let view = app::imports::view(cx, analyst, id).await.expect("seen");
    assert_eq!(view.row.state, "applied");
}

/// The question of the tests.
pub(crate) fn asked(scope: Option<&str>) -> AskedPlan {
    AskedPlan {
        effective: date(2026, 7, 1),
        scope: scope.map(str::to_owned),
        overdue_must_move: false,
        limits: placement::limits::Limits::default(),
        note: String::new(),
    }
}

/// Asks for a plan and computes it; the id of the plan.
pub(crate) async fn computed(office: &Office, scope: Option<&str>) -> PlanId {
    let asked = asked(scope);
    let id = app::plan::ask(&office.cx, &office.analyst, None, &asked).await.expect("asked");
    while app::worker::run_one(&office.cx, "uji").await.expect("works") {}
    PlanId(id)
}
