//! `/saya/penempatan` (S5): why the plan moves me, or why I stay. Prints on one sheet. Others appear as
//! counts, never with a name or a score.

use app::plan::PlanCase;
use app::plan::receipt::Receipt;
use app::plan::why::{self, PersonWhy};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::snapshot::PersonIx;

use self::reason::sentences;
use self::sum::Sum;
use super::mine;
use super::own_data::{OwnFact, own_data, wish_named};
use super::wording::{job_of, many, points, rule_tick, unit_named, unit_of};
use crate::failure::Failure;
use crate::format::{self, Zone};
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Empty, Fact, FromTo, Place, Tick};
use crate::visit::{self, SignedIn};

/// From how many competitors on a rank and points are shown; below, one could tell who is meant.
pub(crate) const SHOWN_FROM: usize = 5;

mod reason;
mod sum;

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
    grounds: Vec<String>,
    foot: String,
    receipt: String,
}

impl Letter {
    /// The explanation for a person of the plan; `None` where the plan does not contain them.
    pub(crate) fn new(
        (l, zone): (Lang, Zone),
        case: &PlanCase,
        me: PersonIx,
        receipt: &Receipt,
    ) -> Option<Self> {
        let why = why::person(case, me, 1)?;
        let snapshot = &case.basis.snapshot;
        let record = &snapshot.person(me).record;
        let is_move = why.planned.is_some();
        let (effective, number) = (format::date(l, case.basis.asked.effective), case.row.number);
        let picture = format::date(l, snapshot.as_of());
        let status = l.t("Rancangan, belum keputusan", "Draft, not a decision");
        let (rules_held, rules): (Vec<Tick>, Vec<Tick>) =
            rules_checked(l, case, &why).into_iter().partition(|tick| tick.kind == "good");
        let published =
            case.row.published_at.map_or_else(String::new, |at| format::day_of_micros(l, zone, at));
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
            grounds: super::grounds::sentences(l, case),
            receipt: super::receipt::words(l, receipt),
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
    let unit = snapshot.current_unit(me).map_or_else(String::new, |unit| unit_named(snapshot, unit));
    Some(FromTo {
        from: Place { when: l.t("Sekarang", "Now").to_owned(), title: job, unit },
        to: Place {
            when: l.t(format!("Diusulkan mulai {effective}"), format!("Proposed from {effective}")),
            title: job_of(snapshot, to),
            unit: unit_of(snapshot, to),
        },
    })
}

fn considered(l: Lang, case: &PlanCase, why: &PersonWhy) -> Vec<String> {
    let lawful = many(l, why.lawful);
    let own = if why.lawful == 1 && why.planned.is_none() {
        l.t(
            "Menurut aturan, hanya jabatan Anda sekarang yang dapat Anda duduki.",
            "By the rules, your present post is the only one you may hold.",
        )
        .to_owned()
    } else {
        l.t(
            format!("Menurut aturan Anda dapat menduduki {lawful} jabatan, termasuk yang sekarang."),
            format!("By the rules you may hold {lawful} posts, your present one included."),
        )
    };
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
        out.push(others_above(l, here, better().count() - here));
    }
    out.push(own);
    out
}

/// What became of those with a higher value here; only what there is.
fn others_above(l: Lang, here: usize, elsewhere: usize) -> String {
    let (h, e) = (many(l, here), many(l, elsewhere));
    let told = match (here, elsewhere) {
        (_, 0) => l.t(format!("{h} juga ditempatkan di jabatan ini"), format!("{h} placed in this post too")),
        (0, _) => l.t(format!("{e} lebih dibutuhkan di jabatan lain"), format!("{e} needed more elsewhere")),
        _ => l.t(
            format!("{h} juga ditempatkan di jabatan ini dan {e} lebih dibutuhkan di jabatan lain"),
            format!("{h} placed in this post too and {e} needed more elsewhere"),
        ),
    };
    l.t(
        format!("Dari yang bernilai lebih tinggi di sini, {told}."),
        format!("Of those with a higher value here: {told}."),
    )
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
    if held + noted == 0 {
        return l
            .t(
                "Tidak ada aturan tentang perpindahan yang menyangkut Anda tetap di jabatan ini.",
                "No rule on moves concerns your staying in this post.",
            )
            .to_owned();
    }
    if (held, noted) == (1, 0) {
        return l
            .t(
                "Satu aturan menyangkut jabatan ini, dan terpenuhi.",
                "One rule concerns this post, and it holds.",
            )
            .to_owned();
    }
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
    let letter = match &case {
        Some(case) => {
            let receipt = app::plan::receipt::of(&web.cx, case).await?;
            mine::in_plan(&world, case, me)
                .and_then(|there| Letter::new((visit.l, web.options.zone), case, there, &receipt))
        }
        None => None,
    };
    let mut page = MyPlacement::new(visit.frame(&world), letter, case.is_some());
    if let Some(sentence) = mine::withdrawn(&web, visit.l).await? {
        page.empty.text = sentence;
    }
    visit::page(&page)
}

#[cfg(test)]
mod tests;
