//! Wishes of about 15 percent of the people, and those of the planted persons.
//!
//! A wish is a district, a post, staying, or anything; up to three a person, ranked from 1.

use crate::dice::Dice;
use crate::layout::places::DISTRICTS;
use crate::people::People;
use crate::rows::WishRow;

/// Planted wishes for a post: role, unit, job.
const POSTS: [(&str, &str, &str); 8] = [
    ("arif", "kominfo-aplikasi", "penata-kelola-sistem-dan-teknologi-informasi"),
    ("rudi", "kominfo-aplikasi", "penata-kelola-sistem-dan-teknologi-informasi"),
    ("joko", "dpmd-sekretariat", "kepala-subbagian-umum-dan-kepegawaian"),
    ("spouse", "dpmd-sekretariat", "kepala-subbagian-umum-dan-kepegawaian"),
    ("brother", "kec-sungai-serai", "camat"),
    ("nur-aini", "dinkes-pelayanan", "kepala-bidang"),
    ("tarno", "kec-ulu-sebatang", "kepala-seksi-pemerintahan"),
    ("replacement", "kec-lembah-intan", "pengadministrasi-perkantoran"),
];

/// Where the five finance staff of P9 are wanted and want to go.
const FINANCE: [&str; 5] =
    ["disdik-sekretariat", "disdik-sekretariat", "pupr-sekretariat", "dinkes-sekretariat", "rsud"];

/// All wishes.
pub(super) fn rows(people: &People) -> Vec<WishRow> {
    let mut rows = planted(people);
    let mut dice = Dice::named(people.seed, "wishes");
    for (index, draft) in people.drafts.iter().enumerate() {
        if draft.role.is_some() || !dice.chance(150) {
            continue;
        }
        let mut ranked = vec![drawn(people, index, &mut dice)];
        if !ranked[0].stay && dice.chance(300) {
            ranked.push(WishRow { rank: 2, anywhere: true, ..blank(&draft.nip) });
        }
        rows.extend(ranked);
    }
    rows
}

fn drawn(people: &People, index: usize, dice: &mut Dice) -> WishRow {
    let draft = &people.drafts[index];
    let wish = blank(&draft.nip);
    match dice.weighted(&[460, 240, 200, 100]) {
        0 => {
            let district = if dice.chance(700) { draft.home } else { dice.below(DISTRICTS.len()) };
            WishRow { district: Some(DISTRICTS[district].name.to_owned()), ..wish }
        }
        1 => {
            let job = people.layout.seats[draft.seat].job;
            let short: Vec<_> =
                people.layout.seats.iter().filter(|seat| seat.job == job && seat.fill < seat.need).collect();
            if short.is_empty() {
                return WishRow { anywhere: true, ..wish };
            }
            let seat = dice.pick(&short);
            WishRow {
                unit_code: Some(people.layout.units[seat.unit].row.code.clone()),
                job_code: Some(people.job(index).row.code.clone()),
                ..wish
            }
        }
        2 => WishRow { stay: true, ..wish },
        _ => WishRow { anywhere: true, ..wish },
    }
}

fn planted(people: &People) -> Vec<WishRow> {
    let mut rows = Vec::new();
    let nip = |draft: usize| people.drafts[draft].nip.as_str();
    for (role, unit, job) in POSTS {
        if let Some(draft) = people.role(role) {
            let wish = WishRow {
                unit_code: Some(unit.to_owned()),
                job_code: Some(job.to_owned()),
                ..blank(nip(draft))
            };
            rows.push(wish);
        }
    }
    // P5: both want one district, the one of their home.
    for role in ["bayu", "ratna"] {
        if let Some(draft) = people.role(role) {
            let home = DISTRICTS[people.drafts[draft].home].name;
            rows.push(WishRow { district: Some(home.to_owned()), ..blank(nip(draft)) });
        }
    }
    for (draft, unit) in people.roles("finance-wanted").into_iter().zip(FINANCE) {
        let wish = WishRow {
            unit_code: Some(unit.to_owned()),
            job_code: Some("penata-keuangan".to_owned()),
            ..blank(nip(draft))
        };
        rows.push(wish);
    }
    rows
}

fn blank(nip: &str) -> WishRow {
    WishRow {
        nip: nip.to_owned(),
        rank: 1,
        unit_code: None,
        job_code: None,
        district: None,
        stay: false,
        anywhere: false,
    }
}
