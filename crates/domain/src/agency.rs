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

    /// Every record, kind by kind in the order of import.
    pub fn into_records(self) -> impl Iterator<Item = crate::tidy::Record> {
        use crate::tidy::Record;
        let units = self.units.into_iter().map(Record::Unit);
        let jobs = self.jobs.into_iter().map(|r| Record::Job(Box::new(r)));
        let posts = self.posts.into_iter().map(Record::Post);
        let people = self.people.into_iter().map(|r| Record::Person(Box::new(r)));
        let assignments = self.assignments.into_iter().map(Record::Assignment);
        let education = self.education.into_iter().map(Record::Education);
        let competencies = self.competencies.into_iter().map(Record::Competency);
        let performance = self.performance.into_iter().map(Record::Performance);
        let workload = self.workload.into_iter().map(Record::Workload);
        let wishes = self.wishes.into_iter().map(Record::Wish);
        let sanctions = self.sanctions.into_iter().map(Record::Sanction);
        let leave = self.leave.into_iter().map(Record::Leave);
        let relations = self.relations.into_iter().map(Record::Relation);
        let places = self.places.into_iter().map(Record::Travel);
        let facilities = self.facilities.into_iter().map(Record::Facility);
        let credentials = self.credentials.into_iter().map(Record::Credential);
        units
            .chain(jobs)
            .chain(posts)
            .chain(people)
            .chain(assignments)
            .chain(education)
            .chain(competencies)
            .chain(performance)
            .chain(workload)
            .chain(wishes)
            .chain(sanctions)
            .chain(leave)
            .chain(relations)
            .chain(places)
            .chain(facilities)
            .chain(credentials)
    }
}
