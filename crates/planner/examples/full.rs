//! Solves a generated or read instance of class full and says how it went.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for measuring by hand")]
use planner::format::mut1::{Class, Mut1};
use planner::generate::agency::{Market, agency};
use planner::solve::{Config, solve};
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    s.rsplit(") ")
        .next()
        .unwrap_or_default()
        .split(' ')
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
struct Told(std::time::Instant);
impl planner::solve::Progress for Told {
    fn report(&mut self, so: planner::solve::SoFar) {
        if std::env::var("TELL").is_ok() {
            let gap = so.bound.zip(so.best).map(|(b, z)| (b - z) as f64 / b as f64 * 100.0);
            println!(
                "  {:.3} {:?} bound {:?} best {:?} gap {:?}",
                self.0.elapsed().as_secs_f64(),
                so.phase,
                so.bound,
                so.best,
                gap
            );
        }
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let file = if let Ok(n) = args[1].parse::<usize>() {
        let market = if args.get(3).is_some_and(|a| a == "hard") { Market::Hard } else { Market::Usual };
        agency(n, args[2].parse().expect("seed"), market)
    } else {
        Mut1::read(std::io::BufReader::new(std::fs::File::open(&args[1]).expect("file"))).expect("reads")
    };
    let facts = std::env::var("CHECK")
        .is_ok()
        .then(|| planner::check::Facts::of_mut1(&file, Class::Full).expect("facts"));
    let limit: f64 = std::env::var("LIMIT").ok().and_then(|l| l.parse().ok()).unwrap_or(60.0);
    let instance = file.into_instance(Class::Full).expect("sound");
    let (t, c) = (std::time::Instant::now(), cpu());
    let s = solve(
        &instance,
        &Config { gap_percent: std::env::var("GAP").ok().and_then(|g| g.parse().ok()), ..Config::default() },
        &mut Told(t),
        &|| t.elapsed().as_secs_f64() > limit,
    )
    .expect("solves");
    let gap = (s.bound - s.objective) as f64 / s.bound as f64 * 100.0;
    println!(
        "{:?} objective {} bound {} gap {gap:.5}% moves {} work {} in {:.3} s, cpu {:.2}",
        s.status,
        s.objective,
        s.bound,
        s.stats.moves,
        s.stats.work,
        t.elapsed().as_secs_f64(),
        cpu() - c
    );
    if let Ok(extra) = std::env::var("AGAIN") {
        let gap: f64 = gap.max(extra.parse().expect("gap"));
        let mut pinned = instance.clone();
        let e = (0..pinned.people.len())
            .find(|&e| {
                s.assignment[e] != pinned.people[e].home
                    && pinned.demands.iter().all(|d| d.person().at() != e)
            })
            .expect("mover");
        pinned.demands.push(planner::instance::Demand::Pin {
            person: planner::ids::PersonIx::of(e),
            seat: pinned.people[e].home.expect("home"),
        });
        let t = std::time::Instant::now();
        let c = Config { gap_percent: Some(gap), ..Config::default() };
        let w = planner::solve::solve_again(&pinned, &s, &c, &mut (), &|| false).expect("ok");
        let diff = w.assignment.iter().zip(&s.assignment).filter(|(a, b)| a != b).count();
        println!(
            "  again: {:?} objective {} bound {} differs {diff} in {:.3} s",
            w.status,
            w.objective,
            w.bound,
            t.elapsed().as_secs_f64()
        );
    }
    if let Some(facts) = facts {
        let honours = vec_of(&instance);
        let nodes = s.tree.len();
        let plan = s.into_plan_file(Class::Full, honours, String::new());
        let t = std::time::Instant::now();
        let verdict = planner::check::check(&facts, &plan, "");
        println!(
            "  holds {} nodes {nodes} {:?} {:?} in {:?}",
            verdict.holds(),
            verdict.violations,
            verdict.not_checked,
            t.elapsed()
        );
    }
}
fn vec_of(i: &planner::instance::Instance) -> Vec<planner::constraint::ConstraintKind> {
    i.honours()
}
