//! Plans: asked for, computed as long work, looked at, questioned, published. A plan is never changed.

pub mod ask;
pub mod case;
pub mod changes;
pub mod compare;
pub mod compute;
mod contradiction;
pub mod demand;
pub mod figures;
pub mod fitting;
pub mod phase;
pub mod publish;
pub mod question;
pub mod receipt;
pub mod view;
pub mod why;
mod why_limited;
pub(crate) mod work;

pub use ask::{ask, cancel};
pub use case::PlanCase;
pub use publish::{publish, withdraw};
pub use question::AskedPlan;
pub use store::plan::PlanRow;
pub use view::{PlanView, list, open, published};
