//! Assignments, additional tasks, acting heads and education.
//!
//! Decree numbers are invented and say so (`SK-CONTOH`).

use jiff::civil::Date;

use crate::calendar::{month_start_before, shift_days};
use crate::dice::Dice;
use crate::jobs::Group;
use crate::people::{Draft, Employment, People};
use crate::rows::{AssignmentRow, EducationRow};

/// A person with the additional task of leading a school or puskesmas.
pub(super) struct AdditionalHead {
    pub(super) draft: usize,
    pub(super) seat: usize,
    pub(super) from: Date,
}

/// Heads of schools and puskesmas: a PNS of the unit, not near retirement; a unit without one has no head.
pub(super) fn additional_heads(people: &People) -> Vec<AdditionalHead> {
    let mut dice = Dice::named(people.seed, "additional heads");
    let mut heads = Vec::new();
    for (index, seat) in people.layout.seats.iter().enumerate() {
        let code = people.layout.catalogue.jobs()[seat.job].row.code.as_str();
        if !matches!(code, "kepala-sekolah" | "kepala-puskesmas") {
            continue;
        }
        let group = if code == "kepala-sekolah" { Group::Teacher } else { Group::Health };
        let best = (0..people.drafts.len())
            .filter(|draft| {
                let person = &people.drafts[*draft];
                people.unit_of(person) == seat.unit
                    && person.employment == Employment::Pns
                    && person.role.is_none()
                    && person.education >= "40"
                    && people.job(*draft).group == group
                    && people.age_months(*draft) < 56 * 12
                    && people.months_in_post(*draft) >= 6
            })
            .max_by_key(|draft| (people.job(*draft).level, people.drafts[*draft].rank.clone(), *draft));
        if let Some(draft) = best {
            let months = dice.between(4, people.months_in_post(draft).min(92));
            heads.push(AdditionalHead { draft, seat: index, from: month_start_before(people.today, months) });
        }
    }
    heads
}

/// Definitive posts now and before, additional tasks, and acting heads.
pub(super) fn assignments(people: &People, heads: &[AdditionalHead]) -> Vec<AssignmentRow> {
    let mut dice = Dice::named(people.seed, "decrees");
    let mut rows = Vec::new();
    for draft in &people.drafts {
        for stint in &draft.earlier {
            let mut row = row(people, draft, (stint.unit, stint.job), ("definitive", stint.from), &mut dice);
            row.until = Some(stint.until);
            rows.push(row);
        }
        let seat = &people.layout.seats[draft.seat];
        rows.push(row(people, draft, (seat.unit, seat.job), ("definitive", draft.post_from), &mut dice));
    }
    for head in heads {
        let seat = &people.layout.seats[head.seat];
        rows.push(row(
            people,
            &people.drafts[head.draft],
            (seat.unit, seat.job),
            ("additional", head.from),
            &mut dice,
        ));
    }
    rows.extend(acting(people, &mut dice));
    rows
}

/// P1: Dewi leads Disdukcapil as Plt for 14 months; the other vacant offices have an acting head for a while.
fn acting(people: &People, dice: &mut Dice) -> Vec<AssignmentRow> {
    let mut rows = Vec::new();
    for seat in &people.layout.seats {
        let job = &people.layout.catalogue.jobs()[seat.job];
        let is_top_head =
            people.layout.units[seat.unit].top == seat.unit && job.is_managerial() && seat.need == 1;
        if seat.fill > 0 || !is_top_head {
            continue;
        }
        let below = (0..people.drafts.len())
            .filter(|draft| {
                let unit = people.unit_of(&people.drafts[*draft]);
                people.layout.units[unit].top == seat.unit && people.job(*draft).is_managerial()
            })
            .max_by_key(|draft| {
                (people.drafts[*draft].role == Some("dewi"), people.job(*draft).level, *draft)
            });
        let Some(deputy) = below else { continue };
        let is_planted = people.drafts[deputy].role == Some("dewi");
        let months = if is_planted { 14 } else { dice.between(1, 5) };
        let capacity = if months == 1 { "acting_plh" } else { "acting_plt" };
        let from = month_start_before(people.today, months);
        rows.push(row(people, &people.drafts[deputy], (seat.unit, seat.job), (capacity, from), dice));
    }
    rows
}

fn row(
    people: &People,
    draft: &Draft,
    (unit, job): (usize, usize),
    (capacity, from): (&'static str, Date),
    dice: &mut Dice,
) -> AssignmentRow {
    let decree_date = shift_days(from, -dice.between(2, 20));
    AssignmentRow {
        nip: draft.nip.clone(),
        unit_code: people.layout.units[unit].row.code.clone(),
        job_code: people.layout.catalogue.jobs()[job].row.code.clone(),
        capacity,
        from,
        until: None,
        decree_number: format!("SK-CONTOH/{:04}/BKPSDM/{}", 1 + dice.below(9000), decree_date.year()),
        decree_date,
    }
}

/// Degrees, teaching certificates and other certificates.
pub(super) fn education(people: &People) -> Vec<EducationRow> {
    let mut dice = Dice::named(people.seed, "education rows");
    let mut rows = Vec::new();
    for (index, draft) in people.drafts.iter().enumerate() {
        let job = people.job(index);
        let age_at_degree = match draft.education {
            "05" => 13,
            "10" => 16,
            "15" => 19,
            "30" => 22,
            "45" => 30,
            _ => 23,
        };
        let this_year = people.today.year();
        let year = (draft.birth.year() + age_at_degree).min(draft.service_from.year()).min(this_year);
        let degree = |level, year| EducationRow {
            nip: draft.nip.clone(),
            kind: "degree",
            level: Some(level),
            field: Some(draft.field.to_owned()),
            subject: None,
            year,
        };
        if draft.education == "45" {
            rows.push(degree("40", draft.birth.year() + 23));
        }
        let later =
            if draft.education == "45" { (draft.birth.year() + age_at_degree).min(this_year) } else { year };
        rows.push(degree(draft.education, later));
        let certificate = |kind, subject: &str, year: i16| EducationRow {
            nip: draft.nip.clone(),
            kind,
            level: None,
            field: None,
            subject: Some(subject.to_owned()),
            year: year.min(this_year),
        };
        if let Some(subject) = job.row.subject
            && (draft.employment != Employment::Cpns)
            && dice.chance(880)
        {
            rows.push(certificate("teaching_certificate", subject, draft.service_from.year() + 1));
        }
        for subject in planted_certificates(draft.role) {
            rows.push(certificate("certificate", subject, this_year - 1));
        }
        if draft.role.is_none() && job.group == Group::Technical && dice.chance(60) {
            let subject = *dice.pick(&[
                "pengadaan-barang-jasa",
                "pelayanan-publik",
                "kearsipan-dinamis",
                "analisis-jabatan",
            ]);
            rows.push(certificate("certificate", subject, draft.service_from.year() + 2));
        }
    }
    rows
}

/// P3 and P11: certificates that tell what the person has done.
fn planted_certificates(role: Option<&str>) -> &'static [&'static str] {
    match role {
        Some("arif") => &["pengembangan-aplikasi-web", "administrasi-basis-data"],
        Some("nur-aini") => &["inovasi-antrean-puskesmas"],
        Some("rudi") => &["administrasi-jaringan"],
        _ => &[],
    }
}
