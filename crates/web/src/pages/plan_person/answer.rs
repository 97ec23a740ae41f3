//! 'Why not that post?': the search for it, and the answer in words.

use super::{Asked, Question, rule_ticks};
use crate::lang::Lang;
use crate::pages::words;
use crate::routes;
use crate::view::Tick;
use app::plan::why::{Step, WhyNotThat};
use app::world::World;
use domain::ids::PostId;
use domain::snapshot::PostIx;
use placement::why::Placing;

/// A post found for a question.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) href: String,
}

/// The answer to 'why not that post?'.
pub(super) struct AnswerView {
    pub(super) post: String,
    pub(super) sentence: String,
    pub(super) rules: Vec<Tick>,
    pub(super) steps: Vec<String>,
}

pub(super) fn found(world: &World, asked: &Asked, base: &str) -> Vec<Found> {
    if asked.cari.trim().is_empty() {
        return Vec::new();
    }
    app::people::search_posts(world, &asked.cari, false)
        .into_iter()
        .take(20)
        .map(|post| Found {
            name: words::post(&world.snapshot, post),
            href: format!("{}#jawaban", routes::query(base, &[("jabatan", world.ids.post(post).as_str())])),
        })
        .collect()
}

/// The post asked about, as the picture has it.
pub(super) fn asked_post(q: &Question<'_>, asked: &Asked) -> Option<PostIx> {
    let now = q.world.post(&PostId(asked.jabatan.clone())).ok()?;
    let record = &q.world.snapshot.post(now).record;
    app::plan::case::post(&q.case.basis.snapshot, record.unit.as_str(), record.job.as_str())
}

pub(super) fn answer(q: &Question<'_>, post: PostIx, not_that: WhyNotThat) -> AnswerView {
    let l = q.l;
    let name = words::post(&q.case.basis.snapshot, post);
    let view = |sentence: String, rules: Vec<Tick>, steps: Vec<String>| AnswerView {
        post: name.clone(),
        sentence,
        rules,
        steps,
    };
    let adverse =
        |p: &Placing| -> Vec<Tick> { rule_ticks(q, p).into_iter().filter(|t| t.kind == "bad").collect() };
    match not_that {
        WhyNotThat::NotInPlan => view(
            l.t("Pegawai ini tidak termasuk rencana.", "The person is not part of the plan.").to_owned(),
            Vec::new(),
            Vec::new(),
        ),
        WhyNotThat::Held(_) => view(
            l.t("Rencana memang memberikan jabatan ini.", "The plan does give this post.").to_owned(),
            Vec::new(),
            Vec::new(),
        ),
        WhyNotThat::Impossible(_) => view(
            l.t(
                "Permintaan atau batas minimum unit menghalangi; tidak ada rencana yang dapat memberikannya.",
                "Demands or minimums of units stand in the way; no plan can give it.",
            )
            .to_owned(),
            Vec::new(),
            Vec::new(),
        ),
        WhyNotThat::Forbidden(p) => {
            let bad = adverse(&p);
            let sentence = if bad.is_empty() {
                format!(
                    "{} {}.",
                    l.t(
                        "Jenis perpindahan ini tidak ditawarkan perencana:",
                        "The planner does not offer this kind of move:"
                    ),
                    text::label::move_kind(l, p.kind)
                )
            } else {
                l.t("Tidak memenuhi syarat. Aturan yang menghalangi:", "Not eligible. The rules in the way:")
                    .to_owned()
            };
            view(sentence, bad, Vec::new())
        }
        WhyNotThat::CostsBetween { placing, at_least, at_most, chain } => {
            view(between(l, &placing, at_least, at_most), Vec::new(), who_else(q, &chain))
        }
        WhyNotThat::Costs { placing, loss, raise, chain, ends_in_vacancy } => {
            if loss == 0 {
                let sentence = l.t(
                    "Memenuhi syarat dan sama baiknya bagi seluruh rencana: rencana memilih salah satu di antara yang setara, dengan perpindahan paling sedikit.",
                    "Eligible, and as good for the whole plan: among equals the plan takes the one with the fewest moves.",
                );
                return view(sentence.to_owned(), Vec::new(), who_else(q, &chain));
            }
            let end = match (chain.len() > 1, ends_in_vacancy) {
                (false, _) => "",
                (true, true) => l.t(
                    "Yang lain bergeser sampai sebuah jabatan kosong terisi.",
                    "The others move along until a vacancy is filled.",
                ),
                (true, false) => {
                    l.t("Yang lain bertukar tempat melingkar.", "The others change places in a ring.")
                }
            };
            let sentence = format!(
                "{} {} {}, {} {} {}. {} {} {}. {end}",
                l.t("Memenuhi syarat dengan nilai", "Eligible with the value"),
                words::points(l, i64::from(placing.value), false),
                l.t("poin", "points"),
                l.t("tetapi seluruh rencana turun", "but the whole plan would lose"),
                words::points(l, loss, false),
                l.t("poin", "points"),
                l.t(
                    "Jawaban berubah bila nilainya di jabatan itu naik paling sedikit",
                    "The answer changes if the value in that post rises by at least"
                ),
                words::points(l, raise, false),
                l.t("poin (dihitung ulang, bukan perkiraan)", "points (solved again, not estimated)"),
            );
            view(sentence, Vec::new(), who_else(q, &chain))
        }
    }
}

/// What a post would cost in a plan with limits: proven from below, found from above.
fn between(l: Lang, placing: &Placing, at_least: i64, at_most: Option<i64>) -> String {
    let n = |value: i64| words::points(l, value, false);
    let (value, least) = (n(i64::from(placing.value)), n(at_least));
    let loss = match at_most {
        Some(most) if most == at_least => l.t(
            format!("seluruh rencana turun {least} poin"),
            format!("the whole plan would lose {least} points"),
        ),
        Some(most) => l.t(
            format!("seluruh rencana turun paling sedikit {least} poin, dan paling banyak {} poin", n(most)),
            format!("the whole plan would lose at least {least} points, and at most {}", n(most)),
        ),
        None => l.t(
            format!(
                "seluruh rencana turun paling sedikit {least} poin; rencana yang memuatnya belum ditemukan"
            ),
            format!("the whole plan would lose at least {least} points; no plan with it was found yet"),
        ),
    };
    l.t(
        format!(
            "Memenuhi syarat dengan nilai {value} poin, tetapi {loss}. Dihitung bersama batas rencana ini."
        ),
        format!("Eligible with the value {value} points, but {loss}. Computed with the limits of this plan."),
    )
}

fn who_else(q: &Question<'_>, chain: &[Step]) -> Vec<String> {
    let snapshot = &q.case.basis.snapshot;
    chain
        .iter()
        .skip(1)
        .map(|s| {
            format!(
                "{}: {} → {} ({})",
                words::person(snapshot, s.person),
                s.from.map(|p| words::post(snapshot, p)).unwrap_or_default(),
                s.to.map(|p| words::post(snapshot, p)).unwrap_or_default(),
                words::points(q.l, s.gain, true)
            )
        })
        .collect()
}
