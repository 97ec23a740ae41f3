//! Workload of a job in a unit (*analisis beban kerja*): tasks with a yearly volume and a norm.

use crate::code::{JobCode, UnitCode};
use crate::code_enum;

code_enum! {
    /// By which method a task counts.
    pub enum WorkloadMethod {
        /// PermenPANRB 1/2020.
        Abk = "abk",
        /// Permenkes 33/2015; a task whose name starts with `penunjang` is supporting work.
        AbkHealth = "abk_kes",
    }
}

/// One task of a job in a unit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct WorkloadTask {
    /// The unit.
    pub unit: UnitCode,
    /// The job.
    pub job: JobCode,
    /// The task, as the form names it.
    pub task: String,
    /// Unit of the result.
    pub result_unit: String,
    /// Results a year, thousandths (3,600 letters = 3,600,000), so that files and sums stay exact.
    pub volume_milli: i64,
    /// Minutes for one result, thousandths.
    pub norm_minutes_milli: i64,
    /// Method.
    pub method: WorkloadMethod,
    /// Year of the volume.
    pub year: Option<i16>,
}

impl WorkloadTask {
    /// Minutes a year of this task (*WPT*), as a fraction of a minute.
    #[must_use]
    pub fn minutes_a_year(&self) -> f64 {
        to_f64(self.volume_milli) * to_f64(self.norm_minutes_milli) / 1e6
    }
}

/// Thousandths and counts are far below 2^53, so the conversion is exact.
#[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
const fn to_f64(milli: i64) -> f64 {
    milli as f64
}
