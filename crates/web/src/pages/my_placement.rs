//! `/saya/penempatan` (S5): why the plan moves me, or why I stay. Prints on one sheet. Others appear as
//! counts, never with a name or a score.

use std::cmp::Reverse;

use app::plan::PlanCase;
use app::plan::why::{self, PersonWhy};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::snapshot::{PersonIx, PostIx};
use placement::criterion::Criterion;
use placement::problem::PlanDemand;
use placement::why::{Part, Placing};
use text::criterion::criterion_name;

use super::mine;
use super::own_data::{OwnFact, own_data, wish_named};
use super::wording::{self, job_of, many, points, points_signed, post_named, rule_tick, unit_of};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Empty, Fact, FromTo, Place, Tick};
use crate::visit::{self, SignedIn};

/// From how many competitors on a rank and points are shown; below, one could tell who is meant.
pub(crate) const SHOWN_FROM: usize = 5;
/// How many criteria stand by name; the rest are one line.
const NAMED: usize = 5;

#[derive(Template)]
#[template(path = "pages/my_placement.html")]
pub(crate) struct MyPlacement {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    letter: Option<Letter>,
    empty: Empty,
}

/// The explanation of one placement.
pub(crate) struct Letter {
    title: &'static str,
    name: String,
    nip: String,
    from_to: Option<FromTo>,
    facts: Vec<Fact>,
    sentences: Vec<String>,
    sum: Sum,
    considered: Vec<String>,
    rules: Vec<Tick>,
    rules_held: Vec<Tick>,
    rules_sentence: String,
    effects: Vec<Fact>,
    wishes: Vec<String>,
    data: Vec<OwnFact>,
    decided: String,
    contact: String,
    foot: String,
}

/// A line of the table of criteria, in hundredths of a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    name: String,
    note: String,
    weight: String,
    now: Option<i64>,
    planned: Option<i64>,
}

/// The table of criteria.
#[derive(Default)]
pub(crate) struct Sum {
    lines: Vec<Line>,
    total: Line,
    has_both: bool,
}

impl Line {
    fn value(l: Lang, value: Option<i64>) -> String {
        value.map_or_else(|| "–".to_owned(), |v| points(l, v))
    }

    fn now(&self, l: &Lang) -> String {
        Self::value(*l, self.now)
    }

    fn planned(&self, l: &Lang) -> String {
        Self::value(*l, self.planned)
    }

    fn difference(&self, l: &Lang) -> String {
        match (self.now, self.planned) {
            (Some(now), Some(planned)) => points_signed(*l, planned - now),
            _ => "–".to_owned(),
        }
    }

    fn change(&self) -> i64 {
        self.planned.unwrap_or(0) - self.now.unwrap_or(0)
    }
}

impl Sum {
    fn new(l: Lang, now: Option<&Placing>, planned: Option<&Placing>) -> Self {
        let part = |placing: Option<&Placing>, c: Criterion| {
            placing.and_then(|p| p.parts.iter().find(|part| part.criterion == c).copied())
        };
        let mut lines: Vec<Line> = Criterion::ALL
            .iter()
            .map(|c| {
                let (a, b) = (part(now, *c), part(planned, *c));
                let is_known = [a, b].into_iter().flatten().all(|p| p.is_known);
                let weight = a.or(b).map_or(0, |p| p.weight);
                Line {
                    name: criterion_name(l, *c).to_owned(),
                    note: if is_known {
                        ""
                    } else {
                        l.t("tanpa data, dihitung netral", "no data, counted neutral")
                    }
                    .to_owned(),
                    weight: format::percent(l, f64::from(weight)),
                    now: a.map(|p| i64::from(p.worth())),
                    planned: b.map(|p| i64::from(p.worth())),
                }
            })
            .collect();
        let penalty = now.map_or(0, |p| i64::from(p.penalty));
        if penalty > 0 {
            lines.push(Line {
                name: l
                    .t("Pengurang: masa jabatan lewat batas", "Less: longer in post than the limit")
                    .to_owned(),
                weight: "–".to_owned(),
                now: Some(-penalty),
                planned: planned.map(|_| 0),
                ..Line::default()
            });
        }
        let total = Line {
            name: l.t("Jumlah", "Total").to_owned(),
            weight: format::percent(l, 100.0),
            now: now.map(|p| i64::from(p.value)),
            planned: planned.map(|p| i64::from(p.value)),
            ..Line::default()
        };
        let has_both = now.is_some() && planned.is_some();
        let by_size =
            |line: &Line| if has_both { line.change().abs() } else { line.now.or(line.planned).unwrap_or(0) };
        lines.sort_by_key(|line| Reverse(by_size(line)));
        if lines.len() > NAMED + 1 {
            let rest = lines.split_off(NAMED);
            let add = |value: fn(&Line) -> Option<i64>| rest.iter().map(value).sum::<Option<i64>>();
            let weight: f64 = 100.0 - lines.iter().filter_map(|line| whole(&line.weight)).sum::<f64>();
            lines.push(Line {
                name: l.t("Lainnya", "Others").to_owned(),
                note: rest.iter().map(|line| line.name.to_lowercase()).collect::<Vec<_>>().join(", "),
                weight: format::percent(l, weight),
                now: add(|line| line.now),
                planned: add(|line| line.planned),
            });
        }
        Self { lines, total, has_both }
    }
}

/// The number of a weight as written, none for a dash.
fn whole(text: &str) -> Option<f64> {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

impl Letter {
    /// The explanation for a person of the plan; `None` where the plan does not contain them.
    pub(crate) fn new(l: Lang, case: &PlanCase, me: PersonIx) -> Option<Self> {
        let why = why::person(case, me, 1)?;
        let snapshot = &case.basis.snapshot;
        let record = &snapshot.person(me).record;
        let is_move = why.planned.is_some();
        let (effective, number) = (format::date(l, case.basis.asked.effective), case.row.number);
        let picture = format::date(l, snapshot.as_of());
        let status = l.t("Rancangan, belum keputusan", "Draft, not a decision");
        let (rules_held, rules): (Vec<Tick>, Vec<Tick>) =
            rules_checked(l, case, &why).into_iter().partition(|tick| tick.kind == "good");
        let published = case.row.published_at.map_or_else(String::new, |at| wording::day_of(l, at));
        Some(Self {
            title: if is_move {
                l.t("Mengapa saya dipindahkan?", "Why am I moved?")
            } else {
                l.t("Mengapa saya tetap?", "Why do I stay?")
            },
            name: record.full_name(),
            nip: text::format::nip(&record.nip),
            from_to: from_to(l, case, me, &why, &effective),
            facts: vec![
                Fact::new(l.t("Status", "Status"), status),
                Fact::new(l.t("Mulai berlaku", "Takes effect"), effective),
                Fact::new(
                    l.t("Rencana", "Plan"),
                    l.t(format!("Nomor {number}, terbit {published}"), format!("Number {number}, published {published}")),
                ),
            ],
            sentences: sentences(l, case, &why),
            sum: Sum::new(l, why.now.as_ref(), why.planned.as_ref()),
            considered: considered(l, case, &why),
            rules_sentence: rules_sentence(l, rules_held.len(), rules.len()),
            rules,
            rules_held,
            effects: effects(l, case, me, &why),
            wishes: wishes(l, case, me, &why),
            data: own_data(l, snapshot, me, case.basis.asked.effective),
            decided: l
                .t(
                    "Rencana ini diusulkan BKPSDM dan ditetapkan Pejabat Pembina Kepegawaian (PPK); perhitungan hanya alat bantu.",
                    "BKPSDM proposes this plan and the appointing authority (PPK) decides; computing is only a tool.",
                )
                .to_owned(),
            contact: l
                .t(
                    "Hubungi BKPSDM dan sebutkan nomor rencana di atas. Sampaikan apa yang keliru dan buktinya. Setelah keputusan terbit, Anda berhak mengajukan keberatan; itu tidak mengurangi hak dan nilai Anda.",
                    "Contact BKPSDM and give the number of the plan above. Say what is wrong and bring proof. Once there is a decision you may object; that takes nothing from your rights or your points.",
                )
                .to_owned(),
            foot: l.t(
                format!("Rencana nomor {number}, data per {picture}, aturan per {}.", format::date(l, case.basis.law.day())),
                format!("Plan number {number}, data as of {picture}, rules as of {}.", format::date(l, case.basis.law.day())),
            ),
        })
    }
}

fn from_to(l: Lang, case: &PlanCase, me: PersonIx, why: &PersonWhy, effective: &str) -> Option<FromTo> {
    let (snapshot, to) = (&case.basis.snapshot, why.planned.as_ref()?.post);
    let job = snapshot.current_job(me).map_or_else(String::new, |job| job.name.clone());
    let unit =
        snapshot.current_unit(me).map_or_else(String::new, |unit| snapshot.unit(unit).record.name.clone());
    Some(FromTo {
        from: Place { when: l.t("Sekarang", "Now").to_owned(), title: job, unit },
        to: Place {
            when: l.t(format!("Diusulkan mulai {effective}"), format!("Proposed from {effective}")),
            title: job_of(snapshot, to),
            unit: unit_of(snapshot, to),
        },
    })
}

fn sentences(l: Lang, case: &PlanCase, why: &PersonWhy) -> Vec<String> {
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
fn move_reason(l: Lang, case: &PlanCase, why: &PersonWhy, planned: &Placing) -> String {
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

fn considered(l: Lang, case: &PlanCase, why: &PersonWhy) -> Vec<String> {
    let lawful = many(l, why.lawful);
    let own = l.t(
        format!("Menurut aturan Anda dapat menduduki {lawful} jabatan, termasuk yang sekarang."),
        format!("By the rules you may hold {lawful} posts, your present one included."),
    );
    let Some(planned) = &why.planned else { return vec![own] };
    let all = why::eligible(case, planned.post);
    if all.len() < SHOWN_FROM {
        let few = l.t(
            "Kurang dari lima pegawai memenuhi syarat untuk jabatan ini, sehingga urutan tidak ditampilkan.",
            "Fewer than five people are eligible for this post, so no rank is shown.",
        );
        return vec![few.to_owned(), own];
    }
    let (count, rank) = (many(l, all.len()), rank_in(&all, planned.value));
    let (value, place) = (points(l, i64::from(planned.value)), many(l, rank));
    let mut out = vec![l.t(
        format!("{count} pegawai memenuhi syarat, termasuk yang sekarang di sana. Nilai Anda {value}, urutan {place}."),
        format!("{count} people are eligible, those there now included. Your value is {value}, place {place}."),
    )];
    let better = || all.iter().filter(|(_, value)| *value > planned.value);
    if rank > 1 {
        let here = better().filter(|(who, _)| case.post_after(*who) == Some(planned.post)).count();
        let elsewhere = many(l, better().count() - here);
        let here = many(l, here);
        out.push(l.t(
            format!("Dari yang bernilai lebih tinggi di sini, {here} juga ditempatkan di jabatan ini dan {elsewhere} lebih dibutuhkan di jabatan lain."),
            format!("Of those with a higher value here, {here} are placed in this post too and {elsewhere} are needed more elsewhere."),
        ));
    }
    out.push(own);
    out
}

/// The place of a value among those eligible: equal values share it.
pub(crate) fn rank_in(all: &[(PersonIx, i32)], value: i32) -> usize {
    all.iter().filter(|(_, other)| *other > value).count() + 1
}

fn rules_checked(l: Lang, case: &PlanCase, why: &PersonWhy) -> Vec<Tick> {
    let Some(placing) = why.planned.as_ref().or(why.now.as_ref()) else { return Vec::new() };
    let subject = (why.person, placing.post);
    placing.judgement.verdicts.iter().filter_map(|found| rule_tick(l, case, subject, found)).collect()
}

fn rules_sentence(l: Lang, held: usize, noted: usize) -> String {
    let (all, held_words, noted_words) = (many(l, held + noted), many(l, held), many(l, noted));
    if noted == 0 {
        return l.t(
            format!("{all} aturan menyangkut jabatan ini, dan semuanya terpenuhi."),
            format!("{all} rules concern this post, and all hold."),
        );
    }
    l.t(
        format!("{all} aturan menyangkut jabatan ini: {held_words} terpenuhi, {noted_words} dengan catatan."),
        format!("{all} rules concern this post: {held_words} hold, {noted_words} with a remark."),
    )
}

fn effects(l: Lang, case: &PlanCase, me: PersonIx, why: &PersonWhy) -> Vec<Fact> {
    let Some(planned) = &why.planned else { return Vec::new() };
    let (snapshot, scorer) = (&case.basis.snapshot, case.basis.scorer());
    let unknown = || l.t("belum diketahui", "not known").to_owned();
    let far = |unit: Option<domain::snapshot::UnitIx>| {
        let minutes = unit.and_then(|unit| scorer.minutes(me, unit));
        minutes.map_or_else(unknown, |m| text::format::minutes(l, i64::from(m)))
    };
    let class = |job: Option<&domain::job::JobTitle>| {
        job.and_then(|job| job.class).map_or_else(unknown, |class| class.to_string())
    };
    let change = |now: String, then: String| {
        if now == then {
            l.t(format!("tetap {now}"), format!("stays {now}"))
        } else {
            l.t(format!("{then}, sekarang {now}"), format!("{then}, now {now}"))
        }
    };
    let months = snapshot.months_in_post(me, case.basis.asked.effective);
    let tenure = months.map_or_else(unknown, |m| text::format::months(l, m));
    vec![
        Fact::new(
            l.t("Waktu tempuh dari rumah", "Travel from home"),
            change(far(snapshot.current_unit(me)), far(Some(snapshot.unit_of(planned.post)))),
        ),
        Fact::new(
            l.t("Kelas jabatan", "Job class"),
            change(class(snapshot.current_job(me)), class(Some(snapshot.job_of(planned.post)))),
        ),
        Fact::new(
            l.t("Masa jabatan", "Time in post"),
            l.t(
                format!("dihitung lagi dari awal; sampai saat itu {tenure}"),
                format!("counted anew; until then {tenure}"),
            ),
        ),
        Fact::new(l.t("Jenis perpindahan", "Kind of move"), text::label::move_kind(l, planned.kind)),
    ]
}

fn wishes(l: Lang, case: &PlanCase, me: PersonIx, why: &PersonWhy) -> Vec<String> {
    let (snapshot, scorer) = (&case.basis.snapshot, case.basis.scorer());
    let list = &snapshot.person(me).wishes;
    if list.is_empty() {
        let none = l.t(
            "Anda tidak mengisi minat. Tidak mengisi minat tidak mengurangi nilai Anda.",
            "You gave no wish. Giving no wish takes nothing from your points.",
        );
        return vec![none.to_owned()];
    }
    list.iter()
        .map(|wish| {
            let is_met = match &why.planned {
                Some(planned) => !wish.stay && (wish.anywhere || scorer.matches_wish(wish, planned.post)),
                None => wish.stay,
            };
            let (what, rank) = (wish_named(l, snapshot, wish), wish.rank);
            if is_met {
                l.t(
                    format!("Minat {rank}: {what}. Sesuai rancangan ini."),
                    format!("Wish {rank}: {what}. As in this draft."),
                )
            } else {
                l.t(
                    format!("Minat {rank}: {what}. Tidak terpenuhi pada rancangan ini."),
                    format!("Wish {rank}: {what}. Not met by this draft."),
                )
            }
        })
        .collect()
}

impl MyPlacement {
    /// The page; without a published plan, or for somebody outside it, an empty state that says why.
    pub(crate) fn new(frame: Frame, letter: Option<Letter>, has_plan: bool) -> Self {
        let l = frame.l;
        let title =
            letter.as_ref().map_or_else(|| l.t("Penempatan saya", "My placement"), |letter| letter.title);
        let crumbs = vec![Crumb::to(l.t("Halaman saya", "My page"), routes::MINE), Crumb::here(title)];
        Self { l, crumbs, letter, empty: mine::no_letter(l, has_plan), frame }
    }
}

/// `GET /saya/penempatan`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let (world, me) = mine::of_reader(&web, &visit).await?;
    let case = app::plan::published(&web.cx).await?;
    let letter = case.as_ref().and_then(|case| Letter::new(visit.l, case, mine::in_plan(&world, case, me)?));
    visit::page(&MyPlacement::new(visit.frame(&world), letter, case.is_some()))
}

#[cfg(test)]
mod tests;
