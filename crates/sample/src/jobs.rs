//! The catalogue of job titles: levels, requirements and where they come from.
//!
//! Titles are those of the national list; classes, fields and required competences are an agency's usual
//! choice, not a norm. The catalogue does not know how many seats there are.

mod functional;
mod level;
mod structural;
mod support;

use std::collections::BTreeMap;

pub(crate) use level::Level;

use crate::rows::JobRow;

/// Which of the three head counts of the agency a job belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Teacher,
    Health,
    Technical,
}

/// A job title of the catalogue.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) row: JobRow,
    pub(crate) level: Level,
    pub(crate) group: Group,
}

impl Job {
    /// True for JPT, administrator and pengawas.
    pub(crate) fn is_managerial(&self) -> bool {
        self.level >= Level::SupervisorB
    }

    /// True for jobs that the longest time in post applies to in the sample (manajerial and pelaksana).
    pub(crate) fn is_rotated_by_time(&self) -> bool {
        self.is_managerial() || self.level == Level::Staff
    }

    /// True where contract staff (PPPK) can hold the job.
    pub(crate) fn is_open_to_contract(&self) -> bool {
        matches!(self.level, Level::FirstExpert | Level::Skilled | Level::Beginner)
            || (self.level == Level::Staff && self.row.family == "umum")
    }
}

/// All job titles, by code.
#[derive(Debug, Clone)]
pub(crate) struct Catalogue {
    jobs: Vec<Job>,
    index: BTreeMap<String, usize>,
}

impl Catalogue {
    /// The catalogue of the sample agency.
    pub(crate) fn build() -> Self {
        let mut catalogue = Self { jobs: Vec::new(), index: BTreeMap::new() };
        for job in structural::jobs().into_iter().chain(support::jobs()).chain(functional::jobs()) {
            catalogue.index.insert(job.row.code.clone(), catalogue.jobs.len());
            catalogue.jobs.push(job);
        }
        catalogue
    }

    /// The index of a code that the sample itself uses.
    pub(crate) fn index_of(&self, code: &str) -> usize {
        self.find(code).expect("invariant: the sample only names jobs of its own catalogue")
    }

    /// The index of a code, if the catalogue has it.
    pub(crate) fn find(&self, code: &str) -> Option<usize> {
        self.index.get(code).copied()
    }

    pub(crate) fn jobs(&self) -> &[Job] {
        &self.jobs
    }
}

/// Lower-case kebab of a title: `Guru Kelas Ahli Muda` becomes `guru-kelas-ahli-muda`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Everything a title of the catalogue differs in; the rest follows from the level.
pub(crate) struct Title<'a> {
    pub(crate) name: &'a str,
    pub(crate) level: Level,
    pub(crate) family: &'static str,
    pub(crate) class: u8,
    pub(crate) retirement_age: u8,
    pub(crate) education: &'static str,
    pub(crate) fields: &'static str,
    pub(crate) ranks: (&'static str, &'static str),
    pub(crate) subject: Option<&'static str>,
    pub(crate) technical: Option<u8>,
    pub(crate) group: Group,
}

impl Title<'_> {
    fn into_job(self) -> Job {
        let base = self.level.required_competence();
        let mut required = [Some(base); 10];
        required[9] = self.technical;
        Job {
            row: JobRow {
                code: slug(self.name),
                name: self.name.to_owned(),
                level: self.level.code(),
                family: self.family,
                class: self.class,
                bup: self.retirement_age,
                education_level: self.education,
                education_fields: self.fields.split(';').filter(|field| !field.is_empty()).collect(),
                rank_low: self.ranks.0,
                rank_high: self.ranks.1,
                subject: self.subject,
                required,
            },
            level: self.level,
            group: self.group,
        }
    }
}
