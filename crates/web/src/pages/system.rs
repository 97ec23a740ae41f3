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
use crate::view::{Crumb, Fact, Figure, Tag};
use crate::visit::{self, SignedIn};

use super::wording::many;

#[derive(Template)]
#[template(path = "pages/system.html")]
pub(crate) struct SystemPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    figures: Vec<Figure>,
    has_failed: bool,
    jobs: Vec<JobLine>,
    facts: Vec<Fact>,
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
            what: what(l, &run.kind).to_owned(),
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

/// A kind of long work in words; one that is not known stays as it is.
fn what(l: Lang, kind: &str) -> &str {
    match kind {
        "plan" => l.t("Perhitungan rencana", "Plan computed"),
        "import-try" => l.t("Uji coba impor", "Import trial"),
        "import-apply" => l.t("Penerapan impor", "Import applied"),
        other => other,
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
        let count = text::format::count(l, i64::try_from(failed).unwrap_or(0), "pekerjaan", "job", "jobs");
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
            lede: if failed == 0 {
                l.t(
                    "Sistem berjalan. Tidak ada pekerjaan yang gagal.",
                    "The system is running. No job has failed.",
                )
                .to_owned()
            } else {
                l.t(format!("{count} gagal; lihat di bawah."), format!("{count} failed; see below."))
            },
            figures,
            has_failed: failed > 0,
            jobs: health.jobs.iter().map(|run| JobLine::new(l, frame.zone, run)).collect(),
            facts: vec![Fact::new(l.t("Basis data", "Database"), health.engine.clone())],
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

    fn run(kind: &str, state: &str, last_error: Option<&str>) -> JobRun {
        JobRun {
            id: JobRunId(state.into()),
            kind: kind.into(),
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
        let jobs = vec![
            run("plan", "running", None),
            run("import-apply", "failed", Some("disk full")),
            run("import-try", "done", None),
        ];
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
                    && html.contains(l.t("Penerapan impor", "Import applied"))
                    && !html.contains("import-")
            );
            let html = SystemPage::new(Frame::sample(l, routes::SYSTEM), &idle).render().expect("a page");
            check::page("sistem-diam", l, &html);
            assert!(html.contains(l.t("Belum ada pekerjaan", "No long work")));
            assert!(html.contains(l.t("Tidak ada pekerjaan yang gagal.", "No job has failed.")));
            assert!(html.contains("SQLite 3.50.4"), "the version stands further down");
        }
    }
}
