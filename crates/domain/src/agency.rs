//! Everything an agency's files hold, as flat records with natural keys.

use crate::facts::{
    Competency, Credential, Education, Facility, Leave, Performance, Relation, Sanction, Travel, Wish,
};
use crate::job::JobTitle;
use crate::person::{Assignment, CivilServant};
use crate::post::Post;
use crate::register::Registers;
use crate::unit::WorkUnit;
use crate::workload::WorkloadTask;

/// All records of one agency. Order does not matter; [`crate::snapshot::Snapshot::assemble`] sorts.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Records {
    /// Work units.
    pub units: Vec<WorkUnit>,
    /// Job titles.
    pub jobs: Vec<JobTitle>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Civil servants.
    pub people: Vec<CivilServant>,
    /// Assignments, present and past.
    pub assignments: Vec<Assignment>,
    /// Degrees and certificates.
    pub education: Vec<Education>,
    /// Competence assessments.
    pub competencies: Vec<Competency>,
    /// Ratings by year.
    pub performance: Vec<Performance>,
    /// Workload by task.
    pub workload: Vec<WorkloadTask>,
    /// Wishes.
    pub wishes: Vec<Wish>,
    /// Sanctions.
    pub sanctions: Vec<Sanction>,
    /// Leave.
    pub leave: Vec<Leave>,
    /// Relations.
    pub relations: Vec<Relation>,
    /// Travel.
    pub places: Vec<Travel>,
    /// School and health facts.
    pub facilities: Vec<Facility>,
    /// Credentials.
    pub credentials: Vec<Credential>,
    /// Which registers are complete.
    pub registers: Registers,
}

impl Records {
    /// Adds a record of any kind.
    pub fn push(&mut self, record: crate::tidy::Record) {
        use crate::tidy::Record;
        match record {
            Record::Unit(r) => self.units.push(r),
            Record::Job(r) => self.jobs.push(*r),
            Record::Post(r) => self.posts.push(r),
            Record::Person(r) => self.people.push(*r),
            Record::Assignment(r) => self.assignments.push(r),
            Record::Education(r) => self.education.push(r),
            Record::Competency(r) => self.competencies.push(r),
            Record::Performance(r) => self.performance.push(r),
            Record::Workload(r) => self.workload.push(r),
            Record::Wish(r) => self.wishes.push(r),
            Record::Sanction(r) => self.sanctions.push(r),
            Record::Leave(r) => self.leave.push(r),
            Record::Relation(r) => self.relations.push(r),
            Record::Travel(r) => self.places.push(r),
            Record::Facility(r) => self.facilities.push(r),
            Record::Credential(r) => self.credentials.push(r),
        }
    }
}
