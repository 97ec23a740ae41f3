//! `mutasi agency add` and `mutasi user add|list|disable|reset`.

use std::io::{BufRead as _, IsTerminal as _};
use std::process::ExitCode;

use app::account::NewAccount;
use app::permission::Role;
use clap::Subcommand;
use jiff::SignedDuration;

use super::Who;
use crate::answer::{Wrong, print, say};
use crate::config::Config;
use crate::ports::{MachineClock, MachineIds};
use crate::setup;

/// Agencies.
#[derive(Subcommand)]
pub(crate) enum Agency {
    /// Adds an agency.
    Add {
        /// Its name.
        name: String,
        /// The named person.
        #[arg(long = "as")]
        login: Option<String>,
    },
}

/// Accounts.
#[derive(Subcommand)]
pub(crate) enum User {
    /// Adds an account; the password is read from standard input, or from MUTASI_PASSWORD.
    Add {
        /// Name to sign in with.
        login: String,
        /// Name on pages.
        #[arg(long)]
        name: Option<String>,
        /// Roles: staff unit_head analyst appraisal_team appointing_authority auditor operator.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// Code of the unit of a unit head.
        #[arg(long)]
        unit: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Lists accounts.
    List {
        /// One JSON document.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Switches an account off; its sessions end at once.
    Disable {
        /// Name to sign in with.
        login: String,
        #[command(flatten)]
        who: Who,
    },
    /// Issues a new slip for an account; older codes lose their force.
    Reset {
        /// Name to sign in with.
        login: String,
        #[command(flatten)]
        who: Who,
    },
}

pub(crate) async fn run_agency(agency: Agency) -> anyhow::Result<ExitCode> {
    let Agency::Add { name, login } = agency;
    let config = Config::load()?;
    let store = store::Store::open(&config.database_url).await?;
    let clock = MachineClock::new(&config.time_zone, SignedDuration::ZERO)?;
    let by = setup::console(login.as_deref()).login;
    let id = app::agency::add(&store, &clock, &MachineIds, &name, &by).await?;
    print(id.as_str());
    say(&format!("Agency '{name}' added. Next: mutasi user add LOGIN --role operator --role analyst"));
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn run_user(user: User) -> anyhow::Result<ExitCode> {
    let config = Config::load()?;
    match user {
        User::Add { login, name, roles, unit, who } => add(&config, login, name, &roles, unit, &who).await,
        User::List { json, who } => list(&config, json, &who).await,
        User::Disable { login, who } => {
            let cx = setup::context(&config, who.agency.as_deref(), SignedDuration::ZERO).await?;
            let actor = setup::console(who.login.as_deref());
            app::account::set_disabled(&cx, &actor, None, &login, true, None).await?;
            say(&format!("Account '{login}' is switched off and signed out everywhere."));
            Ok(ExitCode::SUCCESS)
        }
        User::Reset { login, who } => reset(&config, &login, &who).await,
    }
}

async fn add(
    config: &Config,
    login: String,
    name: Option<String>,
    roles: &[String],
    unit: Option<String>,
    who: &Who,
) -> anyhow::Result<ExitCode> {
    let cx = setup::context(config, who.agency.as_deref(), SignedDuration::ZERO).await?;
    let unit = match unit {
        None => None,
        Some(code) => {
            let world = cx.world().await?;
            let found = app::plan::case::unit(&world.snapshot, &code)
                .ok_or_else(|| Wrong(format!("E0020 there is no unit '{code}'. Give the code of a unit.")))?;
            Some(world.ids.unit(found).clone())
        }
    };
    let roles = roles
        .iter()
        .map(|code| {
            let role = Role::parse(code).ok_or_else(|| {
                let known: Vec<&str> = Role::ALL.iter().map(|r| r.code()).collect();
                Wrong(format!("E0021 '{code}' is not a role. Roles: {}.", known.join(" ")))
            })?;
            let reach = if role == Role::UnitHead { unit.clone() } else { None };
            Ok::<_, Wrong>((role, reach))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let new = NewAccount {
        name: name.unwrap_or_else(|| login.clone()),
        login,
        password: Some(password()?),
        person: None,
        roles,
    };
    let actor = setup::console(who.login.as_deref());
    app::account::add(&cx, &actor, None, &new).await?;
    say(&format!("Account '{}' added.", new.login));
    Ok(ExitCode::SUCCESS)
}

fn password() -> anyhow::Result<String> {
    if let Ok(password) = std::env::var("MUTASI_PASSWORD") {
        return Ok(password);
    }
    if std::io::stdin().is_terminal() {
        say("Password (15 characters or more; it is shown as you type):");
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

async fn list(config: &Config, json: bool, who: &Who) -> anyhow::Result<ExitCode> {
    let cx = setup::context(config, who.agency.as_deref(), SignedDuration::ZERO).await?;
    let accounts = app::account::list(&cx, &setup::console(who.login.as_deref())).await?;
    if json {
        let rows: Vec<serde_json::Value> = accounts
            .iter()
            .map(|l| {
                let roles: Vec<&str> = l.roles.iter().map(|r| r.role.as_str()).collect();
                serde_json::json!({"login": l.account.login, "name": l.account.name, "roles": roles, "disabled": l.account.is_disabled, "activated": l.account.password_hash.is_some()})
            })
            .collect();
        print(&serde_json::Value::from(rows).to_string());
        return Ok(ExitCode::SUCCESS);
    }
    for l in &accounts {
        let roles: Vec<&str> = l.roles.iter().map(|r| r.role.as_str()).collect();
        let state = if l.account.is_disabled { " (off)" } else { "" };
        print(&format!("{}\t{}\t{}{state}", l.account.login, l.account.name, roles.join(",")));
    }
    Ok(ExitCode::SUCCESS)
}

async fn reset(config: &Config, login: &str, who: &Who) -> anyhow::Result<ExitCode> {
    let cx = setup::context(config, who.agency.as_deref(), SignedDuration::ZERO).await?;
    let actor = setup::console(who.login.as_deref());
    let accounts = app::account::list(&cx, &actor).await?;
    let account = accounts
        .iter()
        .find(|l| l.account.login == login)
        .map(|l| l.account.id.clone())
        .ok_or_else(|| Wrong(format!("E0022 there is no account '{login}'. See: mutasi user list")))?;
    for slip in app::slips::issue(&cx, &actor, None, &app::slips::Whom::Account(account)).await? {
        print(&format!("{}\t{}", slip.login, slip.code));
    }
    say("The code counts once and for 14 days. It opens /aktivasi.");
    Ok(ExitCode::SUCCESS)
}
