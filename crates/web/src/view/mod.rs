//! The small parts that pages are put together from, as plain values; `templates/macros.html` draws them.
//! They hold finished words and numbers: no part reads a clock, a store or a rule.

mod field;
mod icon;
mod paging;
mod parts;
mod tag;

pub use field::{Choice, ErrorLink, Errors, Field, Kind as FieldKind};
pub use icon::{note_icon, path as icon_path};
pub use paging::{Paging, Sort, SortState};
pub use parts::{Bar, BarPart, Crumb, Empty, Fact, Figure, FromTo, Place, Tick};
pub use tag::Tag;
