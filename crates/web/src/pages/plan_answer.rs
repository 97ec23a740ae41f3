//! The answer of a plan in words: proof, figures before and after, what holds the value back, chains, moves.

use app::looks::{OnPlanPage, Page};
use app::plan::PlanCase;
use app::plan::figures::{self, MoveFilter};
use app::plan::question::{Ending, PlanSummary};
use app::world::World;
use domain::ids::PersonId;
use placement::criterion::Criterion;

use crate::addresses::sayable;
use crate::charts::{self, Chart, DotRow, Words};
use crate::format;
use crate::lang::Lang;
use crate::pages::lines::page_number;
use crate::pages::plan::Asked;
use crate::pages::{plan_chains, words};
use crate::routes;
use crate::view::{Bar, Choice, Fact, Field, Paging, Tick};

/// Moves a page.
const PAGE: usize = super::lines::PER_PAGE;

/// Which moves the page shows.
pub(crate) fn wanted(case: Option<&PlanCase>, asked: &Asked) -> (MoveFilter, Page) {
    let unit = |code: &str| case.and_then(|case| app::plan::case::unit(&case.basis.snapshot, code));
    let filter = MoveFilter { text: asked.q.clone(), from: unit(&asked.dari), to: unit(&asked.ke) };
    (filter, Page { number: page_number(&asked.hal), size: PAGE })
}

/// The one person whose move fits, by the id of today.
pub(crate) fn only(case: &PlanCase, world: &World, asked: &Asked) -> Option<PersonId> {
    let found = figures::moves(case, &wanted(Some(case), asked).0);
    let [one] = found[..] else { return None };
    let now = world.snapshot.find_person(&case.basis.snapshot.person(one.person).record.nip)?;
    Some(world.ids.person(now).clone())
}

/// A row of before and after.
pub(crate) struct Compared {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) change: String,
    pub(crate) class: &'static str,
}

/// A row of the table of moves.
pub(crate) struct MoveLine {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) nip: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) kind: String,
    pub(crate) gain: String,
}

/// A seat that holds the value back, or stays unmet.
pub(crate) struct SeatLine {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Everything that exists only where there is an answer.
pub(crate) struct Answer {
    pub(crate) proof: String,
    pub(crate) bar: Bar,
    pub(crate) now: String,
    pub(crate) value: String,
    pub(crate) bound: String,
    pub(crate) gained: String,
    pub(crate) facts: Vec<Fact>,
    pub(crate) limits: Vec<Fact>,
    pub(crate) compared: Vec<Compared>,
    pub(crate) sectors: Chart,
    pub(crate) dear: Vec<SeatLine>,
    pub(crate) unmet: Vec<SeatLine>,
    pub(crate) unmet_more: usize,
    pub(crate) rules: Vec<Tick>,
    pub(crate) chains: Chart,
    pub(crate) chains_paging: Paging,
    pub(crate) filter: Vec<Field>,
    pub(crate) moves: Vec<MoveLine>,
    pub(crate) paging: Paging,
    pub(crate) unknown: Vec<Fact>,
    pub(crate) xlsx: String,
    pub(crate) csv: String,
}

pub(crate) fn answer(
    l: Lang,
    case: &PlanCase,
    summary: &PlanSummary,
    world: &World,
    (asked, shown): (&Asked, &OnPlanPage<'_>),
) -> Answer {
    let gained = summary.objective - summary.before.value;
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let bar = charts::bound_and_value(summary.objective as f64, summary.bound as f64);
    let unmet = figures::unmet(case, usize::MAX);
    let id = case.row.id.as_str();
    Answer {
        proof: proof(l, summary),
        bar,
        now: words::points(l, summary.before.value, false),
        value: words::points(l, summary.objective, false),
        bound: words::points(l, summary.bound, false),
        gained: words::points(l, gained, true),
        facts: facts(l, case, summary),
        limits: super::limits::facts(l, case),
        compared: compared(l, summary),
        sectors: sectors(l, case),
        dear: figures::dear_seats(case, 8)
            .into_iter()
            .map(|s| SeatLine {
                href: post_href(world, case, s.post),
                name: words::post(&case.basis.snapshot, s.post),
                value: format!("{} {}", words::points(l, s.price, true), l.t("poin", "points")),
            })
            .collect(),
        unmet_more: unmet.len().saturating_sub(10),
        unmet: unmet
            .into_iter()
            .take(10)
            .map(|(post, gap)| SeatLine {
                href: post_href(world, case, post),
                name: words::post(&case.basis.snapshot, post),
                value: format!("{} {gap}", l.t("kurang", "short")),
            })
            .collect(),
        rules: rule_ticks(l, case, summary),
        chains: plan_chains::chart(l, case, &shown.chains),
        chains_paging: plan_chains::paging(l, case, page_number(&asked.rangkaian)),
        filter: filter(l, case, asked),
        moves: Vec::new(),
        paging: Paging::new(l, 0, PAGE, 1, "", &[]),
        unknown: unknown(l, summary),
        xlsx: routes::plan_moves(&id, "xlsx"),
        csv: routes::plan_moves(&id, "csv"),
    }
    .with_moves(l, case, world, (asked, shown))
}

impl Answer {
    fn with_moves(
        mut self,
        l: Lang,
        case: &PlanCase,
        world: &World,
        (asked, shown): (&Asked, &OnPlanPage<'_>),
    ) -> Self {
        let snapshot = &case.basis.snapshot;
        let page = page_number(&asked.hal);
        let path = routes::plan(&case.row.id);
        let kept = [("q", sayable(&asked.q)), ("dari", asked.dari.as_str()), ("ke", asked.ke.as_str())];
        self.paging = Paging::new(l, shown.moves_in_all, PAGE, page, &path, &kept);
        self.moves = shown
            .moves
            .iter()
            .map(|m| {
                let person = &snapshot.person(m.person).record;
                MoveLine {
                    href: app::plan::case::person(&world.snapshot, person.nip.as_str()).map_or_else(
                        || path.clone(),
                        |ix| routes::plan_person(&case.row.id, world.ids.person(ix)),
                    ),
                    name: person.full_name(),
                    nip: text::format::nip(&person.nip),
                    from: m.from.map_or_else(
                        || l.t("di luar peta", "off the map").to_owned(),
                        |p| words::post(snapshot, p),
                    ),
                    to: words::post(snapshot, m.to),
                    kind: text::label::move_kind(l, m.kind).to_owned(),
                    gain: words::points(l, i64::from(m.value - m.stay_value), true),
                }
            })
            .collect();
        self
    }
}

fn post_href(world: &World, case: &PlanCase, post: domain::snapshot::PostIx) -> String {
    let record = &case.basis.snapshot.post(post).record;
    app::plan::case::post(&world.snapshot, record.unit.as_str(), record.job.as_str())
        .map_or_else(|| routes::POSTS.to_owned(), |ix| routes::post(world.ids.post(ix)))
}

fn proof(l: Lang, s: &PlanSummary) -> String {
    match s.ending {
        Ending::Optimal if s.banned_by_audit == 0 => l
            .t(
                "Ya. Tidak ada rencana sah dengan nilai lebih tinggi menurut aturan, bobot, dan data ini. Nilai rencana sama dengan batas atas yang dihitung ulang dari harga setiap jabatan oleh pemeriksa terpisah.",
                "Yes. No lawful plan has a higher value under these rules, weights and data. The value equals the upper bound, which a separate checker computes anew from the price of each post.",
            )
            .to_owned(),
        Ending::Optimal => format!(
            "{} {} {}",
            l.t("Terbaik di antara sisanya:", "Best among the rest:"),
            s.banned_by_audit,
            l.t(
                "pasangan dikeluarkan karena melanggar aturan atas seluruh rencana, lalu dihitung lagi. Bukti berlaku untuk sisanya.",
                "pairs were taken out since they broke a rule about the whole plan, then it was solved again. The proof is of the rest.",
            )
        ),
        _ => format!(
            "{} {} {}",
            l.t("Belum terbukti. Rencana yang lebih baik paling banyak lebih tinggi", "Not proven. A better plan is higher by at most"),
            words::points(l, s.bound - s.objective, false),
            l.t("poin.", "points.")
        ),
    }
}

fn facts(l: Lang, case: &PlanCase, s: &PlanSummary) -> Vec<Fact> {
    let weights: Vec<String> = Criterion::ALL
        .iter()
        .map(|c| format!("{} {}", text::criterion::criterion_name(l, *c), case.basis.weights.of(*c)))
        .collect();
    let count = |n: usize| format::count(l, i64::try_from(n).unwrap_or(0));
    let mut out = vec![
        Fact::linked(
            l.t("Yang dimaksimalkan", "What is maximised"),
            format!("{}. {}", weights.join(", "), l.t("Jumlah 100.", "Together 100.")),
            routes::CRITERIA.to_owned(),
        ),
        Fact::new(
            l.t("Dasar data", "Data"),
            format!(
                "{} {}: {} {}, {} {}",
                l.t("Potret", "Picture of"),
                text::format::date(l, case.basis.snapshot.as_of()),
                count(s.people),
                l.t("pegawai", "people"),
                count(s.posts),
                l.t("jabatan", "posts")
            ),
        ),
        Fact::new(
            l.t("Yang dibuktikan", "What is proven"),
            format!(
                "{} {}",
                count(s.pairs),
                l.t(
                    "pasangan sah, semuanya diperiksa; tidak ada yang dilewatkan",
                    "lawful pairs, all of them; none is left out"
                )
            ),
        ),
        Fact::new(
            l.t("Waktu", "Time"),
            format!(
                "{} {}",
                format::decimal(l, f64::from(i32::try_from(s.milliseconds).unwrap_or(i32::MAX)) / 1000.0, 2),
                l.t("detik dari permintaan sampai jawaban", "seconds from question to answer")
            ),
        ),
    ];
    if s.waivers > 0 {
        out.push(Fact::linked(
            l.t("Bersandar pada", "Rests on"),
            format!(
                "{} {}",
                s.waivers,
                l.t(
                    "pernyataan lengkap dan pengecualian oleh orang bernama",
                    "declarations and waivers by named people"
                )
            ),
            format!("{}#permintaan", routes::PLANS),
        ));
    }
    out
}

fn compared(l: Lang, s: &PlanSummary) -> Vec<Compared> {
    let row = |label: &str, before: u32, after: u32, is_good_down: bool| {
        let change = i64::from(after) - i64::from(before);
        let is_good = if is_good_down { change < 0 } else { change > 0 };
        Compared {
            label: label.to_owned(),
            before: format::count(l, i64::from(before)),
            after: format::count(l, i64::from(after)),
            change: format::signed(l, change),
            class: if change == 0 {
                ""
            } else if is_good {
                "good-t"
            } else {
                "bad-t"
            },
        }
    };
    vec![
        row(l.t("Kebutuhan terpenuhi (orang)", "Need met (people)"), s.before.met, s.after.met, false),
        row(l.t("Kekurangan (orang)", "Shortage (people)"), s.before.shortage, s.after.shortage, true),
        row(l.t("Kelebihan (orang)", "Surplus (people)"), s.before.surplus, s.after.surplus, true),
        row(
            l.t("Jabatan pimpinan kosong", "Vacant leading posts"),
            s.before.vacant_leads,
            s.after.vacant_leads,
            true,
        ),
        row(
            l.t("Melewati masa jabatan terlama", "Past the longest time in post"),
            s.before.overdue,
            s.after.overdue,
            true,
        ),
    ]
}

fn sectors(l: Lang, case: &PlanCase) -> Chart {
    let rows: Vec<DotRow> = figures::by_sector(case)
        .into_iter()
        .map(|s| DotRow {
            label: text::label::sector(l, s.sector).to_owned(),
            before: s.before,
            after: s.after,
        })
        .collect();
    let title = l.t("Keterisian sebelum dan sesudah", "Filled share before and after");
    let words = Words {
        id: "keterisian",
        title,
        subtitle: l.t(
            "Terisi dibagi kebutuhan menurut keputusan, per sektor. Sasaran 100 %.",
            "Filled over decreed need, by sector. Target 100%.",
        ),
        story: l.t("Titik kosong sebelum, titik penuh sesudah", "Hollow dot before, full dot after"),
    };
    charts::before_after(l, &words, &rows, "%", Some(100.0))
}

fn rule_ticks(l: Lang, case: &PlanCase, s: &PlanSummary) -> Vec<Tick> {
    let warnings = case.outcome.breaches.iter().filter(|b| !b.forbids).count();
    let mut out = vec![Tick {
        kind: if s.breaches == 0 { "good" } else { "bad" },
        text: if s.breaches == 0 {
            l.t(
                "Setiap perpindahan dinilai lagi: tidak ada aturan yang dilanggar",
                "Every move is judged again: no rule is broken",
            )
            .to_owned()
        } else {
            format!(
                "{} {}",
                s.breaches,
                l.t("pelanggaran; rencana tidak dapat diterbitkan", "breaches; the plan cannot be published")
            )
        },
        note: String::new(),
    }];
    if warnings > 0 {
        out.push(Tick {
            kind: "warn",
            text: format!(
                "{warnings} {}",
                l.t("peringatan pada halaman pegawainya", "warnings on the pages of the people")
            ),
            note: String::new(),
        });
    }
    out.push(Tick {
        kind: if s.is_checked { "good" } else { "bad" },
        text: if s.is_checked {
            l.t(
                "Pemeriksa terpisah membenarkan keabsahan, nilai, dan batas atas",
                "The separate checker confirms lawfulness, value and bound",
            )
            .to_owned()
        } else {
            l.t(
                "Pemeriksa terpisah tidak membenarkan rencana ini",
                "The separate checker does not confirm this plan",
            )
            .to_owned()
        },
        note: String::new(),
    });
    out
}

fn unknown(l: Lang, s: &PlanSummary) -> Vec<Fact> {
    Criterion::ALL
        .iter()
        .zip(s.unknown_percent)
        .filter(|(_, percent)| *percent > 0)
        .map(|(c, percent)| {
            Fact::new(
                text::criterion::criterion_name(l, *c),
                l.t(
                    format!("{percent}\u{a0}% pegawai dihitung netral karena tidak ada data"),
                    format!("{percent}% of people count neutral since there are no data"),
                ),
            )
        })
        .collect()
}

fn filter(l: Lang, case: &PlanCase, asked: &Asked) -> Vec<Field> {
    let snapshot = &case.basis.snapshot;
    let mut tops: Vec<(&str, &str)> = snapshot
        .unit_indexes()
        .map(|ix| snapshot.unit(ix))
        .filter(|u| u.depth <= 1 && u.parent.is_some())
        .map(|u| (u.record.code.as_str(), u.record.name.as_str()))
        .collect();
    tops.sort_by_key(|(_, name)| *name);
    let choices = |chosen: &str| {
        let mut out = vec![Choice {
            value: String::new(),
            label: l.t("Semua unit", "All units").to_owned(),
            is_chosen: chosen.is_empty(),
        }];
        out.extend(tops.iter().map(|(code, name)| Choice {
            value: (*code).to_owned(),
            label: (*name).to_owned(),
            is_chosen: *code == chosen,
        }));
        out
    };
    vec![
        Field::line("q", l.t("Nama atau NIP", "Name or NIP")).value(&asked.q),
        Field::select("dari", l.t("Dari unit", "From unit"), choices(&asked.dari)),
        Field::select("ke", l.t("Ke unit", "To unit"), choices(&asked.ke)),
    ]
}
