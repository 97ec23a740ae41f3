//! The RSUD and the puskesmas, with the minimum of each puskesmas type.
//!
//! Minimum numbers follow the table of Permenkes 75/2014 by type; the minimum of a staff kind is spread over
//! the levels of its seats, because a post is one job in one unit. The hospital has no legal minimum here.

use super::offices::add_treasurer;
use super::places::{DISTRICTS, FAR, SPECIAL};
use super::{Layout, Staffing};
use crate::dice::Dice;

/// A staff kind of a puskesmas: its jobs, with the share of seats of each, and the usual need.
struct Kind {
    jobs: &'static [(&'static str, u32)],
    /// Minimum for urban, urban inpatient, rural, rural inpatient, remote, remote inpatient.
    minimum: [u32; 6],
    /// Seats above the minimum in a usual puskesmas.
    extra: u32,
}

const KINDS: &[Kind] = &[
    Kind {
        jobs: &[("dokter-ahli-pertama", 1), ("dokter-ahli-muda", 1)],
        minimum: [1, 2, 1, 2, 1, 2],
        extra: 1,
    },
    Kind { jobs: &[("dokter-gigi-ahli-pertama", 1)], minimum: [1; 6], extra: 0 },
    Kind {
        jobs: &[("perawat-terampil", 4), ("perawat-mahir", 2), ("perawat-ahli-pertama", 2)],
        minimum: [5, 8, 5, 8, 5, 8],
        extra: 5,
    },
    Kind {
        jobs: &[("bidan-terampil", 4), ("bidan-mahir", 2), ("bidan-ahli-pertama", 1)],
        minimum: [4, 7, 4, 7, 4, 7],
        extra: 6,
    },
    Kind {
        jobs: &[("tenaga-promosi-kesehatan-dan-ilmu-perilaku-ahli-pertama", 1)],
        minimum: [2, 2, 1, 1, 1, 1],
        extra: 1,
    },
    Kind { jobs: &[("tenaga-sanitasi-lingkungan-terampil", 1)], minimum: [1; 6], extra: 1 },
    Kind { jobs: &[("pranata-laboratorium-kesehatan-terampil", 1)], minimum: [1; 6], extra: 1 },
    Kind { jobs: &[("nutrisionis-terampil", 1)], minimum: [1, 2, 1, 2, 1, 2], extra: 0 },
    Kind {
        jobs: &[("asisten-apoteker-terampil", 1), ("apoteker-ahli-pertama", 1)],
        minimum: [1, 2, 1, 1, 1, 1],
        extra: 1,
    },
    Kind { jobs: &[("terapis-gigi-dan-mulut-terampil", 1)], minimum: [0; 6], extra: 1 },
    Kind { jobs: &[("perekam-medis-terampil", 1)], minimum: [0; 6], extra: 1 },
    Kind { jobs: &[("pengadministrasi-perkantoran", 1)], minimum: [3, 3, 2, 2, 2, 2], extra: 1 },
    Kind { jobs: &[("pengelola-umum-operasional", 1)], minimum: [2, 2, 1, 1, 1, 1], extra: 0 },
];

/// District and type (index into the minimum table) of the first fourteen puskesmas.
const PUSKESMAS: [(usize, usize); 14] = [
    (11, 4),
    (0, 1),
    (1, 0),
    (10, 5),
    (9, 3),
    (0, 0),
    (2, 3),
    (3, 2),
    (4, 2),
    (5, 3),
    (6, 2),
    (7, 3),
    (8, 2),
    (1, 0),
];

const TYPES: [&str; 6] =
    ["urban", "urban_inpatient", "rural", "rural_inpatient", "remote", "remote_inpatient"];

const HOSPITAL: &[(&str, u32)] = &[
    ("dokter-ahli-pertama", 8),
    ("dokter-ahli-muda", 10),
    ("dokter-ahli-madya", 8),
    ("dokter-gigi-ahli-pertama", 2),
    ("dokter-gigi-ahli-muda", 1),
    ("perawat-terampil", 90),
    ("perawat-mahir", 56),
    ("perawat-penyelia", 20),
    ("perawat-ahli-pertama", 52),
    ("perawat-ahli-muda", 26),
    ("perawat-ahli-madya", 4),
    ("bidan-terampil", 22),
    ("bidan-mahir", 14),
    ("bidan-penyelia", 6),
    ("bidan-ahli-pertama", 8),
    ("apoteker-ahli-pertama", 4),
    ("apoteker-ahli-muda", 3),
    ("asisten-apoteker-terampil", 10),
    ("nutrisionis-terampil", 5),
    ("nutrisionis-ahli-pertama", 2),
    ("tenaga-sanitasi-lingkungan-terampil", 3),
    ("pranata-laboratorium-kesehatan-terampil", 10),
    ("pranata-laboratorium-kesehatan-mahir", 5),
    ("perekam-medis-terampil", 9),
    ("perekam-medis-mahir", 4),
    ("radiografer-terampil", 5),
    ("radiografer-mahir", 2),
    ("fisioterapis-terampil", 4),
    ("administrator-kesehatan-ahli-pertama", 3),
    ("pengadministrasi-perkantoran", 14),
    ("operator-layanan-operasional", 12),
    ("pengolah-data-dan-informasi", 8),
    ("pengelola-umum-operasional", 10),
    ("penata-keuangan", 3),
    ("pengelola-keuangan", 4),
];

/// Adds the hospital and the puskesmas.
pub(super) fn add(layout: &mut Layout, dice: &mut Dice) {
    let hospital = layout.unit("rsud", "RSUD Bukitintan", Some(0), ("hospital", "kesehatan"), 0);
    layout.seat(hospital, "direktur-rumah-sakit-umum-daerah", 1);
    for section in ["kepala-bidang", "kepala-subbagian-tata-usaha"] {
        if layout.scale() >= 0.3 {
            layout.seat(hospital, section, 1);
        }
    }
    add_treasurer(layout, hospital);
    for (job, need) in HOSPITAL {
        let need = layout.spread(*need);
        layout.seat(hospital, job, need);
    }
    let count = ((14.0 * layout.scale()).round() as usize).max(5);
    for number in 0..count {
        add_puskesmas(layout, dice, number);
    }
}

fn add_puskesmas(layout: &mut Layout, dice: &mut Dice, number: usize) {
    let (district, kind) = PUSKESMAS[number % PUSKESMAS.len()];
    let place = &DISTRICTS[district];
    let earlier = (0..number).filter(|other| PUSKESMAS[other % PUSKESMAS.len()].0 == district).count();
    let (code, name) = if earlier == 0 {
        (format!("pkm-{}", place.slug), format!("Puskesmas {}", place.name))
    } else {
        (format!("pkm-{}-{}", place.slug, earlier + 1), format!("Puskesmas {} {}", place.name, earlier + 1))
    };
    let unit = layout.unit(&code, &name, Some(0), ("puskesmas", "kesehatan"), district);
    layout.units[unit].staffing = staffing(district);
    layout.units[unit].row.special_area = SPECIAL.contains(&district);
    layout.facility(unit, "puskesmas_type", TYPES[kind]);
    layout.seat_of(unit, "kepala-puskesmas");
    if layout.scale() >= 0.3 {
        layout.seat(unit, "kepala-tata-usaha-puskesmas", 1);
    }
    // A small agency has small puskesmas: the minimum and nothing above it.
    let is_small = layout.scale() < 0.3;
    for part in KINDS {
        let minimum = part.minimum[kind];
        let extra = if is_small { 0 } else { part.extra + u32::from(part.extra > 3 && dice.chance(400)) };
        spread_kind(layout, unit, part, (minimum, minimum + extra));
    }
}

/// Spreads need and minimum of one staff kind over its jobs, in proportion to their shares.
fn spread_kind(layout: &mut Layout, unit: usize, part: &Kind, (minimum, need): (u32, u32)) {
    let shares: u32 = part.jobs.iter().map(|(_, share)| share).sum();
    let (mut before, mut needed, mut floored) = (0, 0, 0);
    for (job, share) in part.jobs {
        before += share;
        let upto = |total: u32| (total * before).div_ceil(shares).min(total);
        let (own_need, own_minimum) = (upto(need) - needed, upto(minimum) - floored);
        (needed, floored) = (needed + own_need, floored + own_minimum);
        if own_need > 0 {
            let seat = layout.seat_of(unit, job);
            seat.need = own_need;
            seat.minimum = (own_minimum > 0).then_some(own_minimum.min(own_need));
        }
    }
}

/// How schools and puskesmas of a district are staffed.
pub(super) fn staffing(district: usize) -> Staffing {
    match district {
        0 | 1 => Staffing::Crowded,
        _ if FAR.contains(&district) => Staffing::Thin,
        _ => Staffing::Usual,
    }
}
