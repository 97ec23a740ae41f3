//! Limits of a plan: kept, priced, proven, and told when they cannot be kept.

use app::plan::question::Ending;
use placement::limits::Limits;

use crate::office::{Office, asked, one_office};

async fn planned(office: &Office, limits: Limits) -> app::plan::PlanView {
    let asked = app::plan::AskedPlan { limits, ..asked(None) };
    let id = app::plan::ask(&office.cx, &office.analyst, None, &asked).await.expect("asked");
    let started = std::time::Instant::now();
    while app::worker::run_one(&office.cx, "w").await.expect("works") {}
    eprintln!("{:?} {:?}", limits, started.elapsed());
    app::plan::open(&office.cx, &office.analyst, &domain::ids::PlanId(id)).await.expect("opens")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_keeps_its_limits() {
    let agency = sample::Agency::generate(&sample::Options { people: 5000, seed: 1, today: crate::office::TODAY });
    let office = one_office(&agency, "limits").await;
    for limits in [
        Limits::default(),
        Limits { most_moves: Some(300), ..Limits::default() },
        Limits { leavers_percent: Some(20), newcomers_percent: Some(20), ..Limits::default() },
        Limits { most_moves: Some(300), leavers_percent: Some(20), newcomers_percent: Some(20), couples_together: true, relatives_apart: true },
    ] {
        let view = planned(&office, limits).await;
        let summary = view.summary.expect("figures");
        eprintln!("{:?} obj {} bound {} moves {} checked {} solved {}", summary.ending, summary.objective, summary.bound, summary.moves, summary.is_checked, view.case.is_some_and(|c| c.solved.is_some()));
        assert!(matches!(summary.ending, Ending::Optimal | Ending::Feasible));
    }
}
