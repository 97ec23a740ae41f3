//! Each fault of an instance or a file has its code and a smallest example.

use planner::constraint::ConstraintKind;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::{Class, Mut1};
use planner::format::plan_json::PlanFile;
use planner::ids::{GroupIx, PersonIx, SeatIx, UnitIx};
use planner::instance::{Arcs, Demand, Group, Instance, Person, Seat};
use planner::sides::{Cover, Fairness, Money, Unit};
use planner::validate::Remedy;

/// One person at the one seat, which is in the one group.
fn sound() -> Instance {
    let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
    instance.people.push(Person { home: Some(SeatIx(0)) });
    instance.seats.push(Seat { capacity: 1, group: Some(GroupIx(0)), ..Seat::default() });
    instance.groups.push(Group::default());
    instance.arcs.push_row([(0, 7)]);
    instance
}

fn codes(change: impl FnOnce(&mut Instance)) -> Vec<&'static str> {
    let mut instance = sound();
    change(&mut instance);
    instance.faults().iter().map(|fault| fault.code()).collect()
}

#[test]
fn every_fault_has_its_code() {
    let nobody = PersonIx(9);
    assert_eq!(codes(|_| {}), [""; 0]);
    assert_eq!(codes(|i| i.arcs.first.push(0)), ["E1101"]);
    assert_eq!(codes(|i| i.arcs.seat[0] = 5), ["E1102"]);
    assert_eq!(
        codes(|i| i.arcs = {
            let mut arcs = Arcs::new();
            arcs.push_row([(0, 1), (0, 2)]);
            arcs
        }),
        ["E1103"]
    );
    assert_eq!(codes(|i| i.people[0].home = Some(SeatIx(3))), ["E1104"]);
    assert_eq!(codes(|i| i.seats[0].group = Some(GroupIx(4))), ["E1105"]);
    assert_eq!(codes(|i| i.groups[0].parent = Some(GroupIx(4))), ["E1106"]);
    assert_eq!(codes(|i| i.groups[0].parent = Some(GroupIx(0))), ["E1107"]);
    assert_eq!(codes(|i| i.groups[0] = Group { floor: 2, ceiling: Some(1), ..Group::default() }), ["E1108"]);
    assert_eq!(codes(|i| i.demands.push(Demand::MustMove { person: nobody })), ["E1109"]);
    let unlisted = |i: &mut Instance| {
        i.seats.push(i.seats[0]);
        i.demands.push(Demand::Pin { person: PersonIx(0), seat: SeatIx(1) });
    };
    assert_eq!(codes(unlisted), ["E1110"]);
    assert_eq!(codes(|i| i.arcs.value[0] = i32::MIN), ["E1111"]);
    side_faults_have_their_codes();
}

fn side_faults_have_their_codes() {
    let unit = |parent: Option<u32>| Unit { parent: parent.map(UnitIx), ..Unit::default() };
    assert_eq!(codes(|i| i.sides.units.push(unit(Some(0)))), ["E1112"]);
    let elsewhere = |i: &mut Instance| {
        i.sides.units.push(unit(None));
        i.seats[0].unit = Some(UnitIx(1));
    };
    assert_eq!(codes(elsewhere), ["E1112"]);
    assert_eq!(codes(|i| i.sides.couples.push([PersonIx(0), PersonIx(0)])), ["E1113"]);
    assert_eq!(codes(|i| i.sides.relatives.push([PersonIx(0), PersonIx(4)])), ["E1113"]);
    assert_eq!(codes(|i| i.sides.money = Some(Money { cost: Vec::new(), most: 1 })), ["E1114"]);
    assert_eq!(codes(|i| i.sides.money = Some(Money { cost: vec![-1], most: 1 })), ["E1114"]);
    let covered = |i: &mut Instance| {
        i.sides.units.push(unit(None));
        i.sides.covers.push(Cover { unit: UnitIx(0), least: 1, holders: vec![PersonIx(7)] });
    };
    assert_eq!(codes(covered), ["E1115"]);
    let shared = |i: &mut Instance| {
        let fair =
            Fairness { members: vec![PersonIx(0)], eligible: Vec::new(), arcs: vec![0], within_permille: 10 };
        i.sides.fairness.push(fair);
    };
    assert_eq!(codes(shared), ["E1115"]);
}

#[test]
fn a_fault_says_where_and_what_helps() {
    let mut instance = sound();
    instance.arcs.seat[0] = 5;
    let fault = instance.validate().expect_err("seat 5 is not there");
    assert_eq!(fault.to_string(), "E1102: person 0: arc to seat 5, but there are 1 seats");
    assert_eq!(fault.remedy(), Remedy::PositionBelow(1));
}

#[test]
fn full_class_files_carry_their_side_constraints() {
    let text = "mut1 2 2 1 1 4\nu -1 0 1 1 2\ns 0 0 0 1\ns 0 0 0 1\ne 0 0 2 0 5 1 6\ne 1 1 2 1 5 0 6\nl 0 0 1\nc 0 1\nf 0 1\nb 1\n";
    let file = Mut1::read(text.as_bytes()).expect("it reads");
    let full = file.clone().into_instance(Class::Full).expect("it is sound");
    let sides = [ConstraintKind::C3, ConstraintKind::C4, ConstraintKind::C5, ConstraintKind::C6];
    assert_eq!(full.sides.kinds(), sides);
    assert_eq!((full.groups.len(), full.demands.len()), (1, 1));
    let flow = file.into_instance(Class::Flow).expect("it is sound");
    assert!(flow.sides.is_empty() && flow.groups.is_empty() && flow.demands.is_empty());
}

fn mut1_error(text: &str) -> String {
    Mut1::read(text.as_bytes()).expect_err("it must not read").to_string()
}

#[test]
fn mut1_errors_name_line_and_field() {
    assert_eq!(mut1_error("mut2 1"), "E1301: line 1: expected `mut1 n m U R A`");
    assert_eq!(mut1_error("mut1 0 0 0 0 0\nx 1\n"), "E1302: line 2: unknown kind of line `x`");
    assert_eq!(
        mut1_error("mut1 0 1 0 0 0\ns 0 0 0\n"),
        "E1303: line 2, field 5: expected a whole number ≥ 0"
    );
    assert_eq!(
        mut1_error("mut1 0 1 0 0 0\ns 0 0 z 1\n"),
        "E1303: line 2, field 4: expected a whole number ≥ 0"
    );
    assert_eq!(mut1_error("mut1 0 1 0 0 0\ns 0 0 0 1 9\n"), "E1304: line 2, field 6: nothing should follow");
    assert_eq!(mut1_error("mut1 0 1 0 0 0\n"), "E1305: 0 lines of kind `s`, 1 announced");
    let moved = "mut1 1 2 0 0 1\ns 0 0 0 1\ns 0 0 0 1\ne 0 0 1 1 5\n";
    assert_eq!(mut1_error(moved), "E1306: line 4, field 5: the first arc must lead to the current seat 0");
    assert_eq!(mut1_error("mut1 1 0 0 0 0\ne 0 2 0\n"), "E1303: line 2, field 3: expected 0 or 1");
}

#[test]
fn json_errors_name_the_place() {
    let code = |text: &str| InstanceFile::read(text.as_bytes()).expect_err("it must not read").code();
    assert_eq!(code("{"), "E1310");
    assert_eq!(
        code(r#"{"format":"other/1","pairs":"all","constraints":[],"seats":[],"people":[]}"#),
        "E1311"
    );
    let with_arc = r#"{"format":"mutasi-instance/1","pairs":"all","constraints":[],"seats":[],
        "people":[{"id":"p","name":"P","arcs":[{"seat":"nowhere","value":1}]}]}"#;
    let file = InstanceFile::read(with_arc.as_bytes()).expect("the JSON is well-formed");
    let error = file.to_instance().expect_err("the seat is not there");
    assert_eq!(error.to_string(), "E1312: people[0].arcs[0].seat: there is no seat `nowhere`");
    let twice = with_arc.replace(
        r#""seats":[]"#,
        r#""seats":[{"id":"s","name":"S","capacity":1},{"id":"s","name":"S","capacity":1}]"#,
    );
    let file = InstanceFile::read(twice.as_bytes()).expect("the JSON is well-formed");
    assert_eq!(file.to_instance().expect_err("s is there twice").code(), "E1313");
    let unordered = r#"{"format":"mutasi-instance/1","pairs":"all","constraints":[],"seats":[],"people":[],
        "fairness":[{"name":"F","decision":" ","flag":"gain","members":[],"within_permille":5}]}"#;
    let file = InstanceFile::read(unordered.as_bytes()).expect("the JSON is well-formed");
    assert_eq!(file.to_instance().expect_err("no decision is named").code(), "E1314");
    assert_eq!(PlanFile::read(b"[]").expect_err("not a plan").code(), "E1310");
}
