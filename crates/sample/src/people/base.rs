//! Base draws: employment, birth, service, education, home and name of every draft.
//!
//! Nobody drawn here retires within two years; `retirement` decides who does. Each column has a stream of its
//! own, so that a change to one does not shift the others.

use super::{Draft, Employment, People, names};
use crate::calendar::{month_start_before, shift, shift_days};
use crate::dice::Dice;
use crate::jobs::{Group, Job, Level};
use crate::layout::Seat;
use crate::layout::places::{DISTRICTS, minutes};

/// PPPK at full size: teachers, health, technical. The sum is 1,080.
const CONTRACTS: [(Group, f64); 3] =
    [(Group::Teacher, 670.0), (Group::Health, 270.0), (Group::Technical, 140.0)];
/// CPNS at full size, counted within the PNS.
const TRIAL_YEAR: f64 = 36.0;

/// Fields of degrees where a job asks for none in particular.
const GENERAL_FIELDS: [&str; 10] = [
    "manajemen",
    "administrasi-publik",
    "ilmu-pemerintahan",
    "hukum",
    "ekonomi-pembangunan",
    "sosiologi",
    "ilmu-komunikasi",
    "akuntansi",
    "agribisnis",
    "psikologi",
];

/// Draws one draft for each filled seat.
pub(super) fn draw(people: &mut People) {
    let employments = employments(people);
    let named = |name: &str| Dice::named(people.seed, name);
    let (mut births, mut degrees, mut homes) = (named("birth"), named("education"), named("home"));
    let mut naming = names::Names::new(named("names"));
    let mut drafts = Vec::new();
    for (index, seat) in people.layout.seats.iter().enumerate() {
        for _ in 0..seat.fill {
            let job = &people.layout.catalogue.jobs()[seat.job];
            let employment = employments[drafts.len()];
            let is_male = births.chance(men_per_mille(job));
            let mut draft = blank(index, employment, people.today, is_male);
            (draft.education, draft.field) = degree(&mut degrees, job);
            draw_age_and_service(&mut draft, job, people.today, &mut births);
            draft.home = home(people, &mut homes, seat);
            draft.name = naming.draw(is_male);
            drafts.push(draft);
        }
    }
    people.drafts = drafts;
}

/// Decides the employment of each draft, in the order of the seats, with exact counts.
fn employments(people: &People) -> Vec<Employment> {
    let mut dice = Dice::named(people.seed, "employment");
    let jobs: Vec<&Job> = people
        .layout
        .seats
        .iter()
        .flat_map(|seat| (0..seat.fill).map(|_| &people.layout.catalogue.jobs()[seat.job]))
        .collect();
    // Planted seats are left to PNS, so that the counts of contract staff stay exact.
    let is_planted: Vec<bool> =
        (people.layout.seats.iter()).flat_map(|seat| (0..seat.fill).map(|_| seat.is_fixed)).collect();
    let mut employments = vec![Employment::Pns; jobs.len()];
    for (group, full) in CONTRACTS {
        let mut open: Vec<usize> = (0..jobs.len())
            .filter(|draft| {
                jobs[*draft].group == group && jobs[*draft].is_open_to_contract() && !is_planted[*draft]
            })
            .collect();
        dice.shuffle(&mut open);
        for draft in open.into_iter().take(people.layout.scaled(full) as usize) {
            employments[draft] = Employment::Pppk;
        }
    }
    let mut open: Vec<usize> = (0..jobs.len())
        .filter(|draft| employments[*draft] == Employment::Pns && jobs[*draft].level == Level::FirstExpert)
        .collect();
    dice.shuffle(&mut open);
    for draft in open.into_iter().take(people.layout.scaled(TRIAL_YEAR) as usize) {
        employments[draft] = Employment::Cpns;
    }
    employments
}

fn blank(seat: usize, employment: Employment, today: jiff::civil::Date, is_male: bool) -> Draft {
    Draft {
        seat,
        employment,
        is_male,
        birth: today,
        service_from: today,
        contract_until: None,
        post_from: today,
        rank: String::new(),
        rank_from: today,
        education: "40",
        field: "",
        name: String::new(),
        title_before: None,
        title_after: None,
        home: 0,
        legal_status: "01",
        nip: String::new(),
        role: None,
        is_settled: false,
        is_outstanding: false,
        earlier: Vec::new(),
    }
}

/// 58 percent of the staff are women; leading posts and security are not there yet.
fn men_per_mille(job: &Job) -> usize {
    match job.row.family {
        "bidan" => 0,
        "perawat" | "guru-kelas" | "guru-tk" => 230,
        "polisi-pamong-praja" | "pemadam-kebakaran" | "guru-pjok" => 880,
        "manajerial" => 660,
        _ => 440,
    }
}

/// Education of a holder: the required level, sometimes more, in a field the job accepts.
fn degree(dice: &mut Dice, job: &Job) -> (&'static str, &'static str) {
    let required = job.row.education_level;
    let roll = dice.below(1000);
    let level = match (job.level, required) {
        (Level::HighA | Level::HighB, _) if roll < 850 => "45",
        (Level::AdministratorA | Level::AdministratorB, _) if roll < 480 => "45",
        (Level::SupervisorA | Level::SupervisorB, _) if roll < 880 => "40",
        (Level::MiddleExpert, "40") if roll < 300 => "45",
        (_, "40") if roll < 60 => "45",
        (Level::Staff, "15") if roll < 130 => "40",
        (Level::Staff, "15") if roll < 260 => "30",
        (Level::Staff, "10") if roll < 550 => "15",
        (Level::Staff, "30") if roll < 180 => "40",
        _ => required,
    };
    let field = if level < "30" {
        "umum"
    } else if job.row.education_fields.is_empty() {
        *dice.pick(&GENERAL_FIELDS)
    } else {
        // The first field is the usual one.
        let fields = &job.row.education_fields;
        if dice.chance(550) { fields[0] } else { *dice.pick(fields) }
    };
    (level, field)
}

fn draw_age_and_service(draft: &mut Draft, job: &Job, today: jiff::civil::Date, dice: &mut Dice) {
    match draft.employment {
        Employment::Pppk => draw_contract(draft, today, dice),
        Employment::Cpns => {
            let served = dice.between(2, 11);
            let age = served + dice.between(23 * 12, 33 * 12);
            set_service(draft, today, (age, served), dice);
        }
        Employment::Pns => {
            let entry = if draft.education < "30" { 19 * 12 } else { 22 * 12 };
            let least = entry + job.level.years_of_service() * 12 + 6;
            let most = i32::from(job.row.bup) * 12 - 26;
            let age = age_in_months(dice, least, most);
            let latest = (age - job.level.years_of_service() * 12 - 6).min(33 * 12);
            let served = (age - dice.between(entry, latest.max(entry))).max(15);
            set_service(draft, today, (age, served), dice);
        }
    }
}

/// A wide wave from 54 on, a hump from 29 to 39, and the rest between.
fn age_in_months(dice: &mut Dice, least: i32, most: i32) -> i32 {
    let wave = (54 * 12).max(least);
    match dice.weighted(&[270, 340, 390]) {
        0 if wave < most => dice.between(wave, most),
        1 if least < 38 * 12 => dice.between(least.max(29 * 12), 39 * 12),
        _ => dice.between(least, most.min(55 * 12)),
    }
}

fn draw_contract(draft: &mut Draft, today: jiff::civil::Date, dice: &mut Dice) {
    // Selections of the last five years; nobody on contract reaches five years in the post.
    let served = [dice.between(50, 58), dice.between(36, 49), dice.between(24, 35), dice.between(8, 23)]
        [dice.weighted(&[120, 330, 320, 230])];
    let age = served + dice.between(22 * 12, 46 * 12);
    set_service(draft, today, (age, served), dice);
    draft.contract_until = Some(shift_days(shift(draft.service_from, 60), -1));
}

fn set_service(draft: &mut Draft, today: jiff::civil::Date, (age, served): (i32, i32), dice: &mut Dice) {
    draft.birth = shift_days(shift(today, -age), -dice.between(0, 27));
    draft.service_from = month_start_before(today, served);
    draft.post_from = draft.service_from;
}

/// Most people live in the district of their unit; most of the others near it or in the town.
fn home(people: &People, dice: &mut Dice, seat: &Seat) -> usize {
    let district = &people.layout.units[seat.unit].row.district;
    let own = DISTRICTS.iter().position(|place| place.name == district).unwrap_or(0);
    if dice.chance(620) {
        return own;
    }
    let near: Vec<usize> =
        (0..DISTRICTS.len()).filter(|other| *other != own && minutes(own, *other) <= 45).collect();
    if near.is_empty() || dice.chance(250) { dice.below(2) } else { *dice.pick(&near) }
}
