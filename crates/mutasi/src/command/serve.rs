//! `mutasi serve` and `mutasi worker`.

use std::process::ExitCode;

use app::context::Context;
use jiff::SignedDuration;

use super::Who;
use crate::answer::{Wrong, say};
use crate::config::Config;
use crate::setup;

/// The server.
#[derive(clap::Args)]
pub(crate) struct Serve {
    /// Only checks settings and database.
    #[arg(long)]
    check: bool,
    /// Address to listen on.
    #[arg(long)]
    listen: Option<String>,
    #[command(flatten)]
    who: Who,
}

/// The worker.
#[derive(clap::Args)]
pub(crate) struct Worker {
    #[command(flatten)]
    who: Who,
}

pub(crate) async fn run(serve: Serve) -> anyhow::Result<ExitCode> {
    let mut config = Config::load()?;
    if let Some(listen) = serve.listen {
        config.listen = listen;
    }
    let cx = setup::context(&config, serve.who.agency.as_deref(), SignedDuration::ZERO).await?;
    if serve.check {
        say(&format!("Settings are good; the database is {}.", cx.store.engine().await?));
        return Ok(ExitCode::SUCCESS);
    }
    until_stopped(cx, &config).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves pages and does long work until the process is told to stop.
///
/// # Errors
/// [`Wrong`] where the address cannot be listened on; faults.
pub(crate) async fn until_stopped(cx: Context, config: &Config) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(&config.listen)
        .await
        .map_err(|e| Wrong(format!("E0050 {}: {e}. Choose another address with --listen.", config.listen)))?;
    let zone = jiff::tz::TimeZone::get(&config.time_zone)?;
    let zone = web::format::Zone::at(&zone, crate::ports::now());
    let options = web::server::Options { secure_cookies: config.secure_cookies, zone };
    let pages = web::server::pages(cx.clone(), options);
    // Two, so that an import does not wait for a long plan.
    let worker =
        |n: u8| app::worker::run_until(cx.clone(), format!("worker-{}-{n}", std::process::id()), stopped());
    let server = axum::serve(listener, pages).with_graceful_shutdown(stopped());
    let (served, (), ()) = tokio::join!(server.into_future(), worker(1), worker(2));
    Ok(served?)
}

/// Ends with Ctrl-C or the service manager's request.
async fn stopped() {
    let mut asked = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(asked) => asked,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = asked.recv() => {}
    }
}

pub(crate) async fn run_worker(worker: Worker) -> anyhow::Result<ExitCode> {
    let cx = setup::context(&Config::load()?, worker.who.agency.as_deref(), SignedDuration::ZERO).await?;
    say("The worker waits for work. Ctrl-C ends it.");
    app::worker::run_until(cx, format!("worker-{}", std::process::id()), stopped()).await;
    Ok(ExitCode::SUCCESS)
}
