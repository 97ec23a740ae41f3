//! Ranks, titles and NIP: whatever must agree with the final birth, service and post.
//!
//! The NIP follows the layout of the notes; the last three digits lie in 900–999 and the number is unique.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Draft, Employment, People, titles};
use crate::calendar::{full_months, month_start_before};
use crate::dice::Dice;
use crate::jobs::{Job, Level};

/// The ranks of PNS, lowest first.
pub(crate) const RANKS: [&str; 17] = [
    "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a",
    "IV/b", "IV/c", "IV/d", "IV/e",
];

/// Completes every draft.
pub(super) fn complete(people: &mut People) {
    let mut dice = Dice::named(people.seed, "rank");
    let mut taken = BTreeSet::new();
    let today = people.today;
    for index in 0..people.drafts.len() {
        let job = people.job(index).clone();
        let draft = &mut people.drafts[index];
        set_rank(draft, &job, today, &mut dice);
        let (before, after) = titles::of(draft.education, draft.field);
        draft.title_before = before.map(str::to_owned);
        draft.title_after = after;
        if draft.role == Some("lilis") {
            draft.title_before = Some("Ir.".to_owned());
        } else if draft.title_before.is_none()
            && draft.role.is_none()
            && full_months(draft.birth, today) > 45 * 12
            && dice.chance(90)
        {
            draft.title_before = Some(if draft.is_male { "H." } else { "Hj." }.to_owned());
        }
        draft.nip = nip(draft, &mut taken);
    }
}

fn set_rank(draft: &mut Draft, job: &Job, today: Date, dice: &mut Dice) {
    if draft.employment == Employment::Pppk {
        contract_grade(job, draft.education).clone_into(&mut draft.rank);
        draft.rank_from = draft.service_from;
        return;
    }
    let (start, ceiling) = by_education(draft.education);
    let served = full_months(draft.service_from, today);
    let earned = (start + (served / 48) as usize).min(ceiling);
    let index = |rank: &str| RANKS.iter().position(|known| *known == rank).unwrap_or(0);
    let (low, high) = (index(job.row.rank_low), index(job.row.rank_high));
    let rank = if draft.employment == Employment::Cpns { start } else { earned.clamp(low, high.max(low)) };
    RANKS[rank].clone_into(&mut draft.rank);
    // Rank rises were in April and October for most of the time that the sample looks back.
    let mut since = month_start_before(today, dice.between(1, 46));
    while !matches!(since.month(), 4 | 10) {
        since = month_start_before(since, 1);
    }
    draft.rank_from =
        if draft.employment == Employment::Cpns || served < 52 { draft.service_from } else { since };
}

/// First and last regular rank of an education, as indexes.
fn by_education(level: &str) -> (usize, usize) {
    match level {
        "05" => (0, 4),
        "10" => (2, 6),
        "15" => (4, 9),
        "30" => (6, 10),
        "45" => (9, 12),
        _ => (8, 11),
    }
}

/// Golongan of a contract: by functional level, for pelaksana by education.
fn contract_grade(job: &Job, education: &str) -> &'static str {
    match (job.level, job.row.family, education) {
        (_, "dokter" | "dokter-gigi", _) => "X",
        (Level::Beginner, ..) => "V",
        (Level::Skilled, ..) => "VII",
        (Level::FirstExpert | Level::Proficient, ..) => "IX",
        (_, _, "10") => "IV",
        (_, _, "15") => "V",
        (_, _, "30") => "VII",
        _ => "IX",
    }
}

/// 18 digits: birth, month of the CPNS (for PPPK the year and `21`), sex, and a sequence from 900 on.
fn nip(draft: &Draft, taken: &mut BTreeSet<String>) -> String {
    let (birth, service) = (draft.birth, draft.service_from);
    let month = if draft.employment == Employment::Pppk { 21 } else { service.month() };
    let sex = if draft.is_male { 1 } else { 2 };
    let stem = format!(
        "{:04}{:02}{:02}{:04}{month:02}{sex}",
        birth.year(),
        birth.month(),
        birth.day(),
        service.year()
    );
    let start = (birth.day() as usize * 7 + birth.month() as usize * 3) % 100;
    let free =
        (0..100).map(|step| format!("{stem}{}", 900 + (start + step) % 100)).find(|nip| !taken.contains(nip));
    let nip =
        free.expect("invariant: fewer than a hundred people share a birth date, an entry month and a sex");
    taken.insert(nip.clone());
    nip
}
