//! Why a rule held or did not: facts only. The same variant serves Pass and Fail; wording lives in `text`.

use domain::facts::{EducationLevel, LeaveKind, Rating, RelationKind, Severity as SanctionSeverity};
use domain::golongan::Golongan;
use domain::job::{JobGroup, JobLevel};
use domain::kind::Kind;
use domain::person::{Employment, LegalStatus};
use domain::snapshot::{JobIx, PersonIx, PostIx, UnitIx};
use domain::time::Date;

/// The facts a verdict rests on. Positions are those of the snapshot that was judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Age against the retirement age of the target job.
    Age {
        /// Full years on the effective date.
        years: i32,
        /// Retirement age, years.
        limit: i32,
        /// Day the limit is reached.
        reached: Date,
    },
    /// The last assessment against its longest age.
    Assessment {
        /// Day of the assessment.
        assessed: Date,
        /// Valid for so many years.
        limit_years: i32,
    },
    /// Job class (*kelas jabatan*) before and after.
    Class {
        /// Present class.
        from: u8,
        /// Target class.
        to: u8,
        /// Classes it may drop.
        limit: i32,
    },
    /// Job match (*JPM*), capped, in percent, and the widest gap.
    Competence {
        /// Percent, 0 to 100.
        jpm: f64,
        /// Least percent.
        limit: f64,
        /// Widest gap in levels, 0 where none.
        gap: u8,
        /// Position in [`domain::job::COMPETENCES`] of the widest gap.
        widest: u8,
        /// Widest gap allowed.
        gap_limit: i32,
    },
    /// Contract against the effective date.
    Contract {
        /// Last day.
        until: Date,
        /// Full months left after the effective date, negative where over.
        months: i32,
        /// Months that should be left.
        limit: i32,
    },
    /// Highest degree against the least level.
    Education {
        /// Highest degree; none where a complete register holds none.
        held: Option<EducationLevel>,
        /// Least level.
        required: EducationLevel,
    },
    /// A degree of the level, with or without a field the job accepts.
    EducationField {
        /// The target job, whose fields are meant.
        job: JobIx,
    },
    /// Months of service at a level or its equal.
    Experience {
        /// Full months.
        months: i32,
        /// Months asked for.
        limit: i32,
        /// At which group.
        group: JobGroup,
    },
    /// The plan takes a post and gives none.
    LeftWithoutPost {
        /// The post that was held.
        post: PostIx,
    },
    /// Leave on the effective date.
    Leave {
        /// Kind.
        kind: LeaveKind,
        /// Last day, where known.
        until: Option<Date>,
    },
    /// Level before and after.
    Level {
        /// Present level.
        from: JobLevel,
        /// Target level.
        to: JobLevel,
    },
    /// Too long, or not, in the post.
    LongInPost {
        /// Since.
        since: Date,
        /// Full months.
        months: i32,
        /// Most months.
        limit: i32,
    },
    /// People who stay in a post after the plan against its minimum.
    MinimumAfterPlan {
        /// The post.
        post: PostIx,
        /// Minimum.
        minimum: u32,
        /// There if nobody moved.
        before: u32,
        /// There after the plan.
        after: u32,
    },
    /// Two moves of one person.
    MovedTwice {
        /// First target; none where the plan gave no post.
        first: Option<PostIx>,
        /// Second target.
        second: Option<PostIx>,
    },
    /// A complete register holds nothing that stands in the way.
    NoneRecorded {
        /// Which register.
        kind: Kind,
        /// Complete as of.
        as_of: Date,
    },
    /// Declared relatives work elsewhere.
    NoRelativeNear {
        /// How many were looked at.
        relatives: u32,
    },
    /// The post on the map.
    OnMap {
        /// Last day of the post or its unit, where there is one.
        until: Option<Date>,
    },
    /// No second definitive post.
    OnePost,
    /// Chosen for a leading high post.
    OpenSelection {
        /// Target level.
        level: JobLevel,
        /// Whether the agency's approved talent pool stands in.
        by_talent_pool: bool,
    },
    /// Job of contract staff before and after.
    PppkJob {
        /// Present job.
        from: JobIx,
        /// Target job.
        to: JobIx,
    },
    /// Contract staff and the level of the target.
    PppkLevel {
        /// Target level.
        level: JobLevel,
    },
    /// Probation as candidate.
    Probation {
        /// Kind of employment.
        employment: Employment,
        /// *TMT CPNS*.
        cpns_from: Option<Date>,
        /// *TMT PNS*.
        pns_from: Option<Date>,
        /// Months of probation.
        months: i32,
    },
    /// Rank against the range.
    Rank {
        /// Rank held.
        held: Golongan,
        /// Lowest of the range.
        low: Option<Golongan>,
        /// Highest of the range.
        high: Option<Golongan>,
        /// Ranks it may lie below.
        tolerance: i32,
    },
    /// Ratings of the last years; the weakest one.
    Ratings {
        /// The year of the weakest rating.
        year: i16,
        /// The rating; none where a complete register holds none for the year.
        rating: Option<Rating>,
        /// Years looked at.
        years: i32,
    },
    /// A relative in the target unit, above or beneath it.
    Relative {
        /// Who.
        person: PersonIx,
        /// Relation as declared.
        kind: RelationKind,
        /// Degree.
        degree: u8,
        /// Where the relative sits, or ends after the plan.
        unit: UnitIx,
    },
    /// Duty in a special area.
    RemoteDuty,
    /// Months to retirement.
    RetirementNear {
        /// *TMT pensiun*.
        retires: Date,
        /// Full months left, 0 where over.
        months: i32,
        /// Months that should be left.
        limit: i32,
    },
    /// People in the post on the effective date if nobody moves.
    Room {
        /// Decreed need.
        need: u32,
        /// People there.
        there: u32,
    },
    /// People in a post after the plan.
    RoomAfterPlan {
        /// The post.
        post: PostIx,
        /// Decreed need.
        need: u32,
        /// There if nobody moved.
        before: u32,
        /// There after the plan.
        after: u32,
        /// How many the plan brings in.
        entered: u32,
    },
    /// A sanction that runs, or the paper of one.
    Sanction {
        /// How severe.
        severity: SanctionSeverity,
        /// Last day, where there is one.
        until: Option<Date>,
    },
    /// A second definitive post that would go on.
    SecondPost {
        /// Since, where known.
        since: Option<Date>,
    },
    /// The teacher's school lies in a special area.
    SpecialArea,
    /// Employment and legal standing.
    Standing {
        /// Kind of employment.
        employment: Employment,
        /// Legal standing.
        status: LegalStatus,
    },
    /// Study leave on the effective date.
    StudyLeave {
        /// Last day, where known.
        until: Option<Date>,
    },
    /// Certificate or degree against the subject of the target job.
    Subject {
        /// The target job, whose subject is meant.
        job: JobIx,
        /// Whether a certificate decided; else a degree.
        by_certificate: bool,
    },
    /// Talent box (*kotak talenta*).
    TalentBox {
        /// 1 to 9.
        number: u8,
        /// Day of the assessment.
        assessed: Date,
        /// Year of the rating.
        year: i16,
    },
    /// Years at the school.
    TimeAtSchool {
        /// Since.
        since: Date,
        /// Full months.
        months: i32,
        /// Months asked for.
        limit: i32,
    },
    /// Time in the present post.
    TimeInPost {
        /// Since.
        since: Date,
        /// Full months.
        months: i32,
        /// Months asked for.
        limit: i32,
    },
    /// Own written consent to the distance.
    TransferConsent,
    /// Travel from home to the target unit, one way.
    Travel {
        /// Minutes.
        minutes: u16,
        /// Most minutes.
        limit: i32,
    },
}
