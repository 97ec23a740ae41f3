//! `/saya/bukan-saya` (S6): for each seat wished for and the best seat not obtained, why the plan does not give
//! it, and the smallest change that would. Counts of others only; points only where at least five competed.

use std::cmp::Reverse;

use app::plan::PlanCase;
use app::plan::receipt::Receipt;
use app::plan::why::{self, WhyNotThat};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::facts::Wish;
use domain::snapshot::{PersonIx, PostIx};
use domain::time::{Date, add_days, add_months};
use placement::why::Placing;
use rules::case::MoveKind;
use rules::judge::Outcome;
use rules::reason::Reason;
use rules::rule::Verdict;

use super::mine;
use super::my_placement::{SHOWN_FROM, rank_in};
use super::own_data::wish_named;
use super::wording::{basis_of, facts_for_own_page, job_of, rule_of, unit_of};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Empty, Tag, Tick};
use crate::visit::{self, SignedIn};

/// How many posts of one wish are answered.
const PER_WISH: usize = 2;

mod price;

#[derive(Template)]
#[template(path = "pages/not_me.html")]
pub(crate) struct NotMe {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    answers: Vec<Answer>,
    empty: Empty,
    grounds: Vec<String>,
    foot: String,
    receipt: String,
}

/// The answer for one seat.
pub(crate) struct Answer {
    label: String,
    title: String,
    tag: Option<Tag>,
    sentences: Vec<String>,
    rules: Vec<Tick>,
    change: String,
}

impl Answer {
    /// Whether it says nothing at all, which no answer should.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.title.is_empty() || self.sentences.iter().all(|sentence| sentence.trim().is_empty())
    }

    fn words(label: String, title: String, sentence: &str) -> Self {
        Self {
            label,
            title,
            tag: None,
            sentences: vec![sentence.to_owned()],
            rules: Vec::new(),
            change: String::new(),
        }
    }
}

/// What is asked about one seat.
struct Asked<'a> {
    l: Lang,
    case: &'a PlanCase,
    me: PersonIx,
}

/// All answers for a person of the plan, wishes first, then the best other seat.
pub(crate) fn answers(l: Lang, case: &PlanCase, me: PersonIx) -> Vec<Answer> {
    let asked = Asked { l, case, me };
    let snapshot = &case.basis.snapshot;
    let mut seen: Vec<PostIx> = snapshot.post_of(me).into_iter().collect();
    let mut out = Vec::new();
    for wish in snapshot.person(me).wishes.iter().filter(|w| !w.stay) {
        let named = wish_named(l, snapshot, wish);
        let label = l.t(format!("Minat {}: {named}", wish.rank), format!("Wish {}: {named}", wish.rank));
        let posts = asked.posts_of(wish, &seen);
        if posts.is_empty() && !wish.anywhere {
            let none = l.t(
                "Pada rancangan ini tidak ada tempat kosong dan tidak ada perpindahan di sana, sehingga tidak ada yang dibandingkan.",
                "In this draft there is no vacancy and no movement there, so there is nothing to compare.",
            );
            out.push(Answer::words(label.clone(), named, none));
        }
        for post in posts {
            seen.push(post);
            out.push(asked.answer(label.clone(), post));
        }
    }
    let best = why::person(case, me, 3).and_then(|why| {
        why.alternatives.into_iter().map(|a| a.placing.post).find(|post| !seen.contains(post))
    });
    if let Some(post) = best {
        let label = l.t("Jabatan terbaik yang tidak Anda peroleh", "The best post that you did not get");
        out.push(asked.answer(label.to_owned(), post));
    }
    out
}

impl Asked<'_> {
    /// Posts of a wish with room or movement: the lawful ones of highest value, else the first that is not.
    fn posts_of(&self, wish: &Wish, seen: &[PostIx]) -> Vec<PostIx> {
        let scorer = self.case.basis.scorer();
        let own = self.case.post_after(self.me);
        let fits = |post: &PostIx| {
            scorer.matches_wish(wish, *post)
                && !seen.contains(post)
                && (Some(*post) == own || self.has_room_or_movement(*post))
        };
        let all: Vec<PostIx> = self.case.basis.snapshot.post_indexes().filter(fits).collect();
        let mut lawful: Vec<(i32, PostIx)> =
            all.iter().filter_map(|post| Some((self.value_in(*post)?, *post))).collect();
        lawful.sort_by_key(|(value, post)| (Some(*post) != own, Reverse(*value), *post));
        if lawful.is_empty() {
            all.into_iter().take(1).collect()
        } else {
            lawful.into_iter().map(|(_, post)| post).take(PER_WISH).collect()
        }
    }

    fn value_in(&self, post: PostIx) -> Option<i32> {
        let arcs = &self.case.problem.instance.arcs;
        Some(arcs.value[arcs.find(self.case.problem.row_of(self.me)?, post.0)?])
    }

    fn has_room_or_movement(&self, post: PostIx) -> bool {
        let taken = self.case.outcome.posts.iter().filter(|p| **p == Some(post)).count();
        let room = self.case.problem.instance.seats.get(post.at()).map_or(0, |seat| seat.capacity as usize);
        room > taken || self.case.outcome.moves.iter().any(|m| m.to == post || m.from == Some(post))
    }

    fn answer(&self, label: String, post: PostIx) -> Answer {
        let (l, snapshot) = (self.l, &self.case.basis.snapshot);
        let title = format!("{}, {}", job_of(snapshot, post), unit_of(snapshot, post));
        let words = |sentence| Answer::words(label.clone(), title.clone(), sentence);
        match why::why_not(self.case, self.me, post) {
            WhyNotThat::Held(_) => Answer {
                tag: Some(Tag::Draft),
                ..words(l.t("Rancangan ini menempatkan Anda di sini.", "This draft places you here."))
            },
            WhyNotThat::Forbidden(placing) => self.forbidden(label, title, &placing),
            WhyNotThat::Impossible(placing) if placing.judgement.outcome != Outcome::Lawful => {
                self.forbidden(label, title, &placing)
            }
            WhyNotThat::Impossible(_) => words(l.t(
                "Anda memenuhi syarat, tetapi tidak ada rencana yang dapat menempatkan Anda di sini: unit Anda tidak boleh berkurang di bawah jumlah paling sedikit, atau tempatnya sudah diminta BKPSDM dengan alasan tertulis.",
                "You are eligible, but no plan can place you here: your unit may not fall below its minimum, or BKPSDM asked for the place with a written reason.",
            )),
            WhyNotThat::Costs { placing, loss, raise, chain, .. } => {
                self.costs(label, title, &placing, (loss, raise), chain.len())
            }
            // A rise by more than what a found plan loses is enough for certain, though less may do.
            WhyNotThat::CostsBetween { placing, at_least, at_most: Some(most), chain } => {
                self.costs(label, title, &placing, (at_least, most + 1), chain.len())
            }
            WhyNotThat::CostsBetween { .. } => words(l.t(
                "Anda memenuhi syarat, tetapi belum ditemukan rencana dalam batas yang ditetapkan yang menempatkan Anda di sini.",
                "You are eligible, but no plan within the limits that were set was found that places you here.",
            )),
            WhyNotThat::NotInPlan => words(l.t("Rancangan ini tidak mencakup Anda.", "This draft does not include you.")),
        }
    }

    fn forbidden(&self, label: String, title: String, placing: &Placing) -> Answer {
        let (l, snapshot) = (self.l, &self.case.basis.snapshot);
        let no =
            l.t("Anda belum memenuhi syarat untuk jabatan ini.", "You are not eligible for this post yet.");
        let mut out = Answer { tag: Some(Tag::NotStarted), ..Answer::words(label, title, no) };
        let because: &[_] = match &placing.judgement.outcome {
            Outcome::Forbidden { because } => because,
            Outcome::Lawful => &[],
        };
        let mut from: Vec<Option<Date>> = Vec::new();
        for (id, verdict, _) in placing.judgement.verdicts.iter().filter(|(id, ..)| because.contains(id)) {
            let (Some(facts), Some(rule)) = (facts_for_own_page(l, verdict, snapshot), rule_of(*id)) else {
                continue;
            };
            let name = text::rule::rule_name(l, *id);
            out.rules.push(Tick { kind: "bad", text: format!("{name}. {facts}"), note: basis_of(l, rule) });
            from.push(lawful_from(verdict));
            if let Verdict::Unknown(missing, _) = verdict {
                out.change.push_str(&text::missing::cure(l, *missing));
                out.change.push(' ');
            }
        }
        if let MoveKind::NotOffered(why) = placing.kind
            && out.rules.is_empty()
        {
            out.sentences = vec![format!("{}.", text::label::not_offered(l, why))];
        } else if out.rules.is_empty() {
            out.sentences = vec![
                l.t(
                    "Jabatan ini di luar unit yang direncanakan.",
                    "This post lies outside the units of the plan.",
                )
                .to_owned(),
            ];
        }
        let known: Option<Vec<Date>> = from.into_iter().collect();
        if let Some(day) = known.and_then(|days| days.into_iter().max()) {
            let day = format::date(l, day);
            out.change = l.t(
                format!("Anda memenuhi syarat mulai {day}, bila hal lain tetap."),
                format!("You are eligible from {day}, if nothing else changes."),
            );
        }
        out
    }

    fn costs(
        &self,
        label: String,
        title: String,
        placing: &Placing,
        (loss, raise): (i64, i64),
        chain: usize,
    ) -> Answer {
        let (l, case) = (self.l, self.case);
        let all = why::eligible(case, placing.post);
        let is_shown = all.len() >= SHOWN_FROM;
        let rank = rank_in(&all, placing.value);
        let mut sentences = vec![self.competition(placing, &all, rank)];
        if loss == 0 {
            sentences.push(
                l.t(
                    "Rencana dengan Anda di sini sama nilainya. Rancangan memilih yang paling sedikit memindahkan orang.",
                    "A plan with you here is worth the same. The draft takes the one that moves the fewest people.",
                )
                .to_owned(),
            );
        } else {
            sentences.push(self.price(placing, loss, chain, is_shown));
        }
        if let Some(words) = self.weak(placing) {
            sentences.push(words);
        }
        let change = self.change(placing, raise, is_shown);
        // Eligible and not placed is neither good nor bad news: no tag.
        Answer { sentences, change, ..Answer::words(label, title, "") }
    }
}

/// The first day on which a verdict that rests on time alone turns; `None` where time is not enough.
fn lawful_from(verdict: &Verdict) -> Option<Date> {
    let Verdict::Fail(reason, _) = verdict else { return None };
    match *reason {
        Reason::TimeInPost { since, limit, .. } | Reason::TimeAtSchool { since, limit, .. } => {
            Some(add_months(since, limit))
        }
        Reason::Sanction { until, .. } | Reason::Leave { until, .. } | Reason::StudyLeave { until } => {
            until.map(|end| add_days(end, 1))
        }
        _ => None,
    }
}

impl NotMe {
    /// The page; empty states say why there is nothing to compare.
    pub(crate) fn new(
        frame: Frame,
        case: Option<&PlanCase>,
        me: Option<PersonIx>,
        receipt: Option<&Receipt>,
    ) -> Self {
        let l = frame.l;
        let me = me.filter(|me| case.is_some_and(|case| case.problem.row_of(*me).is_some()));
        let (answers, lede, foot) = match (case, me) {
            (Some(case), Some(me)) => (answers(l, case, me), lede(l, case, me), foot(l, case)),
            _ => (Vec::new(), String::new(), String::new()),
        };
        let empty = if me.is_some() { no_seats(l) } else { mine::no_letter(l, case.is_some()) };
        let crumbs = vec![
            Crumb::to(l.t("Halaman saya", "My page"), routes::MINE),
            Crumb::here(l.t("Mengapa bukan saya?", "Why not me?")),
        ];
        let receipt = receipt.map_or_else(String::new, |receipt| super::receipt::words(l, receipt));
        let grounds = case.map_or_else(Vec::new, |case| super::grounds::sentences(l, case));
        Self { frame, l, crumbs, lede, answers, empty, grounds, foot, receipt }
    }
}

fn lede(l: Lang, case: &PlanCase, me: PersonIx) -> String {
    if case.basis.snapshot.person(me).wishes.iter().any(|w| !w.stay) {
        l.t("Jawaban untuk setiap jabatan yang Anda minati.", "An answer for each post that you wished for.")
            .to_owned()
    } else {
        l.t(
            "Anda tidak meminati jabatan lain. Tidak mengisi minat tidak mengurangi nilai Anda.",
            "You wished for no other post. Giving no wish takes nothing from your points.",
        )
        .to_owned()
    }
}

fn foot(l: Lang, case: &PlanCase) -> String {
    let (number, picture) = (case.row.number, format::date(l, case.basis.snapshot.as_of()));
    l.t(
        format!("Rencana nomor {number}, data per {picture}. Setiap jawaban dihitung ulang untuk Anda, bukan perkiraan."),
        format!("Plan number {number}, data as of {picture}. Each answer was computed again for you; none is a guess."),
    )
}

fn no_seats(l: Lang) -> Empty {
    Empty {
        title: l.t("Tidak ada jabatan lain untuk dibandingkan", "There is no other post to compare").to_owned(),
        text: l
            .t(
                "Menurut aturan yang berlaku Anda tidak dapat menduduki jabatan lain pada tanggal rancangan ini.",
                "By the rules in force you may hold no other post on the day of this draft.",
            )
            .to_owned(),
        button: l.t("Ke halaman saya", "To my page").to_owned(),
        href: routes::MINE.to_owned(),
    }
}

/// `GET /saya/bukan-saya`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let (world, me) = mine::of_reader(&web, &visit).await?;
    let case = app::plan::published(&web.cx).await?;
    let there = case.as_ref().and_then(|case| mine::in_plan(&world, case, me));
    let receipt = match &case {
        Some(case) => Some(app::plan::receipt::of(&web.cx, case).await?),
        None => None,
    };
    let mut page = NotMe::new(visit.frame(&world), case.as_deref(), there, receipt.as_ref());
    if let Some(sentence) = mine::withdrawn(&web, visit.l).await? {
        page.empty.text = sentence;
    }
    visit::page(&page)
}

#[cfg(test)]
mod tests;
