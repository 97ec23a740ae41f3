//! How many people a job in a unit needs, by formula. Fractions are kept; rounding is a named setting.
//!
//! Sources: PermenPANRB 1/2020 (ABK), Permenkes 33/2015 (ABK-Kes), PP 74/2008 and Permendikbud 15/2018
//! (teachers). The three numbers (formula, decreed, agreed) never overwrite each other.

use crate::code_enum;
use crate::snapshot::{PostIx, Snapshot, UnitIx};
use crate::unit::UnitKind;
use crate::workload::{WorkloadMethod, WorkloadTask};

code_enum! {
    /// How a fraction becomes people.
    pub enum Rounding {
        /// Half up (the custom).
        HalfUp = "half_up",
        /// Always up.
        Up = "up",
        /// Always down.
        Down = "down",
    }
}

impl Rounding {
    /// Whole people for a fraction of a person.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to u32 before the cast"
    )]
    pub fn round(self, need: f64) -> u32 {
        // A millionth guards against 2.9999999996 that is a 3 in exact arithmetic.
        let whole = match self {
            Self::HalfUp => (need + 0.5 + 1e-6).floor(),
            Self::Up => (need - 1e-6).ceil(),
            Self::Down => (need + 1e-6).floor(),
        };
        whole.clamp(0.0, f64::from(u32::MAX)) as u32
    }
}

/// Parameters of the formulas, dated settings of the agency.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct NeedSettings {
    /// Effective minutes a year of ABK: 75,000 (1,250 hours).
    pub abk_minutes: f64,
    /// Effective minutes a year of ABK-Kes: 72,000 (1,200 hours). Never the same parameter.
    pub abk_health_minutes: f64,
    /// Contact hours a week of a full teacher: 24.
    pub teacher_hours: f64,
    /// Hours of physical education and of religion a week and class in a primary school.
    pub primary_subject_hours: f64,
    /// Rounding of the result.
    pub rounding: Rounding,
    /// Share of staff lost each year for other reasons than retirement, shown and set by the agency.
    pub attrition: f64,
}

impl Default for NeedSettings {
    fn default() -> Self {
        Self {
            abk_minutes: 75_000.0,
            abk_health_minutes: 72_000.0,
            teacher_hours: 24.0,
            primary_subject_hours: 4.0,
            rounding: Rounding::HalfUp,
            attrition: 0.0075,
        }
    }
}

/// Where a need by formula comes from; the parts of the figure.
#[derive(Clone, Debug, PartialEq)]
pub enum NeedBasis {
    /// Σ volume × norm / effective minutes.
    Workload {
        /// Minutes a year of all tasks.
        minutes: f64,
        /// Effective minutes a year of one person.
        effective: f64,
        /// Tasks counted.
        tasks: usize,
    },
    /// ABK-Kes: (Σ volume / standard workload) × allowance.
    HealthWorkload {
        /// Σ volume × norm / effective, before the allowance.
        base: f64,
        /// Supporting minutes a year of one person.
        supporting: f64,
        /// 1 / (1 − supporting / effective).
        allowance: f64,
        /// Effective minutes a year of one person.
        effective: f64,
    },
    /// Class teachers: one a class.
    Classes {
        /// Classes of the school.
        classes: f64,
    },
    /// Subject teachers: hours × classes / contact hours.
    SubjectHours {
        /// Hours a week over all classes.
        hours: f64,
        /// Contact hours of a full teacher.
        contact: f64,
    },
    /// One by definition: heads and their like, fixed by the organisation chart.
    OneByDefinition,
}

/// A need by formula: a fraction of people and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaNeed {
    /// People, as a fraction.
    pub people: f64,
    /// Whole people by the agency's rounding.
    pub rounded: u32,
    /// The parts.
    pub basis: NeedBasis,
}

impl FormulaNeed {
    fn new(people: f64, basis: NeedBasis, settings: &NeedSettings) -> Self {
        Self { people, rounded: settings.rounding.round(people), basis }
    }
}

/// ABK of PermenPANRB 1/2020: minutes of all tasks over effective minutes.
#[must_use]
pub fn by_workload(tasks: &[&WorkloadTask], settings: &NeedSettings) -> FormulaNeed {
    let minutes: f64 = tasks.iter().map(|t| t.minutes_a_year()).sum();
    let effective = settings.abk_minutes;
    let basis = NeedBasis::Workload { minutes, effective, tasks: tasks.len() };
    FormulaNeed::new(minutes / effective, basis, settings)
}

/// ABK-Kes of Permenkes 33/2015: tasks named `penunjang …` are supporting minutes a person a year.
#[must_use]
pub fn by_health_workload(tasks: &[&WorkloadTask], settings: &NeedSettings) -> FormulaNeed {
    let effective = settings.abk_health_minutes;
    let (mut base, mut supporting) = (0.0, 0.0);
    for task in tasks {
        if task.task.to_lowercase().starts_with("penunjang") {
            supporting += task.minutes_a_year();
        } else {
            base += task.minutes_a_year() / effective;
        }
    }
    // Supporting work of a whole year would leave no time for patients; the form is wrong then, so cap at 90 %.
    let share = (supporting / effective).min(0.9);
    let allowance = 1.0 / (1.0 - share);
    FormulaNeed::new(
        base * allowance,
        NeedBasis::HealthWorkload { base, supporting, allowance, effective },
        settings,
    )
}

/// Effectiveness of a unit or job (*EJ*): work over capacity; above 1 is overload. `None` with nobody there.
#[must_use]
pub fn effectiveness(minutes: f64, filled: u32, settings: &NeedSettings) -> Option<f64> {
    (filled > 0).then(|| minutes / (f64::from(filled) * settings.abk_minutes))
}

/// Need by formula of a post, where its unit and job have what a formula needs.
#[must_use]
pub fn formula_need(snapshot: &Snapshot, post: PostIx, settings: &NeedSettings) -> Option<FormulaNeed> {
    let tasks = snapshot.workload_of(post);
    if !tasks.is_empty() {
        let health = tasks.iter().any(|t| t.method == WorkloadMethod::AbkHealth);
        let tasks: Vec<&WorkloadTask> = tasks.iter().collect();
        return Some(if health {
            by_health_workload(&tasks, settings)
        } else {
            by_workload(&tasks, settings)
        });
    }
    let job = snapshot.job_of(post);
    if job.level.is_some_and(crate::job::JobLevel::is_managerial) {
        return Some(FormulaNeed::new(1.0, NeedBasis::OneByDefinition, settings));
    }
    school_need(snapshot, post, settings)
}

/// Teachers of a school. Titles of one family (ahli pertama, muda, madya) share the need of the family; it
/// is split by the decreed needs of these posts, so that the sum over the family is the formula's.
fn school_need(snapshot: &Snapshot, post: PostIx, settings: &NeedSettings) -> Option<FormulaNeed> {
    let unit = snapshot.unit_of(post);
    let kind = snapshot.unit(unit).record.kind;
    let job = snapshot.job_of(post);
    if !kind.is_school() || !job.is_teacher() {
        return None;
    }
    let classes = classes(snapshot, unit)?;
    let whole = match (job.family.as_str(), kind) {
        ("guru-kelas" | "guru-tk", _) => FormulaNeed::new(classes, NeedBasis::Classes { classes }, settings),
        (_, UnitKind::PrimarySchool) => subject_need(settings.primary_subject_hours * classes, settings),
        (_, _) => {
            let subject = job.subject.as_deref()?;
            let hours = snapshot.facility_number(unit, &format!("hours:{subject}"))?;
            subject_need(hours * classes, settings)
        }
    };
    let share = family_share(snapshot, post)?;
    Some(FormulaNeed::new(whole.people * share, whole.basis, settings))
}

fn subject_need(hours: f64, settings: &NeedSettings) -> FormulaNeed {
    let contact = settings.teacher_hours;
    FormulaNeed::new(hours / contact, NeedBasis::SubjectHours { hours, contact }, settings)
}

/// Share of this post in the decreed need of its family in the unit.
fn family_share(snapshot: &Snapshot, post: PostIx) -> Option<f64> {
    let family = &snapshot.job_of(post).family;
    let decreed = |p: PostIx| f64::from(snapshot.post(p).record.decreed_need.unwrap_or(0));
    let total: f64 = snapshot
        .posts_of_unit(snapshot.unit_of(post))
        .iter()
        .filter(|p| snapshot.job_of(**p).family == *family)
        .map(|p| decreed(*p))
        .sum();
    (total > 0.0).then(|| decreed(post) / total)
}

/// Classes (*rombel*) of a school over all grades; `None` where none is recorded.
#[must_use]
pub fn classes(snapshot: &Snapshot, unit: UnitIx) -> Option<f64> {
    let mut sum = None;
    for grade in 1..=9 {
        if let Some(n) = snapshot.facility_number(unit, &format!("classes_{grade}")) {
            *sum.get_or_insert(0.0) += n;
        }
    }
    sum
}

#[cfg(test)]
mod tests;
