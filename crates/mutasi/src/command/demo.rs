//! `mutasi demo`: the whole main job on a fresh machine. The sample agency is written as files the way offices
//! hold them, imported by the ordinary importer, needs and a plan are computed, pages are served on loopback.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use app::account::NewAccount;
use app::actor::Actor;
use app::context::Context;
use app::permission::Role;
use domain::kind::Kind;
use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::import::import_file;
use crate::answer::{Wrong, say};
use crate::config::Config;
use crate::ports::{MachineClock, MachineIds, now};

/// The sample agency from files to plan.
#[derive(clap::Args)]
pub(crate) struct Demo {
    /// Loopback address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Folder of the demo.
    #[arg(long, default_value = "./mutasi-demo")]
    data: PathBuf,
    /// People.
    #[arg(long, default_value_t = 5000)]
    people: usize,
    /// Seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day the demo's clock starts at.
    #[arg(long, default_value = "2026-06-02")]
    today: Date,
    /// Begins anew.
    #[arg(long)]
    reset: bool,
    /// Prepares everything and ends without serving.
    #[arg(long)]
    prepare_only: bool,
}

/// What a demo folder is, kept in it.
#[derive(Serialize, Deserialize)]
struct Kept {
    people: usize,
    seed: u64,
    today: Date,
    offset_seconds: i64,
}

const AGENCY: &str = "Pemerintah Kabupaten Bukitintan";
const ZONE: &str = "Asia/Jakarta";
/// One password for all invented people; it opens the demo and nothing else.
const PASSWORD: &str = "contoh bukitintan 2026";

/// The files of the offices in the order of import; the layout of each is recognised by its headers.
const OFFICE_FILES: [&str; 9] = [
    "siasn-unor.csv",
    "peta-jabatan.xlsx",
    "siasn-pegawai.xlsx",
    "riwayat-jabatan.csv",
    "abk.xlsx",
    "duk.xlsx",
    "skp.csv",
    "asesmen.xlsx",
    "hukdis.xlsx",
];
/// What offices have no layout for comes tidy.
const TIDY_KINDS: [Kind; 10] = [
    Kind::Units,
    Kind::Jobs,
    Kind::Posts,
    Kind::People,
    Kind::Education,
    Kind::Leave,
    Kind::Relations,
    Kind::Wishes,
    Kind::Places,
    Kind::Credentials,
];

pub(crate) async fn run(demo: Demo) -> anyhow::Result<ExitCode> {
    let address: SocketAddr = demo
        .listen
        .parse()
        .map_err(|_| Wrong(format!("E0060 '{}' is not an address such as 127.0.0.1:8080.", demo.listen)))?;
    if !address.ip().is_loopback() {
        return Err(
            Wrong(format!("E0061 the demo listens on loopback only, not on {}.", address.ip())).into()
        );
    }
    if demo.reset && demo.data.join("demo.json").exists() {
        std::fs::remove_dir_all(&demo.data)?;
    }
    std::fs::create_dir_all(&demo.data)?;
    let (kept, is_new) = keep(&demo)?;
    let config = Config {
        database_url: format!("sqlite://{}", demo.data.join("mutasi.db").display()),
        listen: demo.listen.clone(),
        time_zone: ZONE.to_owned(),
        secure_cookies: false,
    };
    let offset = SignedDuration::from_secs(kept.offset_seconds);
    let clock = Arc::new(MachineClock::new(ZONE, offset)?);
    if is_new {
        let store = store::Store::open(&config.database_url).await?;
        let agency = app::agency::add(&store, &*clock, &MachineIds, AGENCY, "demo").await?;
        let cx = Context::new(store, agency, clock, Arc::new(MachineIds));
        prepare(&cx, &demo, &kept).await?;
        std::fs::write(demo.data.join("demo.json"), serde_json::to_string_pretty(&kept)?)?;
    }
    let cx = crate::setup::context(&config, None, offset).await?;
    announce(&cx, &demo, &kept).await?;
    if !demo.prepare_only {
        super::serve::until_stopped(cx, &config).await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder's facts, or new ones; a folder half made by a run that was cut off is made anew.
fn keep(demo: &Demo) -> anyhow::Result<(Kept, bool)> {
    let file = demo.data.join("demo.json");
    if file.exists() {
        let kept: Kept = serde_json::from_str(&std::fs::read_to_string(&file)?)
            .map_err(|e| Wrong(format!("E0062 {}: {e}. Start anew with --reset.", file.display())))?;
        return Ok((kept, false));
    }
    for name in ["mutasi.db", "mutasi.db-wal", "mutasi.db-shm"] {
        let path = demo.data.join(name);
        if path.exists() {
            std::fs::remove_file(path)?;
        }
    }
    let zone = jiff::tz::TimeZone::get(ZONE)?;
    let morning = demo.today.at(8, 0, 0, 0).to_zoned_datetime(zone)?.timestamp();
    let offset_seconds = morning.as_second() - now().as_second();
    Ok((Kept { people: demo.people, seed: demo.seed, today: demo.today, offset_seconds }, true))
}

async fn prepare(cx: &Context, demo: &Demo, kept: &Kept) -> anyhow::Result<()> {
    let started = now();
    let agency = sample::Agency::generate(&sample::Options {
        people: kept.people,
        seed: kept.seed,
        today: kept.today,
    });
    let files = demo.data.join("files");
    agency.write_office(&files)?;
    agency.write_plain(&files)?;
    say(&format!("Files written to {} ({:.1} s).", files.display(), seconds(started)));
    let started = now();
    import_all(cx, &files).await?;
    say(&format!("Imported by the ordinary importer ({:.1} s).", seconds(started)));
    declare(cx, kept.today).await?;
    let settings = serde_json::from_str(sample::SETTINGS)?;
    let reason = "Peraturan bupati yang berlaku.";
    app::settings::change(cx, &Actor::console("wulan"), None, &settings, 0, reason).await?;
    accounts(cx, &agency).await?;
    let started = now();
    let asked = app::plan::AskedPlan {
        effective: domain::time::add_months(kept.today.first_of_month(), 1),
        scope: None,
        overdue_must_move: false,
        limits: placement::limits::Limits::default(),
        note: "Rancangan pertama periode ini.".to_owned(),
    };
    let id = app::plan::ask(cx, &Actor::console("wulan"), None, &asked).await?;
    while app::worker::run_one(cx, "demo").await? {}
    let view = app::plan::open(cx, &Actor::console("wulan"), &domain::ids::PlanId(id)).await?;
    if let Some(summary) = view.summary {
        say(&format!(
            "Plan: {} moves in {} chains, {} lawful pairs, objective {} = bound {}, checked: {} ({:.1} s).",
            summary.moves,
            summary.chains,
            summary.pairs,
            summary.objective,
            summary.bound,
            summary.is_checked,
            seconds(started)
        ));
    }
    Ok(())
}

fn seconds(since: jiff::Timestamp) -> f64 {
    now().duration_since(since).as_secs_f64()
}

async fn import_all(cx: &Context, files: &Path) -> anyhow::Result<()> {
    let actor = Actor::console("wulan");
    let office = OFFICE_FILES.iter().map(|name| (files.join(name), None));
    let tidy = TIDY_KINDS
        .iter()
        .map(|kind| (files.join("plain").join(format!("{}.xlsx", kind.code())), Some(*kind)));
    let facilities = std::iter::once((files.join("plain/facilities.xlsx"), Some(Kind::Facilities)));
    for (path, wanted) in office.chain(tidy).chain(facilities) {
        let started = now();
        let summary = import_file(cx, &actor, &path, wanted).await?;
        let [new, changed, unchanged, _] = summary.totals();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        say(&format!(
            "  {name}: {new} new, {changed} changed, {unchanged} as stored, {} notes ({:.1} s)",
            summary.finding_count,
            seconds(started)
        ));
    }
    Ok(())
}

/// The sample's registers are whole, and named people say so.
async fn declare(cx: &Context, today: Date) -> anyhow::Result<()> {
    let actor = Actor::console("wulan");
    for kind in
        [Kind::Education, Kind::Performance, Kind::Sanctions, Kind::Leave, Kind::Relations, Kind::Credentials]
    {
        app::registers::declare(
            cx,
            &actor,
            None,
            kind,
            today,
            "Register diperiksa BKPSDM, dinyatakan lengkap.",
        )
        .await?;
    }
    Ok(())
}

async fn accounts(cx: &Context, agency: &sample::Agency) -> anyhow::Result<()> {
    let world = cx.world().await?;
    let console = Actor::console("demo");
    for member in agency.cast() {
        let role = Role::parse(member.role)
            .ok_or_else(|| anyhow::anyhow!("the cast has an unknown role {}", member.role))?;
        let person = member
            .nip
            .as_deref()
            .and_then(|nip| app::plan::case::person(&world.snapshot, nip))
            .map(|ix| world.ids.person(ix).clone());
        let unit = member
            .unit_code
            .as_deref()
            .filter(|_| role == Role::UnitHead)
            .and_then(|code| app::plan::case::unit(&world.snapshot, code))
            .map(|ix| world.ids.unit(ix).clone());
        let mut roles = vec![(role, unit)];
        if person.is_some() && role != Role::Staff {
            roles.push((Role::Staff, None));
        }
        let new = NewAccount {
            login: member.login.to_owned(),
            name: member.name.clone(),
            password: Some(PASSWORD.to_owned()),
            person,
            roles,
        };
        app::account::add(cx, &console, None, &new).await?;
    }
    Ok(())
}

async fn announce(cx: &Context, demo: &Demo, kept: &Kept) -> anyhow::Result<()> {
    let accounts = app::account::list(cx, &Actor::console("demo")).await?;
    say("");
    say(&format!("Mutasi, {AGENCY}: http://{}/", demo.listen));
    say(&format!("The clock of the demo began at {}. All people are invented.", kept.today));
    say(&format!("Accounts, all with the password '{PASSWORD}':"));
    for listed in accounts.iter().filter(|l| l.account.password_hash.is_some()) {
        let roles: Vec<&str> = listed.roles.iter().map(|r| r.role.as_str()).collect();
        say(&format!("  {:8} {:32} {}", listed.account.login, listed.account.name, roles.join(", ")));
    }
    Ok(())
}
