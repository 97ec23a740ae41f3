//! One question: may this person move to this post on this day. Also which kind of move that would be.
//!
//! A kind that is not offered is judged all the same; the planner just does not propose it, since its own
//! rules are not in the engine yet.

use crate::missing::Missing;
use crate::reason::Reason;
use crate::rule::Verdict;
use core::cmp::Ordering;
use domain::code_enum;
use domain::job::{JobGroup, JobLevel, JobTitle};
use domain::kind::Kind;
use domain::person::Employment;
use domain::snapshot::{PersonIx, PersonNode, PostIx, PostNode, Seat, Snapshot, UnitIx};
use domain::time::Date;

code_enum! {
    /// Who wants the move.
    pub enum Origin {
        /// The agency's need (*kebutuhan organisasi*).
        Need = "need",
        /// The person's own request (*permintaan sendiri*).
        OwnRequest = "own_request",
        /// A sanction (*hukuman disiplin*).
        Sanction = "sanction",
        /// A reorganisation (*penataan organisasi*).
        Reorganisation = "reorganisation",
    }
}

/// What kind of move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoveKind {
    /// No move.
    Stay,
    /// Between supervisors' posts, or between administrators' posts, of one level.
    LateralManagerial,
    /// Between posts of *pelaksana*.
    LateralPelaksana,
    /// The same functional title and level in another post.
    LateralFunctional,
    /// Contract staff in the same job in another unit.
    UnitChangePppk,
    /// Up to *pengawas*: from *pelaksana*, or from IV.b to IV.a.
    PromotionPengawas,
    /// Up to *administrator*: from *pengawas*, or from III.b to III.a.
    PromotionAdministrator,
    /// The planner does not offer it.
    NotOffered(Why),
}

/// Why a kind of move is not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Between leading high posts: the competence test comes later.
    BetweenJpt,
    /// Another functional title of the same level.
    ChangesFunctional,
    /// To a higher level in another group or functional title.
    DiagonalUp,
    /// To a lower level.
    Down,
    /// From another group into a functional post of the same level.
    EntersFunctional,
    /// Into a leading high post.
    IntoJpt,
    /// From a functional into another group, at the same level.
    LeavesFunctional,
    /// The level of the present or the target job is unknown.
    LevelUnknown,
    /// No present job is recorded.
    NoPresentJob,
    /// Contract staff in another job.
    PppkOtherJob,
    /// A higher level of the same functional title.
    RaisesFunctional,
    /// From *pelaksana* straight to *administrator*.
    SkipsLevel,
}

impl MoveKind {
    /// Whether the planner may propose it.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::NotOffered(_))
    }

    /// Whether the level rises, so that the rules of a promotion apply.
    #[must_use]
    pub const fn is_promotion(self) -> bool {
        matches!(
            self,
            Self::PromotionPengawas
                | Self::PromotionAdministrator
                | Self::NotOffered(Why::IntoJpt | Why::RaisesFunctional | Why::SkipsLevel | Why::DiagonalUp)
        )
    }
}

/// Compares levels: by tier across groups, and inside a group also .b below .a, *pemula* below *terampil*.
#[must_use]
pub fn compare_levels(from: JobLevel, to: JobLevel) -> Ordering {
    let step = |level| {
        matches!(
            level,
            JobLevel::PengawasA | JobLevel::AdministratorA | JobLevel::JptPratamaA | JobLevel::JfTerampil
        )
    };
    to.tier()
        .cmp(&from.tier())
        .then_with(|| if from.group() == to.group() { step(to).cmp(&step(from)) } else { Ordering::Equal })
}

/// Which kind of move it would be.
#[must_use]
pub fn classify(snapshot: &Snapshot, person: PersonIx, post: PostIx) -> MoveKind {
    if snapshot.post_of(person) == Some(post) {
        return MoveKind::Stay;
    }
    let Some(from) = snapshot.current_job(person) else { return MoveKind::NotOffered(Why::NoPresentJob) };
    classify_jobs(snapshot.person(person).record.employment, from, snapshot.job_of(post))
}

/// Which kind of move between two jobs it would be; never `Stay`. One answer serves every post of the job.
#[must_use]
pub fn classify_jobs(employment: Option<Employment>, from: &JobTitle, to: &JobTitle) -> MoveKind {
    if employment == Some(Employment::Pppk) {
        let same = from.code == to.code;
        return if same { MoveKind::UnitChangePppk } else { MoveKind::NotOffered(Why::PppkOtherJob) };
    }
    let (Some(low), Some(high)) = (from.level, to.level) else {
        return MoveKind::NotOffered(Why::LevelUnknown);
    };
    let direction = compare_levels(low, high);
    match (low.group(), high.group()) {
        (JobGroup::JptPratama, JobGroup::JptPratama) => MoveKind::NotOffered(Why::BetweenJpt),
        (_, JobGroup::JptPratama) => MoveKind::NotOffered(Why::IntoJpt),
        (JobGroup::Functional, JobGroup::Functional) => functional(from, to, direction),
        (_, _) if direction == Ordering::Less => MoveKind::NotOffered(Why::Down),
        (JobGroup::Functional, _) | (_, JobGroup::Functional) if direction == Ordering::Greater => {
            MoveKind::NotOffered(Why::DiagonalUp)
        }
        (_, JobGroup::Functional) => MoveKind::NotOffered(Why::EntersFunctional),
        (JobGroup::Functional, _) => MoveKind::NotOffered(Why::LeavesFunctional),
        (JobGroup::Pelaksana, JobGroup::Pelaksana) => MoveKind::LateralPelaksana,
        (JobGroup::Pelaksana, JobGroup::Pengawas) => MoveKind::PromotionPengawas,
        (JobGroup::Pelaksana, JobGroup::Administrator) => MoveKind::NotOffered(Why::SkipsLevel),
        (JobGroup::Pengawas, JobGroup::Administrator) => MoveKind::PromotionAdministrator,
        (JobGroup::Pengawas, JobGroup::Pengawas) if direction == Ordering::Greater => {
            MoveKind::PromotionPengawas
        }
        (JobGroup::Administrator, JobGroup::Administrator) if direction == Ordering::Greater => {
            MoveKind::PromotionAdministrator
        }
        (JobGroup::Pengawas | JobGroup::Administrator | JobGroup::JptPratama, _) => {
            MoveKind::LateralManagerial
        }
    }
}

fn functional(from: &JobTitle, to: &JobTitle, direction: Ordering) -> MoveKind {
    let one_title = from.code == to.code || (!from.family.is_empty() && from.family == to.family);
    match direction {
        _ if one_title && from.level == to.level => MoveKind::LateralFunctional,
        Ordering::Less => MoveKind::NotOffered(Why::Down),
        Ordering::Greater if one_title => MoveKind::NotOffered(Why::RaisesFunctional),
        Ordering::Greater => MoveKind::NotOffered(Why::DiagonalUp),
        Ordering::Equal => MoveKind::NotOffered(Why::ChangesFunctional),
    }
}

/// One person, one post, one day.
#[derive(Clone, Copy, Debug)]
pub struct MoveCase<'a> {
    /// The picture it is judged on.
    pub snapshot: &'a Snapshot,
    /// Who.
    pub person: PersonIx,
    /// Target post; the present one where the person stays.
    pub post: PostIx,
    /// Kind of the move.
    pub kind: MoveKind,
    /// Who wants it.
    pub origin: Origin,
    /// Day the move takes effect.
    pub effective: Date,
}

impl<'a> MoveCase<'a> {
    /// A case with the kind that the present and the target job tell.
    #[must_use]
    pub fn new(
        snapshot: &'a Snapshot,
        person: PersonIx,
        post: PostIx,
        origin: Origin,
        effective: Date,
    ) -> Self {
        let kind = classify(snapshot, person, post);
        Self { snapshot, person, post, kind, origin, effective }
    }

    /// The person with their facts.
    #[must_use]
    pub fn node(&self) -> &'a PersonNode {
        self.snapshot.person(self.person)
    }

    /// The target post.
    #[must_use]
    pub fn target(&self) -> &'a PostNode {
        self.snapshot.post(self.post)
    }

    /// The target job title.
    #[must_use]
    pub fn job(&self) -> &'a JobTitle {
        self.snapshot.job_of(self.post)
    }

    /// The present job title, where one is recorded.
    #[must_use]
    pub fn present_job(&self) -> Option<&'a JobTitle> {
        self.snapshot.current_job(self.person)
    }

    /// The present unit, where one is recorded.
    #[must_use]
    pub fn present_unit(&self) -> Option<UnitIx> {
        self.snapshot.current_unit(self.person)
    }

    /// Whether nobody moves.
    #[must_use]
    pub fn is_stay(&self) -> bool {
        self.kind == MoveKind::Stay
    }

    /// Whether the person is contract staff; `None` where the employment is unknown.
    #[must_use]
    pub fn is_pppk(&self) -> Option<bool> {
        self.node().record.employment.map(|e| e == Employment::Pppk)
    }

    /// Whether the person stays in the unit they work in.
    #[must_use]
    pub fn keeps_unit(&self) -> bool {
        self.present_unit() == Some(self.target().unit)
    }

    /// Whether the target job is the present one.
    #[must_use]
    pub fn keeps_job(&self) -> bool {
        match self.node().seat {
            Seat::Post(post) => self.snapshot.post(post).job == self.target().job,
            Seat::OffMap { job, .. } => job == Some(self.target().job),
            Seat::Nowhere => false,
        }
    }

    /// Whether the level rises; see [`MoveKind::is_promotion`].
    #[must_use]
    pub fn is_promotion(&self) -> bool {
        self.kind.is_promotion()
    }

    /// Whether absence in a register is a fact on the effective date.
    #[must_use]
    pub(crate) fn is_complete(&self, kind: Kind) -> bool {
        self.snapshot.registers().standing(kind, self.effective).is_some()
    }

    /// Nothing in the register stands in the way: a Pass where it is complete, else the fact is missing.
    #[must_use]
    pub(crate) fn nothing_found(&self, kind: Kind, missing: Missing) -> Verdict {
        match self.snapshot.registers().standing(kind, self.effective) {
            Some(declaration) => Verdict::Pass(Reason::NoneRecorded { kind, as_of: declaration.as_of }),
            None => Verdict::unknown(missing),
        }
    }
}
