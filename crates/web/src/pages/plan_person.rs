//! A10 `/rencana/{id}/siapa/{person}`: one person in a plan — sums, rules, alternatives, why not, pin, ban, waiver.

mod answer;
mod demands;

pub(crate) use demands::send;

use answer::{AnswerView, Found, answer, asked_post, found};
use app::looks::{InPlan, NumberedChain};
use app::permission::UseCase;
use app::plan::PlanCase;
use app::plan::why::{Alternative, PersonWhy};
use app::world::World;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use demands::{Sent, posts_field, waivable};
use domain::ids::{PersonId, PlanId};
use domain::snapshot::{PersonIx, PostIx};
use placement::criterion::Criterion;
use placement::why::Placing;
use rules::rule::{Severity, Verdict};
use serde::Deserialize;

use crate::charts::{self, Chart, Words};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::{plan_chains, plan_relatives, words};
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Fact, Field, FromTo, Place, Tag, Tick};
use crate::visit::{self, SignedIn};

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    jabatan: String,
    #[serde(default)]
    cari: String,
}

/// One criterion, now and planned.
struct PartLine {
    name: String,
    formula: String,
    weight: String,
    now: String,
    planned: String,
    change: String,
    note: String,
}

/// Another post.
struct AlternativeLine {
    post: String,
    href: String,
    value: String,
    loss: String,
    who: String,
}

#[derive(Template)]
#[template(path = "pages/plan_person.html")]
struct PersonPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    title: String,
    lede: String,
    state: Tag,
    from_to: Option<FromTo>,
    sums: Vec<(String, String)>,
    parts: Vec<PartLine>,
    penalty: String,
    total: (String, String, String),
    rules: Vec<Tick>,
    relatives: Vec<Fact>,
    rules_of: String,
    alternatives: Vec<AlternativeLine>,
    lawful: String,
    chain: Option<Chart>,
    cari: String,
    found: Vec<Found>,
    answer: Option<AnswerView>,
    here: String,
    may_demand: bool,
    action: String,
    key: String,
    posts: Field,
    waivable: Option<Field>,
    problem: String,
    /// What was typed into a form that was refused.
    typed: Sent,
    draft: bool,
}

/// `GET /rencana/{id}/siapa/{person}`.
pub(crate) async fn show(
    State(web): State<Web>,
    signed: SignedIn,
    Path((id, person)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (id, person) = (PlanId(id), PersonId(person));
    let page = build(&web, &signed, &id, &person, &asked, String::new(), Sent::default()).await?;
    visit::page(&page)
}

async fn build(
    web: &Web,
    signed: &SignedIn,
    id: &PlanId,
    person: &PersonId,
    asked: &Asked,
    problem: String,
    typed: Sent,
) -> Result<PersonPage, Failure> {
    let view = app::plan::open(&web.cx, &signed.actor, id).await?;
    let case = view.case.ok_or(Failure::NotFound)?;
    let world = web.cx.world().await?;
    let now = world.person(person)?;
    let nip = &world.snapshot.person(now).record.nip;
    // The plan's picture may be older than the data: the person is found again by their number.
    let who = case.basis.snapshot.find_person(nip).ok_or(Failure::NotFound)?;
    let l = signed.l;
    let base = routes::plan_person(id, person);
    let title = words::person(&case.basis.snapshot, who);
    let plan = format!("{} {}", l.t("Rencana", "Plan"), view.row.number);
    let found = found(&world, asked, &base);
    let question = Question { l, case: &case, world: &world, who, base: &base };
    let post = asked_post(&question, asked);
    let InPlan { why, answer: not_that, chain } =
        app::looks::in_plan(&web.cx, &signed.actor, &case, who, post).await?;
    let shown = why.as_ref().and_then(|w| w.planned.as_ref().or(w.now.as_ref()));
    let option = |post| placement::why::option(&case.basis.question(), &case.basis.scorer(), who, post);
    let other = post.map(option);
    let relatives = plan_relatives::found(shown.into_iter().chain(&other));
    let relatives = plan_relatives::named(web, signed, &case, &world, &relatives).await?;
    Ok(PersonPage {
        crumbs: vec![
            Crumb::to(l.t("Rencana", "Plans"), routes::PLANS),
            Crumb::to(&plan, routes::plan(id)),
            Crumb::here(&title),
        ],
        lede: lede(&question, why.as_ref()),
        state: crate::pages::plans::state_tag(&view.row.state),
        from_to: why.as_ref().and_then(|w| from_to(&question, w)),
        sums: why.as_ref().map(|w| sums(l, w)).unwrap_or_default(),
        parts: why.as_ref().map(|w| parts(l, w)).unwrap_or_default(),
        penalty: penalty(l, why.as_ref()),
        total: total(l, why.as_ref()),
        rules: shown.map(|p| rule_ticks(&question, p)).unwrap_or_default(),
        relatives,
        rules_of: shown.map(|p| words::post(&case.basis.snapshot, p.post)).unwrap_or_default(),
        alternatives: why
            .as_ref()
            .map(|w| w.alternatives.iter().map(|a| alternative(&question, a)).collect())
            .unwrap_or_default(),
        lawful: why.as_ref().map(|w| w.lawful.to_string()).unwrap_or_default(),
        chain: chain.map(|one| drawn(&question, &one)),
        answer: post.zip(not_that).map(|(post, not_that)| answer(&question, post, not_that)),
        cari: asked.cari.clone(),
        found,
        may_demand: signed.actor.may(UseCase::ChangeDemand),
        action: routes::demand(id, person),
        key: web.cx.ids.next_id(),
        posts: posts_field(&question, why.as_ref(), asked),
        waivable: waivable(&question, why.as_ref(), asked),
        draft: view.row.state == "draft" || view.row.state == "published",
        here: base.clone(),
        frame: signed.frame(&world),
        l,
        title,
        problem,
        typed,
    })
}

/// What most parts of the page are made from.
struct Question<'a> {
    l: Lang,
    case: &'a PlanCase,
    world: &'a World,
    who: PersonIx,
    base: &'a str,
}

fn lede(q: &Question<'_>, why: Option<&PersonWhy>) -> String {
    let (l, snapshot) = (q.l, &q.case.basis.snapshot);
    let Some(why) = why else {
        return l.t("Tidak termasuk rencana ini.", "Not part of this plan.").to_owned();
    };
    match &why.planned {
        Some(planned) => {
            let main = main_reason(why);
            let main = main.map_or("", |c| text::criterion::criterion_name(l, c));
            format!(
                "{} {}. {} {}. {}",
                l.t("Diusulkan pindah ke", "Proposed for"),
                words::post(snapshot, planned.post),
                l.t("Alasan utama:", "Main reason:"),
                main.to_lowercase(),
                l.t("Usulan, belum keputusan.", "A proposal, not yet a decision.")
            )
        }
        None => l
            .t("Menurut rencana ini tetap di jabatan sekarang.", "Stays in the present post in this plan.")
            .to_owned(),
    }
}

/// The criterion that gains most by the move.
pub(crate) fn main_reason(why: &PersonWhy) -> Option<Criterion> {
    let (now, planned) = (why.now.as_ref()?, why.planned.as_ref()?);
    let gains = planned.parts.iter().zip(&now.parts).map(|(p, n)| (p.worth() - n.worth(), p.criterion));
    gains.max_by_key(|(gain, _)| *gain).map(|(_, c)| c)
}

fn from_to(q: &Question<'_>, why: &PersonWhy) -> Option<FromTo> {
    let (l, snapshot) = (q.l, &q.case.basis.snapshot);
    let planned = why.planned.as_ref()?;
    let place = |when: &str, post: Option<PostIx>| Place {
        when: when.to_owned(),
        title: post.map_or_else(
            || l.t("Di luar peta jabatan", "Off the map of posts").to_owned(),
            |p| words::job(snapshot, p),
        ),
        unit: post.map_or_else(String::new, |p| words::unit(snapshot, p)),
    };
    Some(FromTo {
        from: place(l.t("Sekarang", "Now"), why.now.as_ref().map(|n| n.post)),
        to: place(l.t("Diusulkan", "Proposed"), Some(planned.post)),
    })
}

fn sums(l: Lang, why: &PersonWhy) -> Vec<(String, String)> {
    let one = |label: &str, p: &Placing| (label.to_owned(), words::points(l, i64::from(p.value), false));
    let now = why.now.as_ref().map(|p| one(l.t("Jabatan sekarang", "Present post"), p));
    let planned = why.planned.as_ref().map(|p| one(l.t("Jabatan yang diusulkan", "Proposed post"), p));
    now.into_iter().chain(planned).collect()
}

fn parts(l: Lang, why: &PersonWhy) -> Vec<PartLine> {
    let (now, planned) = (why.now.as_ref(), why.planned.as_ref());
    Criterion::ALL
        .iter()
        .enumerate()
        .map(|(at, criterion)| {
            let of = |p: Option<&Placing>| p.and_then(|p| p.parts.get(at)).copied();
            let (n, p) = (of(now), of(planned));
            let worth = |part: Option<placement::why::Part>| {
                part.map_or_else(|| "–".to_owned(), |x| words::points(l, i64::from(x.worth()), false))
            };
            let change = match (n, p) {
                (Some(n), Some(p)) => words::points(l, i64::from(p.worth() - n.worth()), true),
                _ => String::new(),
            };
            let is_unknown = [n, p].iter().flatten().any(|x| !x.is_known);
            PartLine {
                name: text::criterion::criterion_name(l, *criterion).to_owned(),
                formula: text::criterion::criterion_formula(l, *criterion).to_owned(),
                weight: n.or(p).map(|x| x.weight.to_string()).unwrap_or_default(),
                now: worth(n),
                planned: worth(p),
                change,
                note: if is_unknown {
                    l.t("tidak ada data, dihitung netral", "no data, counted neutral").to_owned()
                } else {
                    String::new()
                },
            }
        })
        .collect()
}

fn penalty(l: Lang, why: Option<&PersonWhy>) -> String {
    let taken = why.and_then(|w| w.now.as_ref()).map_or(0, |n| n.penalty);
    if taken == 0 { String::new() } else { words::points(l, -i64::from(taken), true) }
}

fn total(l: Lang, why: Option<&PersonWhy>) -> (String, String, String) {
    let value = |p: Option<&Placing>| p.map(|p| i64::from(p.value));
    let (now, planned) =
        (value(why.and_then(|w| w.now.as_ref())), value(why.and_then(|w| w.planned.as_ref())));
    let show = |v: Option<i64>| v.map_or_else(|| "–".to_owned(), |v| words::points(l, v, false));
    let change = now.zip(planned).map(|(n, p)| words::points(l, p - n, true)).unwrap_or_default();
    (show(now), show(planned), change)
}

fn rule_ticks(q: &Question<'_>, placing: &Placing) -> Vec<Tick> {
    let snapshot = &q.case.basis.snapshot;
    placing
        .judgement
        .verdicts
        .iter()
        .filter(|(_, verdict, _)| !matches!(verdict, Verdict::NotApplicable))
        .map(|(rule, verdict, severity)| {
            let kind = match (verdict, severity) {
                (Verdict::Pass(_), _) => "good",
                (_, Severity::Warning) => "warn",
                _ => "bad",
            };
            let definition = &rules::registry::RULES[rule.at()];
            let subject = (Some(q.who), Some(placing.post));
            let effective = q.case.basis.asked.effective;
            let waived = q
                .case
                .basis
                .waivers
                .iter()
                .find(|w| verdict.is_adverse() && w.lifts(*rule, verdict, *severity, subject, effective));
            let note = waived.map_or_else(String::new, |w| {
                format!("{} {}: {}", q.l.t("Dikecualikan oleh", "Waived by"), w.by, w.reason)
            });
            Tick {
                kind: if waived.is_some() { "warn" } else { kind },
                text: format!(
                    "{}: {}",
                    text::rule::rule_name(q.l, *rule),
                    text::verdict::verdict(q.l, definition, verdict, *severity, snapshot)
                ),
                note,
            }
        })
        .collect()
}

fn alternative(q: &Question<'_>, a: &Alternative) -> AlternativeLine {
    let snapshot = &q.case.basis.snapshot;
    let others = a.chain.len().saturating_sub(1);
    let who = if others == 0 {
        q.l.t("Tidak ada orang lain yang harus pindah", "Nobody else would have to move").to_owned()
    } else {
        format!(
            "{others} {}",
            q.l.t("orang lain harus duduk di tempat lain", "others would have to sit elsewhere")
        )
    };
    AlternativeLine {
        post: words::post(snapshot, a.placing.post),
        href: ask_href(q, a.placing.post),
        value: words::points(q.l, i64::from(a.placing.value), false),
        loss: if a.is_exact {
            words::points(q.l, -a.loss, true)
        } else {
            let least = words::points(q.l, a.loss, false);
            q.l.t(format!("turun paling sedikit {least}"), format!("loses at least {least}"))
        },
        who,
    }
}

/// The address that asks why not a post; the post of the picture is found again among the data of today.
fn ask_href(q: &Question<'_>, post: PostIx) -> String {
    let record = &q.case.basis.snapshot.post(post).record;
    app::plan::case::post(&q.world.snapshot, record.unit.as_str(), record.job.as_str()).map_or_else(
        || q.base.to_owned(),
        |ix| format!("{}#jawaban", routes::query(q.base, &[("jabatan", q.world.ids.post(ix).as_str())])),
    )
}

fn drawn(q: &Question<'_>, one: &NumberedChain<'_>) -> Chart {
    let drawn = plan_chains::draw(q.l, q.case, one);
    let title = q.l.t("Rangkaian perpindahan ini", "The chain of this move");
    let words = Words {
        id: "rangkaian",
        title,
        subtitle: q.l.t(
            "Jabatan yang diisi di kiri; panah menunjukkan arah orang berpindah.",
            "The post that is filled at the left; arrows show where people go.",
        ),
        story: title,
    };
    charts::chains(q.l, &words, &[drawn])
}
