//! The worked numbers of the regulations' guides and of the shared vectors, recomputed.

use super::*;
use crate::code::{JobCode, UnitCode};

fn task(name: &str, volume: i64, norm: i64, method: WorkloadMethod) -> WorkloadTask {
    WorkloadTask {
        unit: UnitCode::parse("u").expect("a key"),
        job: JobCode::parse("j").expect("a key"),
        task: name.to_owned(),
        result_unit: String::new(),
        volume_milli: volume * 1000,
        norm_minutes_milli: norm * 1000,
        method,
        year: None,
    }
}

fn abk(tasks: &[(i64, i64)]) -> FormulaNeed {
    let tasks: Vec<_> = tasks.iter().map(|(v, n)| task("t", *v, *n, WorkloadMethod::Abk)).collect();
    by_workload(&tasks.iter().collect::<Vec<_>>(), &NeedSettings::default())
}

fn health(tasks: &[(i64, i64)], supporting: &[i64]) -> FormulaNeed {
    let mut all: Vec<_> = tasks.iter().map(|(v, n)| task("t", *v, *n, WorkloadMethod::AbkHealth)).collect();
    all.extend(supporting.iter().map(|m| task("penunjang: rapat", 1, *m, WorkloadMethod::AbkHealth)));
    by_health_workload(&all.iter().collect::<Vec<_>>(), &NeedSettings::default())
}

#[test]
fn an_office_clerk_needs_1_5552_people() {
    let need = abk(&[(3600, 10), (2400, 12), (6000, 6), (12, 600), (96, 90)]);
    assert!((need.people - 1.5552).abs() < 1e-12);
    assert_eq!(need.rounded, 2);
    let settings = NeedSettings::default();
    let NeedBasis::Workload { minutes, .. } = need.basis else { panic!("workload") };
    assert!((effectiveness(minutes, 3, &settings).expect("people") - 0.5184).abs() < 1e-12);
    assert!((effectiveness(minutes, 1, &settings).expect("people") - 1.5552).abs() < 1e-12);
    assert_eq!(effectiveness(minutes, 0, &settings), None);
}

#[test]
fn a_health_centre_nurse_needs_5_357143_people() {
    let need = health(&[(18_000, 15), (1500, 30), (400, 90)], &[1440, 3600, 1440]);
    assert!((need.people - 5.357_143).abs() < 5e-7, "{}", need.people);
    assert_eq!(need.rounded, 5);
    assert_eq!(Rounding::Up.round(need.people), 6);
}

#[test]
fn vector_w2_of_abk_kes() {
    let need = health(&[(20_000, 5), (6000, 10), (1200, 60)], &[6000]);
    assert!((need.people - 3.515_151_515_151_515).abs() < 1e-12);
}

#[test]
fn vector_w3_the_two_constants_are_never_mixed() {
    let tasks = [(20_000, 5), (6000, 10), (1200, 60)];
    assert!((abk(&tasks).people - 3.093_333_333_333_333).abs() < 1e-12);
    assert!((health(&tasks, &[]).people - 3.222_222_222_222_222).abs() < 1e-12);
}

#[test]
fn rounding_is_half_up_by_default_and_a_setting() {
    for (need, half, up, down) in [(0.5, 1, 1, 0), (1.499, 1, 2, 1), (3.0, 3, 3, 3), (0.0, 0, 0, 0)] {
        assert_eq!(Rounding::HalfUp.round(need), half);
        assert_eq!(Rounding::Up.round(need), up);
        assert_eq!(Rounding::Down.round(need), down);
    }
}
