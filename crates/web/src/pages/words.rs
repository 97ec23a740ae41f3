//! Words that several pages need for people, posts and points; finished text from a snapshot.

use domain::snapshot::{PersonIx, PostIx, Snapshot};

use crate::format;
use crate::lang::Lang;

/// Points from hundredths, with a sign where `signed`.
pub(crate) fn points(l: Lang, hundredths: i64, signed: bool) -> String {
    // Values stay far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let value = hundredths as f64 / 100.0;
    if signed { format::signed_decimal(l, value, 2) } else { format::decimal(l, value, 2) }
}

/// The name of a post: its job title.
pub(crate) fn job(snapshot: &Snapshot, post: PostIx) -> String {
    snapshot.job_of(post).name.clone()
}

/// The unit of a post with the office above it, where it is beneath one.
pub(crate) fn unit(snapshot: &Snapshot, post: PostIx) -> String {
    let ix = snapshot.unit_of(post);
    let node = snapshot.unit(ix);
    if node.top == ix {
        node.record.name.clone()
    } else {
        format!("{}, {}", node.record.name, snapshot.unit(node.top).record.name)
    }
}

/// Job and unit in one line.
pub(crate) fn post(snapshot: &Snapshot, post: PostIx) -> String {
    format!("{}, {}", job(snapshot, post), unit(snapshot, post))
}

/// The full name of a person.
pub(crate) fn person(snapshot: &Snapshot, person: PersonIx) -> String {
    snapshot.person(person).record.full_name()
}
