//! The data-quality indicators of BKN, each by a row that has it and one that has not.

use crate::make::{SITI, TODAY, agency};
use domain::kind::Kind;
use domain::tidy::{Cells, columns, key_of};
use intake::checks::checks;
use intake::directory::Directory;
use intake::finding::{FindingCode as C, Place};
use intake::reading::Staged;
use std::collections::BTreeSet;

fn row(kind: Kind, values: &[(&str, &str)]) -> Staged {
    let mut cells: Cells = vec![None; columns(kind).len()];
    for (name, text) in values {
        let at = columns(kind).iter().position(|c| c.name == *name).expect("a column");
        cells[at] = Some((*text).to_owned());
    }
    Staged { kind, place: Place::new("S", 2), key: key_of(kind, &cells), cells, carries: [].into() }
}

fn person(change: &[(&'static str, &'static str)]) -> Staged {
    let mut values = vec![
        ("nip", SITI),
        ("name", "Siti Aminah"),
        ("birth_date", "1985-03-12"),
        ("sex", "f"),
        ("employment", "pns"),
        ("legal_status", "01"),
        ("rank", "III/c"),
        ("cpns_from", "2010-01-01"),
        ("pns_from", "2011-01-01"),
    ];
    values.retain(|(name, _)| !change.iter().any(|(n, _)| n == name));
    values.extend_from_slice(change);
    row(Kind::People, &values)
}

fn job(code: &str, values: &[(&'static str, &'static str)]) -> Staged {
    let mut all = vec![("code", code), ("name", code)];
    all.extend_from_slice(values);
    row(Kind::Jobs, &all)
}

fn post(nip: &str, job: &str, from: &str) -> Staged {
    row(
        Kind::Assignments,
        &[
            ("nip", nip),
            ("unit_code", "dik-umum"),
            ("job_code", job),
            ("capacity", "definitive"),
            ("from", from),
        ],
    )
}

fn codes(rows: &[Staged], directory: &Directory) -> Vec<C> {
    let mut after = directory.clone();
    for row in rows {
        after.overlay(row.kind, &row.cells, &row.carries);
    }
    checks(rows, directory, &after, BTreeSet::new(), TODAY).findings.iter().map(|f| f.code).collect()
}

#[test]
fn a_person_in_order_has_no_finding() {
    assert_eq!(codes(&[person(&[])], &agency()), Vec::new());
}

#[test]
fn the_nip_is_held_against_birth_appointment_and_sex() {
    assert_eq!(codes(&[person(&[("birth_date", "1985-03-13")])], &agency()), [C::NipBirthDiffers]);
    assert_eq!(codes(&[person(&[("sex", "m")])], &agency()), [C::NipSexDiffers]);
    assert_eq!(codes(&[person(&[("cpns_from", "2010-02-01")])], &agency()), [C::NipAppointmentDiffers]);
    assert_eq!(
        codes(&[person(&[("cpns_from", "2010-02-01"), ("employment", "pppk")])], &agency()),
        Vec::new()
    );
}

#[test]
fn appointments_are_in_order_and_cpns_lasts_a_year() {
    assert_eq!(codes(&[person(&[("pns_from", "2009-01-01")])], &agency()), [C::CpnsAfterPns]);
    assert_eq!(codes(&[person(&[("employment", "cpns"), ("pns_from", "")])], &agency()), [C::CpnsTooLong]);
}

#[test]
fn absent_ratings_and_degrees_count_only_in_registers_that_have_any() {
    let other =
        row(Kind::Performance, &[("nip", "199001012015011999"), ("year", "2025"), ("rating", "good")]);
    let mut directory = agency();
    directory.add(Kind::Performance, &other.cells);
    assert_eq!(codes(&[person(&[])], &directory), [C::NoRecentPerformance]);
    let own = row(Kind::Performance, &[("nip", SITI), ("year", "2024"), ("rating", "good")]);
    assert_eq!(codes(&[person(&[]), own], &directory), Vec::new());
    let degree = row(Kind::Education, &[("nip", "199001012015011999"), ("kind", "degree"), ("level", "40")]);
    let mut directory = agency();
    directory.add(Kind::Education, &degree.cells);
    assert_eq!(codes(&[person(&[])], &directory), [C::EducationMissing]);
}

#[test]
fn past_retirement_and_leave_that_ended_are_reported() {
    let old = person(&[("nip", "196801012010012907"), ("birth_date", "1968-01-01")]);
    let held = post("196801012010012907", "pelaksana-x", "2020-01-01");
    let rows = [job("pelaksana-x", &[("level", "pelaksana")]), old, held];
    assert_eq!(codes(&rows, &agency()), [C::PastRetirement]);
    let leave =
        row(Kind::Leave, &[("nip", SITI), ("kind", "cltn"), ("from", "2023-01-01"), ("until", "2025-12-31")]);
    assert_eq!(codes(&[person(&[("legal_status", "02")]), leave], &agency()), [C::CltnOver]);
}

#[test]
fn structural_posts_ask_for_service_education_rank_and_one_holder() {
    let chief = job("kepala-x", &[("level", "pengawas-a"), ("rank_low", "III/d"), ("education_level", "30")]);
    let early = [chief.clone(), person(&[("rank", "III/d")]), post(SITI, "kepala-x", "2011-06-01")];
    assert_eq!(codes(&early, &agency()), [C::StructuralTooEarly]);
    let low = [chief.clone(), person(&[]), post(SITI, "kepala-x", "2020-01-01")];
    assert_eq!(codes(&low, &agency()), [C::StructuralRank]);
    let school = row(Kind::Education, &[("nip", SITI), ("kind", "degree"), ("level", "15")]);
    let unschooled =
        [chief.clone(), person(&[("rank", "III/d")]), school.clone(), post(SITI, "kepala-x", "2020-01-01")];
    assert_eq!(codes(&unschooled, &agency()), [C::StructuralEducation]);
    let two = [
        chief,
        person(&[("rank", "III/d")]),
        post(SITI, "kepala-x", "2020-01-01"),
        post(crate::make::BUDI, "kepala-x", "2021-01-01"),
    ];
    assert_eq!(codes(&two, &agency()), [C::TwoHolders]);
    let expert = [
        job("guru-x", &[("level", "jf-ahli-muda")]),
        person(&[]),
        school,
        post(SITI, "guru-x", "2020-01-01"),
    ];
    assert_eq!(codes(&expert, &agency()), [C::FunctionalEducation]);
}

#[test]
fn a_unit_that_ended_is_reported_and_nothing_refers_to_nothing() {
    let unit = row(Kind::Units, &[("code", "dik-umum"), ("name", "Lama"), ("until", "2025-12-31")]);
    let rows = [unit, post(SITI, "pengadministrasi", "2020-01-01")];
    assert_eq!(codes(&rows, &agency()), [C::UnitInactive]);
    let lost = row(Kind::Posts, &[("unit_code", "tiada"), ("job_code", "tiada")]);
    assert_eq!(codes(&[lost], &agency()), [C::UnitUnknown, C::JobUnknown]);
    let stranger = row(Kind::Wishes, &[("nip", "199001012015011999"), ("rank", "1")]);
    assert_eq!(codes(&[stranger], &agency()), [C::PersonUnknown]);
}

/// A register that holds some rating, so that a missing one means something.
fn rated() -> Directory {
    let mut directory = agency();
    let other =
        row(Kind::Performance, &[("nip", "199001012015011999"), ("year", "2025"), ("rating", "good")]);
    directory.add(Kind::Performance, &other.cells);
    directory
}

#[test]
fn a_rating_is_not_missed_of_the_new_and_the_absent() {
    let new = ("198503122025072907", "2025-07-01");
    let named = |change: &[(&'static str, &'static str)]| {
        let mut all = vec![("nip", new.0), ("cpns_from", ""), ("pns_from", "")];
        all.retain(|(name, _)| !change.iter().any(|(n, _)| n == name));
        all.extend_from_slice(change);
        codes(&[person(&all)], &rated())
    };
    assert_eq!(named(&[]), Vec::new(), "the NIP says 2025");
    assert_eq!(named(&[("employment", "cpns"), ("cpns_from", new.1)]), Vec::new());
    assert_eq!(named(&[("nip", "198503122024212907"), ("employment", "pppk"), ("rank", "IX")]), Vec::new());
    assert_eq!(
        named(&[("nip", "198503122022212907"), ("employment", "pppk"), ("rank", "IX")]),
        [C::NoRecentPerformance]
    );
    let leave =
        row(Kind::Leave, &[("nip", SITI), ("kind", "cltn"), ("from", "2024-01-01"), ("until", "2026-12-31")]);
    assert_eq!(codes(&[person(&[]), leave], &rated()), Vec::new());
    assert_eq!(codes(&[person(&[("legal_status", "02")])], &rated()), Vec::new());
}

#[test]
fn a_partial_row_is_checked_with_what_is_known_of_the_person() {
    let mut directory = rated();
    directory.add(Kind::People, &person(&[("legal_status", "02")]).cells);
    let mut partial = row(Kind::People, &[("nip", SITI), ("name", "Siti Aminah"), ("rank", "III/d")]);
    partial.carries = ["nip", "name", "rank"].into();
    assert_eq!(codes(&[partial.clone()], &directory), Vec::new(), "on CLTN, as is known");
    directory.add(Kind::People, &person(&[("cpns_from", "2010-02-01")]).cells);
    assert_eq!(codes(&[partial], &directory), [C::NipAppointmentDiffers, C::NoRecentPerformance]);
    let known = job("kepala-x", &[("level", "pengawas-a"), ("rank_low", "III/d")]);
    let mut partial = row(Kind::Jobs, &[("code", "kepala-x"), ("name", "Kepala X"), ("class", "9")]);
    partial.carries = ["code", "name", "class"].into();
    let mut directory = agency();
    directory.add(Kind::Jobs, &known.cells);
    directory.add(Kind::People, &person(&[]).cells);
    assert_eq!(codes(&[partial, post(SITI, "kepala-x", "2020-01-01")], &directory), [C::StructuralRank]);
}
