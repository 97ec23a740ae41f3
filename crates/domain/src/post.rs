//! Posts (*formasi jabatan*): a job title in a unit, with the number of people it may hold.

use crate::code::{JobCode, UnitCode};
use crate::time::Date;

/// Why, and since when, a post counts as strategic; declared by the agency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Strategic {
    /// The reason the agency gave.
    pub reason: String,
    /// Day of the declaration.
    pub declared: Option<Date>,
}

/// A post: one row of the post map (*peta jabatan*), a job title in a unit with its fixed headcount.
#[doc(alias = "formasi")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Post {
    /// The unit.
    pub unit: UnitCode,
    /// The job title.
    pub job: JobCode,
    /// Need fixed by decree (*kebutuhan ditetapkan*), people; the room a plan may fill.
    pub decreed_need: Option<u32>,
    /// Need agreed for the plan, people; shown, never overwriting the other two.
    pub agreed_need: Option<u32>,
    /// People the unit must keep in this job (*minimum*).
    pub minimum: Option<u32>,
    /// Set where the agency declared the post strategic.
    pub strategic: Option<Strategic>,
    /// First day on the map.
    pub from: Option<Date>,
    /// Last day on the map.
    pub until: Option<Date>,
}
