//! The people: one draft for each filled seat, made believable first and then bent to the planted facts.
//!
//! Drafts become rows in `records`. The order matters: base draws, planted people, the exact retirement and
//! tenure counts, and only then ranks, titles and NIP, which must agree with all of it.

mod base;
pub(crate) mod facts;
mod finish;
mod history;
mod names;
mod retirement;
mod tenure;
mod titles;

use jiff::civil::Date;

use crate::agency::Options;
use crate::calendar::{full_months, month_start_before, retirement_date};
use crate::jobs::Job;
use crate::layout::Layout;

/// Form of employment of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Employment {
    Pns,
    Cpns,
    Pppk,
}

impl Employment {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Pns => "pns",
            Self::Cpns => "cpns",
            Self::Pppk => "pppk",
        }
    }
}

/// An earlier definitive post.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stint {
    pub(crate) unit: usize,
    pub(crate) job: usize,
    pub(crate) from: Date,
    pub(crate) until: Date,
}

/// A person in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) seat: usize,
    pub(crate) employment: Employment,
    pub(crate) is_male: bool,
    pub(crate) birth: Date,
    /// TMT CPNS, or the first contract of a PPPK.
    pub(crate) service_from: Date,
    pub(crate) contract_until: Option<Date>,
    pub(crate) post_from: Date,
    pub(crate) rank: String,
    pub(crate) rank_from: Date,
    pub(crate) education: &'static str,
    pub(crate) field: &'static str,
    pub(crate) name: String,
    pub(crate) title_before: Option<String>,
    pub(crate) title_after: Option<String>,
    pub(crate) home: usize,
    pub(crate) legal_status: &'static str,
    pub(crate) nip: String,
    /// Key of a planted person, as in the list of facts.
    pub(crate) role: Option<&'static str>,
    /// The time in post is decided; the tenure counts leave it alone.
    pub(crate) is_settled: bool,
    /// Rated very good twice, with high potential and competences above the required ones.
    pub(crate) is_outstanding: bool,
    pub(crate) earlier: Vec<Stint>,
}

/// All people of the agency with the layout they sit in.
#[derive(Debug, Clone)]
pub(crate) struct People {
    pub(crate) layout: Layout,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) today: Date,
    pub(crate) seed: u64,
}

impl People {
    /// Fills the layout.
    pub(crate) fn settle(layout: Layout, options: &Options) -> Self {
        let mut people = Self { layout, drafts: Vec::new(), today: options.today, seed: options.seed };
        base::draw(&mut people);
        facts::plant(&mut people);
        retirement::decide(&mut people);
        tenure::decide(&mut people);
        finish::complete(&mut people);
        history::add(&mut people);
        people
    }

    pub(crate) fn job(&self, draft: usize) -> &Job {
        self.job_of(&self.drafts[draft])
    }

    pub(crate) fn job_of(&self, draft: &Draft) -> &Job {
        &self.layout.catalogue.jobs()[self.layout.seats[draft.seat].job]
    }

    pub(crate) fn unit_of(&self, draft: &Draft) -> usize {
        self.layout.seats[draft.seat].unit
    }

    /// Code of the unit a draft sits in.
    pub(crate) fn unit_code(&self, draft: usize) -> &str {
        &self.layout.units[self.unit_of(&self.drafts[draft])].row.code
    }

    /// The person of a planted role, if this size of agency has it.
    pub(crate) fn role(&self, role: &str) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.role == Some(role))
    }

    /// Everyone of a planted role.
    pub(crate) fn roles(&self, role: &str) -> Vec<usize> {
        (0..self.drafts.len()).filter(|draft| self.drafts[*draft].role == Some(role)).collect()
    }

    /// Full months in the present post.
    pub(crate) fn months_in_post(&self, draft: usize) -> i32 {
        full_months(self.drafts[draft].post_from, self.today)
    }

    /// TMT pensiun by the present job.
    pub(crate) fn retires_on(&self, draft: usize) -> Date {
        retirement_date(self.drafts[draft].birth, self.job(draft).row.bup)
    }

    /// Age in full months today.
    pub(crate) fn age_months(&self, draft: usize) -> i32 {
        full_months(self.drafts[draft].birth, self.today)
    }

    /// The day from which round 2025-1 took effect.
    pub(crate) fn earlier_round(&self) -> Date {
        month_start_before(self.today, 15)
    }
}

/// Place of a PNS rank in the order of ranks; 0 for a contract grade.
pub(crate) fn rank_order(rank: &str) -> usize {
    finish::RANKS.iter().position(|known| *known == rank).unwrap_or(0)
}
