//! One immutable picture of an agency on a day: records joined by index, ready to compute on.

use crate::agency::Records;
use crate::code::{District, JobCode, UnitCode};
use crate::facts::{Competency, Credential, Education, Leave, Performance, Relation, Sanction, Wish};
use crate::job::JobTitle;
use crate::nip::Nip;
use crate::person::{Assignment, Capacity, CivilServant};
use crate::post::Post;
use crate::register::Registers;
use crate::time::{Date, full_months, retirement_day};
use crate::unit::WorkUnit;
use crate::workload::WorkloadTask;

macro_rules! index {
    ($($(#[$m:meta])* $name:ident),+) => { $(
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// As a position in a slice.
            #[must_use]
            pub const fn at(self) -> usize { self.0 as usize }
        }
    )+ };
}
index!(
    /// Position of a unit in a snapshot.
    UnitIx,
    /// Position of a job title in a snapshot.
    JobIx,
    /// Position of a post in a snapshot.
    PostIx,
    /// Position of a person in a snapshot.
    PersonIx
);

/// A unit with its place in the tree.
#[derive(Clone, Debug)]
pub struct UnitNode {
    /// The record.
    pub record: WorkUnit,
    /// The unit above.
    pub parent: Option<UnitIx>,
    /// The unit just beneath the root that this one belongs to (*perangkat daerah*); itself for those.
    pub top: UnitIx,
    /// Steps from the root.
    pub depth: u8,
    /// Units just beneath, by code.
    pub children: Vec<UnitIx>,
    /// District, own or inherited.
    pub district: Option<District>,
}

/// A post with its unit and job.
#[derive(Clone, Debug)]
pub struct PostNode {
    /// The record.
    pub record: Post,
    /// Its unit.
    pub unit: UnitIx,
    /// Its job title.
    pub job: JobIx,
    /// Holders on the day, definitive.
    pub holders: Vec<PersonIx>,
}

/// Where a person sits on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// In a post of the map.
    Post(PostIx),
    /// In a unit and job that the map does not have.
    OffMap {
        /// The unit, where known.
        unit: Option<UnitIx>,
        /// The job, where known.
        job: Option<JobIx>,
    },
    /// No running definitive assignment is recorded.
    Nowhere,
}

/// A person with the facts about them, each list newest first.
#[derive(Clone, Debug)]
pub struct PersonNode {
    /// The record.
    pub record: CivilServant,
    /// Present seat.
    pub seat: Seat,
    /// *TMT jabatan* of the present definitive assignment.
    pub in_post_since: Option<Date>,
    /// First day in the present unit without a break.
    pub in_unit_since: Option<Date>,
    /// All assignments, newest first.
    pub assignments: Vec<Assignment>,
    /// Degrees and certificates.
    pub education: Vec<Education>,
    /// Assessments.
    pub competencies: Vec<Competency>,
    /// Ratings.
    pub performance: Vec<Performance>,
    /// Sanctions.
    pub sanctions: Vec<Sanction>,
    /// Leave.
    pub leave: Vec<Leave>,
    /// Credentials.
    pub credentials: Vec<Credential>,
    /// Wishes, first wish first.
    pub wishes: Vec<Wish>,
    /// Relatives with the relation as recorded.
    pub relatives: Vec<(PersonIx, Relation)>,
}

/// A reference in the records that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dangling {
    /// A unit names a parent that does not exist.
    Parent(UnitCode, UnitCode),
    /// Units are each other's superiors.
    Cycle(UnitCode),
    /// A post names a unit or job that does not exist.
    Post(UnitCode, JobCode),
}

/// The picture. Positions follow the order of natural keys, so equal data give equal positions.
#[derive(Clone, Debug)]
pub struct Snapshot {
    as_of: Date,
    units: Vec<UnitNode>,
    jobs: Vec<JobTitle>,
    posts: Vec<PostNode>,
    people: Vec<PersonNode>,
    workload: Vec<(PostIx, Vec<WorkloadTask>)>,
    unit_posts: Vec<Vec<PostIx>>,
    districts: Vec<District>,
    minutes: Vec<Option<u16>>,
    facilities: Vec<(UnitIx, String, String)>,
    registers: Registers,
}

mod assemble;

impl Snapshot {
    /// Joins the records as they stood on a day. References that lead nowhere are dropped and listed.
    #[must_use]
    pub fn assemble(records: Records, as_of: Date) -> (Self, Vec<Dangling>) {
        assemble::assemble(records, as_of)
    }

    /// The day of the picture.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Every unit, by code.
    #[must_use]
    pub fn units(&self) -> &[UnitNode] {
        &self.units
    }

    /// Every job title, by code.
    #[must_use]
    pub fn jobs(&self) -> &[JobTitle] {
        &self.jobs
    }

    /// Every post, by unit and job.
    #[must_use]
    pub fn posts(&self) -> &[PostNode] {
        &self.posts
    }

    /// Every person, by NIP.
    #[must_use]
    pub fn people(&self) -> &[PersonNode] {
        &self.people
    }

    /// Positions of all people.
    pub fn person_indexes(&self) -> impl Iterator<Item = PersonIx> + use<> {
        (0..u32::try_from(self.people.len()).unwrap_or(u32::MAX)).map(PersonIx)
    }

    /// Positions of all posts.
    pub fn post_indexes(&self) -> impl Iterator<Item = PostIx> + use<> {
        (0..u32::try_from(self.posts.len()).unwrap_or(u32::MAX)).map(PostIx)
    }

    /// Positions of all units.
    pub fn unit_indexes(&self) -> impl Iterator<Item = UnitIx> + use<> {
        (0..u32::try_from(self.units.len()).unwrap_or(u32::MAX)).map(UnitIx)
    }

    /// A unit.
    #[must_use]
    pub fn unit(&self, ix: UnitIx) -> &UnitNode {
        &self.units[ix.at()]
    }

    /// A job title.
    #[must_use]
    pub fn job(&self, ix: JobIx) -> &JobTitle {
        &self.jobs[ix.at()]
    }

    /// A post.
    #[must_use]
    pub fn post(&self, ix: PostIx) -> &PostNode {
        &self.posts[ix.at()]
    }

    /// A person.
    #[must_use]
    pub fn person(&self, ix: PersonIx) -> &PersonNode {
        &self.people[ix.at()]
    }

    /// The unit of a post.
    #[must_use]
    pub fn unit_of(&self, post: PostIx) -> UnitIx {
        self.posts[post.at()].unit
    }

    /// The job title of a post.
    #[must_use]
    pub fn job_of(&self, post: PostIx) -> &JobTitle {
        &self.jobs[self.posts[post.at()].job.at()]
    }

    /// Posts of a unit, without the units beneath.
    #[must_use]
    pub fn posts_of_unit(&self, unit: UnitIx) -> &[PostIx] {
        &self.unit_posts[unit.at()]
    }

    /// Looks a unit up by code.
    #[must_use]
    pub fn find_unit(&self, code: &UnitCode) -> Option<UnitIx> {
        let at = self.units.binary_search_by(|u| u.record.code.cmp(code)).ok()?;
        u32::try_from(at).ok().map(UnitIx)
    }

    /// Looks a job title up by code.
    #[must_use]
    pub fn find_job(&self, code: &JobCode) -> Option<JobIx> {
        let at = self.jobs.binary_search_by(|j| j.code.cmp(code)).ok()?;
        u32::try_from(at).ok().map(JobIx)
    }

    /// Looks a post up by unit and job.
    #[must_use]
    pub fn find_post(&self, unit: UnitIx, job: JobIx) -> Option<PostIx> {
        let at = self.posts.binary_search_by(|p| (p.unit, p.job).cmp(&(unit, job))).ok()?;
        u32::try_from(at).ok().map(PostIx)
    }

    /// Looks a person up by NIP.
    #[must_use]
    pub fn find_person(&self, nip: &Nip) -> Option<PersonIx> {
        let at = self.people.binary_search_by(|p| p.record.nip.cmp(nip)).ok()?;
        u32::try_from(at).ok().map(PersonIx)
    }

    /// Tasks of a post; empty where no workload is recorded.
    #[must_use]
    pub fn workload_of(&self, post: PostIx) -> &[WorkloadTask] {
        self.workload.binary_search_by_key(&post, |(p, _)| *p).map_or(&[], |at| &self.workload[at].1)
    }

    /// A fact of a unit as written.
    #[must_use]
    pub fn facility(&self, unit: UnitIx, measure: &str) -> Option<&str> {
        let at = self.facilities.binary_search_by(|(u, m, _)| (*u, m.as_str()).cmp(&(unit, measure))).ok()?;
        Some(&self.facilities[at].2)
    }

    /// A fact of a unit as a number.
    #[must_use]
    pub fn facility_number(&self, unit: UnitIx, measure: &str) -> Option<f64> {
        self.facility(unit, measure)?.replace(',', ".").parse().ok()
    }

    /// Travel between two districts in minutes, 0 within one; `None` where not recorded.
    #[must_use]
    pub fn travel_minutes(&self, from: &District, to: &District) -> Option<u16> {
        if from == to {
            return Some(0);
        }
        let a = self.districts.binary_search(from).ok()?;
        let b = self.districts.binary_search(to).ok()?;
        self.minutes[a * self.districts.len() + b]
    }

    /// Which registers are complete.
    #[must_use]
    pub const fn registers(&self) -> &Registers {
        &self.registers
    }

    /// Whether `unit` is `above` or lies beneath it.
    #[must_use]
    pub fn lies_within(&self, unit: UnitIx, above: UnitIx) -> bool {
        let mut at = Some(unit);
        while let Some(ix) = at {
            if ix == above {
                return true;
            }
            at = self.unit(ix).parent;
        }
        false
    }

    /// A unit and everything beneath it, parents first.
    #[must_use]
    pub fn subtree(&self, unit: UnitIx) -> Vec<UnitIx> {
        let mut out = vec![unit];
        let mut next = 0;
        while next < out.len() {
            let ix = out[next];
            out.extend_from_slice(&self.unit(ix).children);
            next += 1;
        }
        out
    }

    /// The post of a person, where it is on the map.
    #[must_use]
    pub fn post_of(&self, person: PersonIx) -> Option<PostIx> {
        match self.person(person).seat {
            Seat::Post(post) => Some(post),
            Seat::OffMap { .. } | Seat::Nowhere => None,
        }
    }

    /// The job a person holds, on the map or not.
    #[must_use]
    pub fn current_job(&self, person: PersonIx) -> Option<&JobTitle> {
        match self.person(person).seat {
            Seat::Post(post) => Some(self.job_of(post)),
            Seat::OffMap { job, .. } => job.map(|ix| self.job(ix)),
            Seat::Nowhere => None,
        }
    }

    /// The unit a person works in, on the map or not.
    #[must_use]
    pub fn current_unit(&self, person: PersonIx) -> Option<UnitIx> {
        match self.person(person).seat {
            Seat::Post(post) => Some(self.unit_of(post)),
            Seat::OffMap { unit, .. } => unit,
            Seat::Nowhere => None,
        }
    }

    /// Whole months in the present post on a day; `None` where the start is unknown.
    #[must_use]
    pub fn months_in_post(&self, person: PersonIx, day: Date) -> Option<i32> {
        self.person(person).in_post_since.map(|since| full_months(since, day))
    }

    /// Day of retirement in a job; `None` where birth date or age limit is unknown.
    #[must_use]
    pub fn retirement_day(&self, person: PersonIx, job: &JobTitle) -> Option<Date> {
        Some(retirement_day(self.person(person).record.birth_date?, job.retirement_age_years()?))
    }

    /// Whether the person is there on the day if nobody moves: in service, not retired, contract running,
    /// not on unpaid leave.
    #[must_use]
    pub fn is_there(&self, person: PersonIx, day: Date) -> bool {
        let node = self.person(person);
        let in_service = node.record.legal_status.is_none_or(crate::person::LegalStatus::is_in_service);
        let retired = self
            .current_job(person)
            .and_then(|job| self.retirement_day(person, job))
            .is_some_and(|retired| retired <= day);
        let contract_over = node.record.contract_until.is_some_and(|end| end < day);
        let unpaid_leave =
            node.leave.iter().any(|l| l.kind == crate::facts::LeaveKind::Cltn && l.period.contains(day));
        in_service && !retired && !contract_over && !unpaid_leave
    }

    /// Holders of a post who are there on the day if nobody moves.
    pub fn people_there(&self, post: PostIx, day: Date) -> impl Iterator<Item = PersonIx> + '_ {
        self.post(post).holders.iter().copied().filter(move |p| self.is_there(*p, day))
    }

    /// Those who act for a post without holding it, with the day they began.
    pub fn acting_in(&self, post: PostIx) -> impl Iterator<Item = (PersonIx, &Assignment)> + '_ {
        let unit = &self.unit(self.unit_of(post)).record.code;
        let job = &self.job_of(post).code;
        self.person_indexes().filter_map(move |ix| {
            let found = self.person(ix).assignments.iter().find(|a| {
                a.unit == *unit
                    && a.job == *job
                    && matches!(a.capacity, Capacity::ActingPlt | Capacity::ActingPlh | Capacity::ActingPj)
                    && a.until.is_none_or(|end| end >= self.as_of)
            })?;
            Some((ix, found))
        })
    }
}
