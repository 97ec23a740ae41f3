//! The schools: kindergartens, primary and junior schools, with classes, hours and teachers needed.
//!
//! Need follows the formulas of the notes (classes for guru kelas; hours × classes / 24 for a subject; pupils
//! / 150 for BK). The head of a school is a teacher with an additional task, so that seat needs nobody.

use super::health::staffing;
use super::places::{DISTRICTS, SPECIAL};
use super::{Layout, Seat};
use crate::dice::Dice;

/// Subjects of a junior school: teacher title, subject, hours a week.
const SUBJECTS: [(&str, &str, u32); 11] = [
    ("guru-matematika", "matematika", 5),
    ("guru-bahasa-indonesia", "bahasa-indonesia", 6),
    ("guru-ipa", "ipa", 5),
    ("guru-ips", "ips", 4),
    ("guru-bahasa-inggris", "bahasa-inggris", 4),
    ("guru-pkn", "pkn", 3),
    ("guru-pai", "pai", 3),
    ("guru-pjok", "pjok", 3),
    ("guru-seni-budaya", "seni-budaya", 3),
    ("guru-informatika", "informatika", 2),
    ("guru-prakarya", "prakarya", 2),
];

/// Share of the schools of each district, in per mille.
const SHARES: [usize; 12] = [150, 130, 110, 90, 85, 80, 80, 75, 65, 55, 40, 40];

/// Adds 8 kindergartens, 122 primary and 20 junior schools at full size.
pub(super) fn add(layout: &mut Layout, dice: &mut Dice) {
    let office = layout.unit_of("disdik");
    let mut numbers = [[0_u32; 12]; 3];
    for (kind, full, least) in [(0, 8.0, 1), (1, 122.0, 6), (2, 20.0, 2)] {
        let count = layout.scaled(full).max(least) as usize;
        for index in 0..count {
            let district = if kind == 0 { index % 4 } else { district_of(index, count) };
            numbers[kind][district] += 1;
            let number = numbers[kind][district];
            let (prefix, code, unit_kind) = [
                ("TK Negeri", "tkn", "kindergarten"),
                ("SD Negeri", "sdn", "primary_school"),
                ("SMP Negeri", "smpn", "junior_school"),
            ][kind];
            let place = &DISTRICTS[district];
            let code = format!("{code}-{number:02}-{}", place.slug);
            let name = format!("{prefix} {number} {}", place.name);
            let unit = layout.unit(&code, &name, office, (unit_kind, "pendidikan"), district);
            layout.units[unit].staffing = staffing(district);
            layout.units[unit].row.special_area = SPECIAL.contains(&district);
            match kind {
                0 => add_kindergarten(layout, unit),
                1 => add_primary(layout, dice, unit, district),
                _ => add_junior(layout, dice, unit, district),
            }
        }
    }
    if let Some(office) = layout.unit_of("disdik") {
        for (job, full) in [
            ("pengawas-sekolah-ahli-muda", 8),
            ("pengawas-sekolah-ahli-madya", 12),
            ("pamong-belajar-ahli-pertama", 8),
        ] {
            let need = layout.spread(full);
            layout.seat(office, job, need);
        }
    }
}

/// Deals the schools over the districts by share; the special districts always come in.
fn district_of(index: usize, count: usize) -> usize {
    let per_mille = (index * 2 + 1) * 1000 / (count * 2);
    let mut upto = 0;
    SHARES
        .iter()
        .position(|share| {
            upto += share;
            per_mille < upto
        })
        .unwrap_or(SHARES.len() - 1)
}

fn add_kindergarten(layout: &mut Layout, unit: usize) {
    layout.facility(unit, "pupils", "64");
    layout.seat_of(unit, "kepala-sekolah");
    split_levels(layout, unit, "guru-tk", 4, &["ahli-pertama", "ahli-muda"]);
}

fn add_primary(layout: &mut Layout, dice: &mut Dice, unit: usize, district: usize) {
    // Town schools have parallel classes more often.
    let parallel = match district {
        0 | 1 => dice.weighted(&[40, 35, 20, 5]) as u32 * 2,
        _ => dice.weighted(&[80, 15, 5]) as u32 * 2,
    };
    let mut classes = 0;
    for grade in 1..=6 {
        let own = 1 + u32::from(grade <= parallel);
        classes += own;
        layout.facility(unit, &format!("classes_{grade}"), &own.to_string());
    }
    let size = if super::places::FAR.contains(&district) { 15 } else { 24 };
    layout.facility(unit, "pupils", &(classes * size + dice.below(12) as u32).to_string());
    layout.facility(unit, "hours:pjok", "4");
    layout.facility(unit, "hours:pai", "4");
    layout.seat_of(unit, "kepala-sekolah");
    let levels: &[&str] = match classes {
        0..=6 if dice.chance(700) => &["ahli-pertama"],
        0..=7 => &["ahli-pertama", "ahli-muda"],
        _ => &["ahli-pertama", "ahli-muda", "ahli-madya"],
    };
    split_levels(layout, unit, "guru-kelas", classes, levels);
    for title in ["guru-pjok", "guru-pai"] {
        let level = ["ahli-pertama", "ahli-muda"][dice.below(2)];
        split_levels(layout, unit, title, hours_need(4 * classes), &[level]);
    }
}

fn add_junior(layout: &mut Layout, dice: &mut Dice, unit: usize, district: usize) {
    let per_grade = match district {
        0 | 1 => 6 + dice.below(2) as u32,
        _ if super::places::FAR.contains(&district) => 3 + dice.below(2) as u32,
        _ => 4 + dice.below(3) as u32,
    };
    // A small agency has small schools, or a handful of them would hold all its teachers.
    let per_grade = if layout.scale() < 0.3 { 2 } else { per_grade };
    for grade in 7..=9 {
        layout.facility(unit, &format!("classes_{grade}"), &per_grade.to_string());
    }
    let classes = per_grade * 3;
    let pupils = classes * 30 + dice.below(20) as u32;
    layout.facility(unit, "pupils", &pupils.to_string());
    layout.seat_of(unit, "kepala-sekolah");
    for (title, subject, hours) in SUBJECTS {
        layout.facility(unit, &format!("hours:{subject}"), &hours.to_string());
        let need = hours_need(hours * classes);
        let levels: &[&str] = if need >= 5 {
            &["ahli-pertama", "ahli-muda"]
        } else {
            [&["ahli-pertama"], &["ahli-muda"]][dice.below(2)]
        };
        split_levels(layout, unit, title, need, levels);
    }
    let need = ((f64::from(pupils) / 150.0).round() as u32).max(1);
    split_levels(layout, unit, "guru-bimbingan-dan-konseling", need, &["ahli-pertama"]);
    let clerks = layout.spread(2);
    layout.seat(unit, "pengadministrasi-perkantoran", clerks);
}

/// Teachers for these hours a week: hours / 24, rounded half up, at least one.
fn hours_need(hours: u32) -> u32 {
    ((hours + 12) / 24).max(1)
}

/// Splits a need over the levels, more of it to the first, and sets the minimum of the school.
fn split_levels(layout: &mut Layout, unit: usize, title: &str, need: u32, levels: &[&str]) {
    let mut left = need;
    for (position, level) in levels.iter().enumerate() {
        let own = left.div_ceil((levels.len() - position) as u32);
        left -= own;
        if own > 0 {
            let seat = layout.seat_of(unit, &format!("{title}-{level}"));
            seat.need += own;
            seat.minimum = Some(minimum(seat));
        }
    }
}

/// A school keeps half of what it needs of every job, and at least one teacher.
fn minimum(seat: &Seat) -> u32 {
    (seat.need / 2).max(1)
}
