//! Putting the parts together for a command: storage, agency, ports.

use std::sync::Arc;

use app::actor::Actor;
use app::context::Context;
use domain::ids::AgencyId;
use jiff::SignedDuration;
use store::Store;

use crate::answer::Wrong;
use crate::config::Config;
use crate::ports::{MachineClock, MachineIds};

/// A context for an agency by name, or for the only one.
///
/// # Errors
/// [`Wrong`] where there is no such agency, none at all, or several and no name; faults of storage.
pub(crate) async fn context(
    config: &Config,
    agency: Option<&str>,
    offset: SignedDuration,
) -> anyhow::Result<Context> {
    let store = Store::open(&config.database_url).await?;
    let id = agency_of(&store, agency).await?;
    let clock = Arc::new(MachineClock::new(&config.time_zone, offset)?);
    Ok(Context::new(store, id, clock, Arc::new(MachineIds)))
}

async fn agency_of(store: &Store, name: Option<&str>) -> anyhow::Result<AgencyId> {
    let known = store::agency::list(store).await?;
    let names = || known.iter().map(|(_, n)| n.as_str()).collect::<Vec<_>>().join(", ");
    match (name, known.as_slice()) {
        (_, []) => {
            Err(Wrong("E0010 there is no agency yet. Add one with 'mutasi agency add NAME'.".to_owned())
                .into())
        }
        (None, [(id, _)]) => Ok(id.clone()),
        (None, _) => {
            Err(Wrong(format!("E0011 there are several agencies. Name one with --agency: {}.", names()))
                .into())
        }
        (Some(name), _) => {
            known.iter().find(|(_, n)| n == name).map(|(id, _)| id.clone()).ok_or_else(|| {
                Wrong(format!("E0012 there is no agency '{name}'. Known: {}.", names())).into()
            })
        }
    }
}

/// The person at the console, by `--as` or the machine's user.
pub(crate) fn console(login: Option<&str>) -> Actor {
    let user = || std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    Actor::console(&login.map_or_else(|| format!("konsol:{}", user()), str::to_owned))
}
