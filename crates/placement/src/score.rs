//! The formula of each criterion. Every score is a whole number from 0 to 100; what no data stand behind
//! counts the agency's neutral value and says so.
//!
//! A criterion that would be the same for every post of a person (their rating, say) counts only where posts
//! differ in it: performance and potential speak for promotions and strategic posts, elsewhere they are 50.

use domain::facts::{EducationKind, Potential, Rating};
use domain::job::JobTitle;
use domain::need::{NeedSettings, formula_need};
use domain::snapshot::{PersonIx, PostIx, Snapshot, UnitIx};
use domain::time::{Date, full_months};
use rules::case::MoveKind;
use rules::jpm::jpm;
use rules::law::LawOn;
use rules::parameter::Param;

use crate::criterion::{COUNT, Criterion, Score, Scores};

/// Settings of the sums, published with the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ScoreSettings {
    /// What a missing criterion counts, 0 to 100.
    pub neutral: u8,
    /// Travel at which the distance score reaches 0, minutes one way.
    pub far_minutes: u16,
    /// Taken off the value of staying for those overdue, 0 to 10,000.
    pub overdue_penalty: i32,
}

impl Default for ScoreSettings {
    fn default() -> Self {
        Self { neutral: 50, far_minutes: 120, overdue_penalty: 600 }
    }
}

/// Scores pairs of one picture; what repeats over pairs is computed once.
pub struct Scorer<'a> {
    snapshot: &'a Snapshot,
    law: &'a LawOn,
    settings: ScoreSettings,
    effective: Date,
    /// Per post: need by formula (else decreed), and people there on the day.
    needs: Vec<(f64, u32)>,
}

impl<'a> Scorer<'a> {
    /// Prepares the sums for a picture and a day.
    #[must_use]
    pub fn new(
        snapshot: &'a Snapshot,
        law: &'a LawOn,
        needs: &NeedSettings,
        settings: ScoreSettings,
        effective: Date,
    ) -> Self {
        let needs = snapshot
            .post_indexes()
            .map(|post| {
                let decreed = snapshot.post(post).record.decreed_need.map(f64::from);
                let need = formula_need(snapshot, post, needs).map(|n| n.people).or(decreed).unwrap_or(0.0);
                let there = snapshot.people_there(post, effective).count();
                (need, u32::try_from(there).unwrap_or(u32::MAX))
            })
            .collect();
        Self { snapshot, law, settings, effective, needs }
    }

    /// The settings in use.
    #[must_use]
    pub const fn settings(&self) -> ScoreSettings {
        self.settings
    }

    /// Need of a post (people, a fraction) and people there on the day if nobody moves.
    #[must_use]
    pub fn need(&self, post: PostIx) -> (f64, u32) {
        self.needs[post.at()]
    }

    /// All scores of a person in a post; the present post means staying.
    #[must_use]
    pub fn scores(&self, person: PersonIx, post: PostIx, kind: MoveKind) -> Scores {
        let job = self.snapshot.job_of(post);
        let by_job = self.job_scores(person, job);
        self.with_job_scores(&by_job, person, post, kind)
    }

    /// The two scores that depend on the job alone: competency and qualification.
    #[must_use]
    pub fn job_scores(&self, person: PersonIx, job: &JobTitle) -> [Score; 2] {
        [self.competency(person, job), self.qualification(person, job)]
    }

    /// All scores, given those of the job.
    #[must_use]
    pub fn with_job_scores(
        &self,
        by_job: &[Score; 2],
        person: PersonIx,
        post: PostIx,
        kind: MoveKind,
    ) -> Scores {
        let merit_counts = kind.is_promotion() || self.snapshot.post(post).record.strategic.is_some();
        let mut out = [known(50); COUNT];
        out[Criterion::Competency as usize] = by_job[0];
        out[Criterion::Qualification as usize] = by_job[1];
        if merit_counts {
            out[Criterion::Performance as usize] = self.performance(person);
            out[Criterion::Potential as usize] = self.potential(person);
        }
        out[Criterion::Rotation as usize] = self.rotation(person, kind);
        out[Criterion::Breadth as usize] = self.breadth(person, post, kind);
        out[Criterion::Wish as usize] = self.wish(person, post, kind);
        out[Criterion::Distance as usize] = self.distance(person, self.snapshot.unit_of(post));
        out[Criterion::Need as usize] = self.need_score(post, kind);
        out
    }

    const fn neutral(&self) -> Score {
        Score { points: self.settings.neutral, is_known: false }
    }

    /// JPM, capped, of the newest assessment; unknown without one. Source: PermenPANRB 38/2017.
    fn competency(&self, person: PersonIx, job: &JobTitle) -> Score {
        let Some(assessment) = self.snapshot.person(person).competencies.first() else {
            return self.neutral();
        };
        jpm(&job.required, &assessment.levels).map_or(self.neutral(), |found| known_f(found.capped))
    }

    /// 100 where a degree or certificate has an accepted field, 40 where fields are asked and none fits; where
    /// any field is accepted 80 at the asked level, 70 one level above, 50 further above (ability unused), 40 below.
    fn qualification(&self, person: PersonIx, job: &JobTitle) -> Score {
        let education = &self.snapshot.person(person).education;
        let Some(held) = education.iter().filter_map(|e| e.level).map(|l| l.order()).max() else {
            return self.neutral();
        };
        if !job.education_fields.is_empty() {
            let fits = education.iter().any(|e| {
                let kind_counts = e.kind != EducationKind::TeachingCertificate;
                kind_counts && job.education_fields.contains(&e.field)
            });
            return known(if fits { 100 } else { 40 });
        }
        let Some(asked) = job.education_level.map(|l| l.order()) else { return self.neutral() };
        known(match i32::from(held) - i32::from(asked) {
            ..0 => 40,
            0 => 80,
            1 => 70,
            _ => 50,
        })
    }

    /// Mean of the last two ratings: 100, 75, 40, 20, 0 from best to worst.
    fn performance(&self, person: PersonIx) -> Score {
        let ratings: Vec<u32> = self
            .snapshot
            .person(person)
            .performance
            .iter()
            .take(2)
            .map(|p| match p.rating {
                Rating::VeryGood => 100,
                Rating::Good => 75,
                Rating::NeedsImprovement => 40,
                Rating::Poor => 20,
                Rating::VeryPoor => 0,
            })
            .collect();
        let Ok(count @ 1..) = u32::try_from(ratings.len()) else { return self.neutral() };
        known(u8::try_from(ratings.iter().sum::<u32>() / count).unwrap_or(100))
    }

    /// Band of potential of the newest assessment that has one: 100, 60, 20.
    fn potential(&self, person: PersonIx) -> Score {
        let band = self.snapshot.person(person).competencies.iter().find_map(|c| c.potential);
        band.map_or(self.neutral(), |band| {
            known(match band {
                Potential::High => 100,
                Potential::Medium => 60,
                Potential::Low => 20,
            })
        })
    }

    /// Staying is worth 100 up to the shortest time in post and falls to 0 at the longest (PP 11/2017:190(3));
    /// for posts that the longest time does not concern, to 50 after eight years more. Moving is worth the rest.
    fn rotation(&self, person: PersonIx, kind: MoveKind) -> Score {
        let Some(months) = self.snapshot.months_in_post(person, self.effective) else {
            return self.neutral();
        };
        let least = self.law.number(Param::MinimumYears) * 12;
        let most = self.law.number(Param::MaximumYears) * 12;
        let over = (months - least).max(0);
        let stay = if self.longest_time_concerns(person) {
            100 - (100 * over / (most - least).max(1)).min(100)
        } else {
            100 - (50 * over / 96).min(50)
        };
        let points = if kind == MoveKind::Stay { stay } else { 100 - stay };
        known(u8::try_from(points).unwrap_or(0))
    }

    /// Whether the longest time in post concerns the person's present job.
    #[must_use]
    pub fn longest_time_concerns(&self, person: PersonIx) -> bool {
        let Some(level) = self.snapshot.current_job(person).and_then(|j| j.level) else { return false };
        (level.is_managerial() && self.law.flag(Param::MaximumForManagerial))
            || (level == domain::job::JobLevel::Pelaksana && self.law.flag(Param::MaximumForPelaksana))
    }

    /// Whether the person has been longer in the post than the longest time, where that concerns them.
    #[must_use]
    pub fn is_overdue(&self, person: PersonIx) -> bool {
        let most = self.law.number(Param::MaximumYears) * 12;
        self.longest_time_concerns(person)
            && self.snapshot.person(person).in_post_since.is_some_and(|since| {
                let months = full_months(since, self.effective);
                months > most || (months == most && domain::time::add_months(since, most) < self.effective)
            })
    }

    /// 100 in a *perangkat daerah* where the person never served, 70 elsewhere in the present one, 50 when staying.
    fn breadth(&self, person: PersonIx, post: PostIx, kind: MoveKind) -> Score {
        if kind == MoveKind::Stay {
            return known(50);
        }
        let top = self.snapshot.unit(self.snapshot.unit_of(post)).top;
        let served = self.snapshot.person(person).assignments.iter().any(|a| {
            self.snapshot.find_unit(&a.unit).is_some_and(|unit| self.snapshot.unit(unit).top == top)
        });
        known(if served { 70 } else { 100 })
    }

    /// First wish 100, each later one 10 less, not below 60; wishing to stay: staying 100, moving 20; willing to
    /// go anywhere: moving 70; no wish: 50, which is neutral and known.
    fn wish(&self, person: PersonIx, post: PostIx, kind: MoveKind) -> Score {
        let wishes = &self.snapshot.person(person).wishes;
        let stays = kind == MoveKind::Stay;
        let mut best = 50u8;
        for wish in wishes {
            if wish.stay {
                return known(if stays { 100 } else { 20 });
            }
            if stays {
                continue;
            }
            if self.matches_wish(wish, post) {
                best = best.max(110u8.saturating_sub(10 * wish.rank.max(1)).max(60));
            } else if wish.anywhere {
                best = best.max(70);
            }
        }
        known(best)
    }

    /// Whether a post is what a wish names: unit (or beneath it), job and district, as far as given.
    #[must_use]
    pub fn matches_wish(&self, wish: &domain::facts::Wish, post: PostIx) -> bool {
        let unit = self.snapshot.unit_of(post);
        let by_unit = wish.unit.as_ref().map(|code| {
            self.snapshot.find_unit(code).is_some_and(|above| self.snapshot.lies_within(unit, above))
        });
        let by_job = wish.job.as_ref().map(|code| self.snapshot.job_of(post).code == *code);
        let by_district =
            wish.district.as_ref().map(|d| self.snapshot.unit(unit).district.as_ref() == Some(d));
        let given = [by_unit, by_job, by_district];
        given.iter().any(Option::is_some) && given.iter().flatten().all(|fits| *fits)
    }

    /// 100 at home, 0 at the far limit, straight in between; unknown without home, place or travel time.
    fn distance(&self, person: PersonIx, unit: UnitIx) -> Score {
        let Some(minutes) = self.minutes(person, unit) else { return self.neutral() };
        let far = u32::from(self.settings.far_minutes.max(1));
        let lost = (100 * u32::from(minutes) / far).min(100);
        known(u8::try_from(100 - lost).unwrap_or(0))
    }

    /// Minutes one way from home to a unit.
    #[must_use]
    pub fn minutes(&self, person: PersonIx, unit: UnitIx) -> Option<u16> {
        let home = self.snapshot.person(person).record.home_district.as_ref()?;
        self.snapshot.travel_minutes(home, self.snapshot.unit(unit).district.as_ref()?)
    }

    /// 50 + 50 × shortage / need, at most 100 and at least 0. For a move the shortage of the post as it is; for
    /// staying the shortage it would have without the person, so that a short unit is not harmed lightly.
    fn need_score(&self, post: PostIx, kind: MoveKind) -> Score {
        let (need, there) = self.need(post);
        if need <= 0.0 {
            let record = &self.snapshot.post(post).record;
            let is_told = record.decreed_need.is_some() || record.agreed_need.is_some();
            // A need of nobody is a fact; a need that nobody told is not.
            return if is_told { known(0) } else { self.neutral() };
        }
        let without = if kind == MoveKind::Stay { there.saturating_sub(1) } else { there };
        let share = (need - f64::from(without)) / need;
        known_f((50.0 + 50.0 * share).clamp(0.0, 100.0))
    }
}

const fn known(points: u8) -> Score {
    Score { points, is_known: true }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=100 before the cast"
)]
fn known_f(points: f64) -> Score {
    known(points.clamp(0.0, 100.0).round() as u8)
}
