//! Why the plan moves a person or leaves them, in two sentences: the criterion that gains most, a demand of the
//! office before it, the rest of the plan where nothing of the person's own gains.

use app::plan::PlanCase;
use app::plan::why::PersonWhy;
use domain::snapshot::PostIx;
use placement::criterion::Criterion;
use placement::problem::PlanDemand;
use placement::why::{Part, Placing};
use text::criterion::criterion_name;

use crate::lang::Lang;
use crate::pages::wording::{job_of, points, post_named, unit_of};

/// Two sentences.
pub(crate) fn sentences(l: Lang, case: &PlanCase, why: &PersonWhy) -> Vec<String> {
    let snapshot = &case.basis.snapshot;
    let Some(planned) = &why.planned else {
        return vec![
            l.t(
                "Menurut rancangan ini Anda tetap di jabatan sekarang.",
                "By this draft you stay in your present post.",
            )
            .to_owned(),
            stay_reason(l, case, why),
        ];
    };
    let to = post_named(l, snapshot, planned.post);
    let first = match &why.now {
        Some(now) => {
            let from = post_named(l, snapshot, now.post);
            l.t(
                format!("Anda diusulkan pindah dari {from} ke {to}."),
                format!("You are proposed to move from {from} to {to}."),
            )
        }
        None => l.t(format!("Anda diusulkan pindah ke {to}."), format!("You are proposed to move to {to}.")),
    };
    let reason = move_reason(l, case, why, planned);
    vec![first, l.t(format!("Alasan utama: {reason}"), format!("Main reason: {reason}"))]
}

fn stay_reason(l: Lang, case: &PlanCase, why: &PersonWhy) -> String {
    let snapshot = &case.basis.snapshot;
    match why.alternatives.first() {
        _ if why.lawful <= 1 => l
            .t(
                "Menurut aturan yang berlaku tidak ada jabatan lain yang dapat Anda duduki pada tanggal itu.",
                "By the rules in force there is no other post that you may hold on that day.",
            )
            .to_owned(),
        Some(other) => {
            let (loss, post) = (points(l, other.loss), post_named(l, snapshot, other.placing.post));
            l.t(
                format!("Pindah ke pilihan terbaik yang lain, {post}, membuat nilai seluruh rencana turun {loss} poin."),
                format!("Moving to the best other choice, {post}, would lower the value of the whole plan by {loss} points."),
            )
        }
        None => l
            .t(
                "Jabatan lain yang dapat Anda duduki tidak menambah nilai rencana.",
                "No other post that you may hold adds to the value of the plan.",
            )
            .to_owned(),
    }
}

/// The criterion that gains most by the move; a demand of BKPSDM before it, the rest of the plan where nothing
/// of the person's own gains.
pub(crate) fn move_reason(l: Lang, case: &PlanCase, why: &PersonWhy, planned: &Placing) -> String {
    if case.basis.demands.contains(&PlanDemand::Pin(why.person, planned.post)) {
        return l
            .t(
                "BKPSDM meminta penempatan ini dengan alasan tertulis sebelum rencana dihitung.",
                "BKPSDM asked for this placement, with a written reason, before the plan was computed.",
            )
            .to_owned();
    }
    let Some(now) = &why.now else { return criterion_reason(l, case, why, planned, best_part(planned)) };
    let gain = |part: &&Part| {
        let before = now.parts.iter().find(|p| p.criterion == part.criterion).map_or(0, Part::worth);
        part.worth() - before
    };
    let best = planned.parts.iter().max_by_key(gain).filter(|part| gain(part) > 0);
    let must_move = case.basis.asked.overdue_must_move && why.is_overdue;
    if must_move || (now.penalty > 0 && best.is_none_or(|part| gain(&part) <= now.penalty)) {
        return l
            .t(
                "masa jabatan Anda di tempat sekarang sudah melewati batas terlama.",
                "you have been in your present post for longer than the limit.",
            )
            .to_owned();
    }
    match best {
        Some(part) if planned.value >= now.value => criterion_reason(l, case, why, planned, part.criterion),
        _ => {
            let loss = points(l, i64::from(now.value - planned.value));
            l.t(
                format!("kebutuhan seluruh rencana. Nilai Anda sendiri turun {loss} poin, tetapi perpindahan ini memungkinkan penempatan lain sehingga nilai seluruh rencana naik."),
                format!("the need of the whole plan. Your own value falls by {loss} points, but this move makes other placements possible, so that the whole plan gains."),
            )
        }
    }
}

fn best_part(placing: &Placing) -> Criterion {
    placing.parts.iter().max_by_key(|p| p.worth()).map_or(Criterion::Need, |p| p.criterion)
}

fn criterion_reason(l: Lang, case: &PlanCase, why: &PersonWhy, planned: &Placing, c: Criterion) -> String {
    let snapshot = &case.basis.snapshot;
    let (job, unit) = (job_of(snapshot, planned.post), unit_of(snapshot, planned.post));
    let score = |placing: &Placing| placing.parts.iter().find(|p| p.criterion == c).map_or(0, |p| p.score);
    let (then, now) = (score(planned), why.now.as_ref().map_or(0, score));
    match c {
        Criterion::Need => {
            let (need, there) = case.basis.scorer().need(planned.post);
            let need = text::format::number(l, need, usize::from(need.fract() > 0.04));
            l.t(
                format!("{unit} membutuhkan {need} {job} dan sekarang mempunyai {there}."),
                format!("{unit} needs {need} {job} and now has {there}."),
            )
        }
        Criterion::Rotation => {
            let months = snapshot.months_in_post(why.person, case.basis.asked.effective).unwrap_or(0);
            let months = text::format::months(l, months);
            l.t(
                format!("Anda sudah {months} di jabatan sekarang pada tanggal berlaku."),
                format!("you will have been {months} in your present post on that day."),
            )
        }
        Criterion::Wish => l
            .t("jabatan tujuan sesuai dengan minat yang Anda isi.", "the new post fits the wish you gave.")
            .to_owned(),
        Criterion::Distance => {
            let scorer = case.basis.scorer();
            let minutes = |post: PostIx| scorer.minutes(why.person, snapshot.unit_of(post));
            let far = |post: Option<PostIx>| {
                post.and_then(minutes).map_or_else(String::new, |m| text::format::minutes(l, i64::from(m)))
            };
            let (to, from) = (far(Some(planned.post)), far(why.now.as_ref().map(|p| p.post)));
            l.t(
                format!("tempat tugas baru lebih dekat dari rumah Anda: {to}, sekarang {from}."),
                format!("the new place is nearer to your home: {to}, now {from}."),
            )
        }
        Criterion::Breadth => l.t(
            format!("{unit} memberi pengalaman di perangkat daerah yang belum pernah Anda alami."),
            format!("{unit} gives experience in an office where you have never served."),
        ),
        Criterion::Competency | Criterion::Qualification | Criterion::Performance | Criterion::Potential => {
            let name = criterion_name(l, c).to_lowercase();
            l.t(
                format!("{name} Anda lebih sesuai dengan jabatan tujuan: {then} dari 100, sekarang {now}."),
                format!("your {name} fits the new post better: {then} of 100, now {now}."),
            )
        }
    }
}
