//! The cast and the planted facts that live in people and posts.
//!
//! Each planted person is a draft of the right seat with a role key; files about them (sanctions, wishes,
//! relations, leave) are written in `records` by the same key. Keys are listed in [`crate::Agency::fact`].

mod profiles;

use profiles::{PROFILES, Profile};

use super::{Draft, Employment, People, Stint};
use crate::calendar::{full_months, month_start_before, shift, shift_days};
use crate::dice::Dice;
use crate::jobs::Group;

/// Units of the ten rotated service teams of round 2025-1; the first is the permit team.
pub(crate) const ROTATED_TEAMS: [(&str, i32); 10] = [
    ("dpmptsp-perizinan", -50),
    ("bapenda-pelayanan", -30),
    ("dishub-angkutan", -20),
    ("disnaker-penempatan", -25),
    ("disperindag-perdagangan", -15),
    ("dinsos-perlindungan", -20),
    ("perkim-perumahan", -10),
    ("kec-bukitintan-kota", -15),
    ("kec-tanjung-lengkong", -5),
    ("uptd-pkb", 20),
];

/// Plants everybody.
pub(super) fn plant(people: &mut People) {
    for profile in PROFILES {
        plant_profile(people, profile);
    }
    set_exact_ages(people);
    plant_permit_team(people);
    plant_procurement(people);
    plant_computing_graduates(people);
    plant_wanted_finance_staff(people);
    plant_absences(people);
    plant_rotated_teams(people);
    plant_study_leave(people);
}

fn plant_profile(people: &mut People, profile: &Profile) {
    let Some(draft) = people.take(profile.role, |people, draft| {
        people.job(draft).row.code == profile.job
            && (profile.unit.is_empty() || people.unit_code(draft) == profile.unit)
    }) else {
        return;
    };
    let today = people.today;
    let draft = &mut people.drafts[draft];
    // Years are planted; months and days vary with the name, or the whole cast would share a birthday.
    let variety = profile.name.bytes().fold(7_i32, |sum, byte| (sum * 31 + i32::from(byte)) % 9973);
    profile.name.clone_into(&mut draft.name);
    draft.employment = Employment::Pns;
    draft.contract_until = None;
    draft.is_male = profile.is_male;
    draft.birth = shift_days(shift(today, -(profile.age + variety % 7)), -(variety % 28));
    draft.service_from = month_start_before(today, profile.served + variety % 5);
    draft.post_from = month_start_before(today, profile.in_post);
    (draft.education, draft.field) = profile.education;
    draft.home = profile.home;
    draft.is_outstanding = profile.is_outstanding;
}

/// P12: Pak Tarno is 57 years and 2 months old.
fn set_exact_ages(people: &mut People) {
    let birth = shift_days(shift(people.today, -(57 * 12 + 2)), -4);
    if let Some(tarno) = people.role("tarno") {
        people.drafts[tarno].birth = birth;
    }
}

/// P2: six of the old nine have stayed, four came in round 2025-1 and three went out.
fn plant_permit_team(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P2");
    let months_of_stay = [134, 128, 126, 123, 98, 92];
    for months in months_of_stay {
        if let Some(draft) = people.take("permit-stayed", is_permit_staff) {
            people.settle_for(draft, months, &mut dice);
        }
    }
    let team = people
        .layout
        .unit_of("dpmptsp-perizinan")
        .expect("invariant: the permit team is planted at every size");
    for turn in 0..4 {
        let Some(draft) = people.take("permit-came", is_permit_staff) else { continue };
        people.settle_for(draft, 15, &mut dice);
        // The first comes from a fast unit, Bapenda's counter.
        let from = if turn == 0 { "bapenda-pelayanan" } else { ["diskop", "dispar", "dlh"][turn - 1] };
        people.add_stint(draft, from, 52);
    }
    for _ in 0..3 {
        let Some(draft) = people.take("permit-went", |people, draft| {
            people.is_movable_clerk(draft)
                && matches!(people.job(draft).row.class, 6 | 7)
                && !is_permit_staff(people, draft)
        }) else {
            continue;
        };
        // Long enough in service for the years in the team, then in the new post since the round.
        people.settle_for(draft, 15 + 88, &mut dice);
        people.settle_for(draft, 15, &mut dice);
        let until = shift_days(people.drafts[draft].post_from, -1);
        let job = people.layout.seats[people.drafts[draft].seat].job;
        let job = if people.layout.catalogue.jobs()[job].row.class == 6 {
            "pengelola-layanan-operasional"
        } else {
            "penata-layanan-operasional"
        };
        let job = people.layout.catalogue.index_of(job);
        let from = month_start_before(people.today, 15 + 88);
        people.drafts[draft].earlier.push(Stint { unit: team, job, from, until });
    }
}

fn is_permit_staff(people: &People, draft: usize) -> bool {
    people.unit_code(draft) == "dpmptsp-perizinan" && !people.job(draft).is_managerial()
}

/// P4: five of procurement are past ten years; with four of the permit team they are nine.
fn plant_procurement(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P4 procurement");
    for months in [146, 139, 131, 127, 122] {
        if let Some(draft) = people.take("procurement", |people, draft| {
            people.unit_code(draft) == "setda-pengadaan" && people.job(draft).row.level == "pelaksana"
        }) {
            people.settle_for(draft, months, &mut dice);
        }
    }
}

/// P3: with Arif and Rudi, five more pelaksana have a degree in computing: seven eligible in all.
fn plant_computing_graduates(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P3");
    for turn in 0..5 {
        let Some(draft) = people.take("computing", |people, draft| {
            let stride = draft % 5 == turn;
            let code = people.job(draft).row.code.as_str();
            stride
                && people.is_movable_clerk(draft)
                && matches!(
                    code,
                    "penelaah-teknis-kebijakan"
                        | "pengolah-data-dan-informasi"
                        | "pengadministrasi-perkantoran"
                )
        }) else {
            continue;
        };
        let months = dice.between(28, 55);
        people.settle_for(draft, months, &mut dice);
        (people.drafts[draft].education, people.drafts[draft].field) =
            ("40", ["ilmu-komputer", "sistem-informasi"][turn % 2]);
    }
}

/// P9: five finance staff of BKAD are wanted elsewhere.
fn plant_wanted_finance_staff(people: &mut People) {
    let mut dice = Dice::named(people.seed, "fact P9");
    for turn in 0..5 {
        let units: &[&str] =
            if turn < 3 { &["bkad-perbendaharaan"] } else { &["bkad-akuntansi", "bkad-perbendaharaan"] };
        if let Some(draft) = people.take("finance-wanted", |people, draft| {
            units.contains(&people.unit_code(draft)) && people.job(draft).row.code == "penata-keuangan"
        }) {
            let months = dice.between(30, 56);
            // Not near retirement, or the rule about that would keep them.
            if people.age_months(draft) > 50 * 12 {
                let age = dice.between(38 * 12, 49 * 12);
                people.drafts[draft].birth = shift_days(shift(people.today, -age), -dice.between(0, 27));
                people.drafts[draft].service_from = month_start_before(people.today, age - 25 * 12);
            }
            people.settle_for(draft, months, &mut dice);
        }
    }
}

/// P13: two on unpaid leave (CLTN) and one on maternity leave.
fn plant_absences(people: &mut People) {
    for _ in 0..2 {
        if let Some(draft) = people.take("unpaid-leave", |people, draft| {
            people.is_plain(draft)
                && people.job(draft).group == Group::Technical
                && people.age_months(draft) < 45 * 12
                && draft % 3 == 0
        }) {
            people.drafts[draft].legal_status = "02";
        }
    }
    people.take("maternity", |people, draft| {
        people.is_plain(draft)
            && !people.drafts[draft].is_male
            && people.job(draft).group == Group::Health
            && people.age_months(draft) < 38 * 12
    });
}

/// About 0.8 percent are on study leave: counted, not movable.
fn plant_study_leave(people: &mut People) {
    for turn in 0..people.layout.scaled(40.0) as usize {
        let stride = people.drafts.len() / (people.layout.scaled(40.0) as usize + 1);
        if let Some(draft) = people.take("study-leave", |people, draft| {
            draft >= turn * stride
                && people.is_plain(draft)
                && people.age_months(draft) < 42 * 12
                && people.layout.seats[people.drafts[draft].seat].fill > 1
        }) {
            people.drafts[draft].legal_status = "03";
        }
    }
}

/// The other nine service teams: two came in round 2025-1, and one went out.
fn plant_rotated_teams(people: &mut People) {
    let mut dice = Dice::named(people.seed, "round 2025-1");
    for (position, (code, _)) in ROTATED_TEAMS.iter().enumerate().skip(1) {
        let Some(team) = people.layout.unit_of(code) else { continue };
        for turn in 0..2 {
            let Some(draft) = people.take("rotated-in", |people, draft| {
                people.unit_code(draft) == *code && people.is_plain(draft)
            }) else {
                continue;
            };
            people.settle_for(draft, 15, &mut dice);
            let from = ROTATED_TEAMS[1 + (position + turn) % 9].0;
            people.add_stint(draft, from, 30 + 7 * turn as i32);
        }
        let Some(draft) = people.take("rotated-out", |people, draft| {
            people.is_movable_clerk(draft)
                && draft % 9 == position - 1
                && !ROTATED_TEAMS.iter().any(|(other, _)| *other == people.unit_code(draft))
        }) else {
            continue;
        };
        people.settle_for(draft, 15, &mut dice);
        let until = shift_days(people.drafts[draft].post_from, -1);
        let job = people.layout.seats[people.drafts[draft].seat].job;
        let from = month_start_before(people.today, 15 + 47);
        people.drafts[draft].earlier.push(Stint { unit: team, job, from, until });
    }
}

impl People {
    /// Gives the first free draft that fits a role; its time in post is settled from then on.
    fn take(&mut self, role: &'static str, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let fitting = |draft: &usize| self.drafts[*draft].role.is_none() && fits(self, *draft);
        // PNS first: turning contract staff into PNS would change the counts of the agency.
        let draft = (0..self.drafts.len())
            .filter(fitting)
            .min_by_key(|draft| self.drafts[*draft].employment != Employment::Pns)?;
        self.drafts[draft].role = Some(role);
        self.drafts[draft].is_settled = true;
        let recent = month_start_before(self.today, 34);
        self.drafts[draft].post_from = recent.max(self.drafts[draft].service_from);
        Some(draft)
    }

    /// Puts a planted draft into its post `months` ago, as a PNS who has served long enough for it.
    fn settle_for(&mut self, draft: usize, months: i32, dice: &mut Dice) {
        let today = self.today;
        let draft = &mut self.drafts[draft];
        draft.employment = Employment::Pns;
        draft.contract_until = None;
        draft.post_from = month_start_before(today, months);
        let served = months + 62 + dice.between(0, 24);
        if full_months(draft.service_from, today) < served {
            draft.service_from = month_start_before(today, served);
        }
        let youngest = full_months(draft.service_from, today) + 22 * 12;
        if full_months(draft.birth, today) < youngest {
            draft.birth = shift_days(shift(today, -youngest), -dice.between(0, 27));
        }
    }

    /// An earlier post in the unit (or the nearest unit there is) just before the present one.
    fn add_stint(&mut self, draft: usize, unit: &str, months: i32) {
        let unit = self.layout.unit_of(unit).or_else(|| self.layout.unit_of("setda")).unwrap_or(0);
        let person = &self.drafts[draft];
        let job = self.layout.seats[person.seat].job;
        let from = shift(person.post_from, -months).max(person.service_from);
        let until = shift_days(person.post_from, -1);
        self.drafts[draft].earlier.push(Stint { unit, job, from, until });
    }

    /// A PNS with nothing special about the seat.
    fn is_plain(&self, draft: usize) -> bool {
        let Draft { employment, .. } = self.drafts[draft];
        let job = self.job(draft);
        employment == Employment::Pns && !job.is_managerial() && job.row.family != "keuangan"
    }

    /// A PNS pelaksana of a general title outside the teams that carry facts of their own.
    fn is_movable_clerk(&self, draft: usize) -> bool {
        let code = self.unit_code(draft);
        self.is_plain(draft)
            && self.job(draft).row.family == "umum"
            && self.job(draft).row.class >= 5
            && !code.starts_with("disdukcapil")
            && !code.starts_with("kominfo")
            && !code.starts_with("setda-pengadaan")
            && code != "dpmptsp-perizinan"
    }
}
