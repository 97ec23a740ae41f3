//! Long work whose worker vanishes or loses its lease.

use domain::ids::{JobRunId, PlanId};

use crate::office::{Office, asked, offices};

/// A moment after every lease.
const LATER: i64 = 9_000_000_000_000_000;

async fn queued(office: &Office) -> (PlanId, JobRunId) {
    let id = app::plan::ask(&office.cx, &office.analyst, None, &asked(None)).await.expect("asked");
    (PlanId(id.clone()), JobRunId(id))
}

async fn claim(office: &Office, run: &JobRunId, lease: i64) -> i64 {
    let mut tx = office.cx.store.begin(&office.cx.agency).await.expect("begins");
    let claimed = store::job_run::claim(&mut tx, run, "other", lease, LATER).await.expect("asked");
    tx.commit().await.expect("kept");
    claimed.expect("claimed").attempts
}

async fn state(office: &Office, id: &PlanId) -> String {
    app::plan::open(&office.cx, &office.analyst, id).await.expect("opens").row.state
}

#[tokio::test(flavor = "multi_thread")]
async fn work_whose_workers_vanish_fails_its_plan() {
    for office in offices("vanish").await {
        let (id, run) = queued(&office).await;
        for attempt in 1..=3 {
            assert_eq!(claim(&office, &run, attempt).await, attempt);
        }
        assert!(app::worker::run_one(&office.cx, "next").await.expect("works"));
        assert_eq!(state(&office, &id).await, "failed");
        assert!(!app::worker::run_one(&office.cx, "next").await.expect("works"), "it is not taken again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_without_its_lease_keeps_no_answer() {
    for office in offices("lease").await {
        let (id, run) = queued(&office).await;
        let before = state(&office, &id).await;
        let app::worker::Taken::Run(taken) = app::worker::take(&office.cx, "first").await.expect("looks")
        else {
            panic!("the plan waits")
        };
        assert_eq!(claim(&office, &run, LATER + 1).await, 2, "another took it while the first was away");
        app::worker::carry_out(&taken).await.expect("works");
        assert_eq!(state(&office, &id).await, before, "the late answer was dropped");
    }
}
