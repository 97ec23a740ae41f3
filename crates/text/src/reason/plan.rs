//! Sentences about numbers in a post, today and after a plan.

use super::Say;
use crate::format::count;
use crate::lang::Lang;
use domain::snapshot::PostIx;

fn people(lang: Lang, n: u32) -> String {
    count(lang, i64::from(n), "orang", "person", "people")
}

pub(super) fn room(say: Say<'_>, need: u32, there: u32) -> String {
    let (need, there) = (people(say.lang, need), people(say.lang, there));
    say.pick(
        (
            format!("Kebutuhan {need}, terisi {there} pada tanggal berlaku."),
            format!("The need is {need}; there are {there} on the effective date."),
        ),
        (
            format!("Jabatan sudah melebihi kebutuhan: terisi {there} dari {need}."),
            format!("The post is over-filled: {there} for a need of {need}."),
        ),
    )
}

pub(super) fn room_after(
    say: Say<'_>,
    post: PostIx,
    need: u32,
    (before, after, entered): (u32, u32, u32),
) -> String {
    let post = say.post(post);
    let (need, before) = (people(say.lang, need), people(say.lang, before));
    let (after, entered) = (people(say.lang, after), people(say.lang, entered));
    say.lang.t(
        format!(
            "Jabatan {post}: kebutuhan {need}, sebelum rencana {before}, sesudah {after}, masuk {entered}."
        ),
        format!(
            "Post {post}: the need is {need}; before the plan {before}, after {after}, entering {entered}."
        ),
    )
}

pub(super) fn minimum(say: Say<'_>, post: PostIx, minimum: u32, (before, after): (u32, u32)) -> String {
    let post = say.post(post);
    let minimum = people(say.lang, minimum);
    let (before, after) = (people(say.lang, before), people(say.lang, after));
    say.lang.t(
        format!("Jabatan {post}: minimum {minimum}, sebelum rencana {before}, sesudah {after}."),
        format!("Post {post}: the minimum is {minimum}; before the plan {before}, after {after}."),
    )
}

pub(super) fn moved_twice(say: Say<'_>, first: Option<PostIx>, second: Option<PostIx>) -> String {
    let name =
        |post: Option<PostIx>| post.map_or_else(|| say.t("tanpa jabatan", "no post"), |post| say.post(post));
    let (first, second) = (name(first), name(second));
    say.lang.t(
        format!("Rencana memuat orang ini dua kali: {first}; dan {second}."),
        format!("The plan holds this person twice: {first}; and {second}."),
    )
}

pub(super) fn left_without_post(say: Say<'_>, post: PostIx) -> String {
    let post = say.post(post);
    say.lang.t(
        format!("Rencana melepas jabatan {post} tanpa memberi jabatan baru."),
        format!("The plan takes {post} and gives no new post."),
    )
}
