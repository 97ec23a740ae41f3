//! 'Peluang yang cocok': the open seats that fit the reader best, with their own sums in words. Never another
//! person's score, and an honest sentence where there is none.

use app::plan::fitting::{Fit, Fitting};
use domain::snapshot::Snapshot;
use placement::criterion::Criterion;
use placement::why::{Part, Placing};
use text::criterion::criterion_name;

use crate::format;
use crate::lang::Lang;
use crate::pages::wording::{job_of, many, points, points_signed, unit_of};

/// How many seats are shown.
pub(crate) const SHOWN: usize = 3;

/// The section.
pub(crate) struct Chances {
    /// What they rest on, or why there is none.
    pub(super) lede: String,
    pub(super) seats: Vec<Chance>,
}

/// One seat.
pub(crate) struct Chance {
    pub(super) title: String,
    pub(super) unit: String,
    /// Places left, or that the draft places the reader here.
    pub(super) room: String,
    /// Own points here, and against the present post.
    pub(super) sum: String,
    /// What speaks for it and against it.
    pub(super) sentences: Vec<String>,
    pub(super) lines: Vec<Line>,
    pub(super) total: Line,
}

/// A line of the sum: points here and now, of the weight.
pub(crate) struct Line {
    pub(super) name: &'static str,
    pub(super) note: &'static str,
    pub(super) weight: String,
    pub(super) here: String,
    pub(super) now: String,
}

impl Chances {
    /// The section for a person; `fitting` is none where a plan, or the day, does not know them.
    pub(crate) fn new(l: Lang, snapshot: &Snapshot, fitting: Option<&Fitting>) -> Self {
        let Some(fitting) = fitting else {
            let why = l.t(
                "Belum ada yang dapat dibandingkan: Anda tidak termasuk yang dihitung, misalnya karena jabatan Anda belum tercatat.",
                "There is nothing to compare yet: you are not among those computed, for instance because your post is not recorded.",
            );
            return Self { lede: why.to_owned(), seats: Vec::new() };
        };
        let seats: Vec<Chance> = fitting.seats.iter().map(|fit| chance(l, snapshot, fitting, fit)).collect();
        Self { lede: lede(l, fitting), seats }
    }
}

fn lede(l: Lang, fitting: &Fitting) -> String {
    let lawful = many(l, fitting.lawful);
    if fitting.lawful == 0 {
        return l
            .t(
                "Menurut aturan yang berlaku, saat ini tidak ada jabatan lain yang dapat Anda duduki.",
                "By the rules in force there is no other post that you may hold at present.",
            )
            .to_owned();
    }
    match (fitting.seats.is_empty(), fitting.of_plan) {
        (true, true) => l.t(
            format!("Menurut aturan Anda dapat menduduki {lawful} jabatan lain, tetapi pada rancangan ini semuanya terisi."),
            format!("By the rules you may hold {lawful} other posts, but in this draft all of them are filled."),
        ),
        (true, false) => l.t(
            format!("Menurut aturan Anda dapat menduduki {lawful} jabatan lain, tetapi hari ini semuanya terisi."),
            format!("By the rules you may hold {lawful} other posts, but today all of them are filled."),
        ),
        (false, true) => l.t(
            format!("Dari {lawful} jabatan lain yang dapat Anda duduki menurut aturan, ini yang paling cocok dan masih punya tempat pada rancangan yang terbit."),
            format!("Of {lawful} other posts that the rules let you hold, these fit best and still have room in the published draft."),
        ),
        (false, false) => l.t(
            format!("Belum ada rancangan. Dari {lawful} jabatan lain yang dapat Anda duduki menurut aturan, ini yang paling cocok dan hari ini kosong. Ini bukan janji penempatan."),
            format!("There is no draft yet. Of {lawful} other posts that the rules let you hold, these fit best and are vacant today. This promises no placement."),
        ),
    }
}

fn chance(l: Lang, snapshot: &Snapshot, fitting: &Fitting, fit: &Fit) -> Chance {
    let (placing, now) = (&fit.placing, fitting.now.as_ref());
    let value = points(l, i64::from(placing.value));
    let sum = match now {
        Some(now) => {
            let more = points_signed(l, i64::from(placing.value) - i64::from(now.value));
            l.t(
                format!("Nilai Anda di sini {value} dari 100, {more} terhadap jabatan sekarang."),
                format!("Your value here is {value} of 100, {more} against your present post."),
            )
        }
        None => l.t(
            format!("Nilai Anda di sini {value} dari 100."),
            format!("Your value here is {value} of 100."),
        ),
    };
    let places = many(l, fit.room as usize);
    let room = if fit.is_planned {
        l.t("Rancangan ini menempatkan Anda di sini.", "This draft places you here.").to_owned()
    } else {
        l.t(format!("{places}\u{a0}tempat kosong."), format!("{places}\u{a0}vacant."))
    };
    let penalty = now.map_or(0, |now| i64::from(now.penalty));
    let mut lines: Vec<Line> = placing.parts.iter().map(|part| line(l, part, now)).collect();
    if penalty > 0 {
        lines.push(Line {
            name: l.t("Pengurang: masa jabatan lewat batas", "Less: longer in post than the limit"),
            note: "",
            weight: "–".to_owned(),
            here: points(l, 0),
            now: points(l, -penalty),
        });
    }
    Chance {
        title: job_of(snapshot, placing.post),
        unit: unit_of(snapshot, placing.post),
        room,
        sum,
        sentences: sentences(l, placing, now),
        lines,
        total: Line {
            name: l.t("Jumlah", "Total"),
            note: "",
            weight: format::percent(l, 100.0),
            here: value,
            now: now.map_or_else(|| "–".to_owned(), |now| points(l, i64::from(now.value))),
        },
    }
}

fn line(l: Lang, part: &Part, now: Option<&Placing>) -> Line {
    Line {
        name: criterion_name(l, part.criterion),
        note: if part.is_known { "" } else { l.t("tanpa data, dihitung netral", "no data, counted neutral") },
        weight: format::percent(l, f64::from(part.weight)),
        here: points(l, i64::from(part.worth())),
        now: part_of(now, part.criterion)
            .map_or_else(|| "–".to_owned(), |part| points(l, i64::from(part.worth()))),
    }
}

fn part_of(placing: Option<&Placing>, criterion: Criterion) -> Option<&Part> {
    placing?.parts.iter().find(|part| part.criterion == criterion)
}

/// What speaks most for the seat and against it: against the present post where there is one, else against the
/// middle of the scale.
fn sentences(l: Lang, placing: &Placing, now: Option<&Placing>) -> Vec<String> {
    let mut parts: Vec<(i32, &Part)> = placing
        .parts
        .iter()
        .filter(|part| part.is_known)
        .map(|part| {
            let against = part_of(now, part.criterion).map_or(i32::from(part.weight) * 50, Part::worth);
            (part.worth() - against, part)
        })
        .collect();
    parts.sort_by_key(|(more, part)| (std::cmp::Reverse(*more), part.criterion));
    let named = |(_, part): &(i32, &Part)| {
        let (name, here) = (criterion_name(l, part.criterion).to_lowercase(), part.score);
        match part_of(now, part.criterion) {
            Some(now) => l.t(
                format!("{name} {here} dari 100, sekarang {}", now.score),
                format!("{name} {here} of 100, now {}", now.score),
            ),
            None => l.t(format!("{name} {here} dari 100"), format!("{name} {here} of 100")),
        }
    };
    let better: Vec<String> = parts.iter().filter(|(more, _)| *more > 0).take(2).map(named).collect();
    let worse: Vec<String> = parts.iter().rev().filter(|(more, _)| *more < 0).take(2).map(named).collect();
    let unknown: Vec<String> = placing
        .parts
        .iter()
        .filter(|part| !part.is_known)
        .map(|part| criterion_name(l, part.criterion).to_lowercase())
        .collect();
    let mut out = Vec::new();
    if !better.is_empty() {
        let list = better.join("; ");
        out.push(l.t(format!("Yang mendukung: {list}."), format!("In favour: {list}.")));
    }
    if !worse.is_empty() {
        let list = worse.join("; ");
        out.push(l.t(format!("Yang mengurangi: {list}."), format!("Against: {list}.")));
    }
    if !unknown.is_empty() {
        let list = unknown.join(", ");
        out.push(l.t(
            format!("Tanpa data, dihitung netral: {list}."),
            format!("Without data, counted neutral: {list}."),
        ));
    }
    out
}
