//! `/sistem` (O1): what the operator sees first: the database, the record, long work, messages that wait.
//! Shows no personal data.

use app::system::Health;
use app::system::JobRun;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::failure::Failure;
use crate::format::{self, Zone};
use crate::frame::Frame;
use crate::lang::Lang;
use crate::server::Web;
use crate::view::{Crumb, Figure, Tag};
use crate::visit::{self, SignedIn};

use super::wording::many;

#[derive(Template)]
#[template(path = "pages/system.html")]
pub(crate) struct SystemPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    engine: String,
    figures: Vec<Figure>,
    failed: String,
    jobs: Vec<JobLine>,
}

/// A piece of long work.
pub(crate) struct JobLine {
    what: String,
    when: String,
    tag: Tag,
    attempts: String,
    ended: String,
    wrong: String,
}

impl JobLine {
    fn new(l: Lang, zone: Zone, run: &JobRun) -> Self {
        let (attempts, most) = (format::count(l, run.attempts), format::count(l, run.max_attempts));
        Self {
            what: match run.kind.as_str() {
                "plan" => l.t("Menghitung rencana", "Computing a plan").to_owned(),
                other => other.to_owned(),
            },
            when: format::moment(l, zone, run.created_at),
            tag: state(&run.state),
            attempts: l.t(format!("{attempts} dari {most}"), format!("{attempts} of {most}")),
            ended: run
                .done_at
                .map_or_else(|| l.t("belum", "not yet").to_owned(), |at| format::moment(l, zone, at)),
            wrong: run.last_error.clone().unwrap_or_default(),
        }
    }
}

fn state(state: &str) -> Tag {
    match state {
        "done" => Tag::Done,
        "running" => Tag::Running,
        "failed" => Tag::Failed,
        "cancelled" => Tag::Undone,
        _ => Tag::Waiting,
    }
}

impl SystemPage {
    pub(crate) fn new(frame: Frame, health: &Health) -> Self {
        let l = frame.l;
        let failed = health.jobs.iter().filter(|run| run.state == "failed").count();
        let failed_words =
            text::format::count(l, i64::try_from(failed).unwrap_or(0), "pekerjaan", "job", "jobs");
        let figure = |label: &str, value: String, note: &str| Figure::new(label, value, "", note);
        let figures = vec![
            figure(
                l.t("Catatan", "Entries of the record"),
                format::count(l, health.events),
                l.t("tindakan sejak pemasangan", "acts since the installation"),
            ),
            figure(
                l.t("Akun", "Accounts"),
                many(l, health.accounts),
                &l.t(
                    format!("{} belum diaktifkan", many(l, health.not_activated)),
                    format!("{} not activated", many(l, health.not_activated)),
                ),
            ),
            figure(
                l.t("Pesan menunggu", "Messages waiting"),
                format::count(l, health.outbox),
                l.t("pemberitahuan yang belum terkirim", "notices not sent yet"),
            ),
        ];
        Self {
            l,
            crumbs: vec![Crumb::here(l.t("Sistem", "System"))],
            engine: health.engine.clone(),
            figures,
            failed: if failed == 0 {
                String::new()
            } else {
                l.t(
                    format!("{failed_words} gagal. Sebabnya ada di tabel; coba lagi dari halaman rencana."),
                    format!("{failed_words} failed. The table says why; try again from the page of plans."),
                )
            },
            jobs: health.jobs.iter().map(|run| JobLine::new(l, frame.zone, run)).collect(),
            frame,
        }
    }
}

/// `GET /sistem`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let health = app::system::health(&web.cx, &visit.actor).await?;
    let world = web.cx.world().await?;
    visit::page(&SystemPage::new(visit.frame(&world), &health))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::routes;
    use domain::ids::JobRunId;

    fn run(state: &str, last_error: Option<&str>) -> JobRun {
        JobRun {
            id: JobRunId(state.into()),
            kind: "plan".into(),
            payload: "{}".into(),
            state: state.into(),
            attempts: 1,
            max_attempts: 3,
            progress: None,
            last_error: last_error.map(ToOwned::to_owned),
            created_at: 1_764_000_000_000_000,
            done_at: (state != "running").then_some(1_764_000_060_000_000),
        }
    }

    #[test]
    fn a_failed_job_is_said_on_top_and_an_idle_system_in_words() {
        let jobs = vec![run("running", None), run("failed", Some("disk full")), run("done", None)];
        let busy = Health {
            engine: "SQLite 3.50.4".into(),
            jobs,
            outbox: 2,
            events: 8127,
            accounts: 12,
            not_activated: 3,
        };
        let idle = Health { jobs: Vec::new(), ..busy.clone() };
        for l in [Lang::Id, Lang::En] {
            let html = SystemPage::new(Frame::sample(l, routes::SYSTEM), &busy).render().expect("a page");
            check::page("sistem", l, &html);
            assert!(
                html.contains("disk full")
                    && html.contains(l.t("1\u{a0}pekerjaan gagal", "1\u{a0}job failed"))
            );
            let html = SystemPage::new(Frame::sample(l, routes::SYSTEM), &idle).render().expect("a page");
            check::page("sistem-diam", l, &html);
            assert!(html.contains(l.t("Belum ada pekerjaan", "No long work")));
        }
    }
}
