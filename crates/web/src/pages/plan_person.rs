//! A10 `/rencana/{id}/siapa/{person}`: one person in a plan — sums, rules, alternatives, why not, pin, ban, waiver.

use app::act::FormKey;
use app::looks::{InPlan, NumberedChain};
use app::permission::UseCase;
use app::plan::PlanCase;
use app::plan::demand::{self, NewDemand};
use app::plan::why::{Alternative, PersonWhy, Step, WhyNotThat};
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::Response;
use domain::ids::{PersonId, PlanId, PostId};
use domain::snapshot::{PersonIx, PostIx};
use placement::criterion::Criterion;
use placement::why::Placing;
use rules::judge::Outcome;
use rules::rule::{RuleId, Severity, Verdict};
use serde::Deserialize;

use crate::charts::{self, Chart, Words};
use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::{plan_chains, plan_relatives, words};
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Choice, Crumb, Fact, Field, FromTo, Place, Tag, Tick};
use crate::visit::{self, Notice, SignedIn};

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    jabatan: String,
    #[serde(default)]
    cari: String,
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    key: String,
    #[serde(default)]
    act: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    document: String,
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

/// A post found for a question.
struct Found {
    name: String,
    href: String,
}

/// The answer to 'why not that post?'.
struct AnswerView {
    post: String,
    sentence: String,
    rules: Vec<Tick>,
    steps: Vec<String>,
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
    sums: Vec<(String, Bar, String)>,
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
    draft: bool,
}

/// `GET /rencana/{id}/siapa/{person}`.
pub(crate) async fn show(
    State(web): State<Web>,
    signed: SignedIn,
    Path((id, person)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let page = build(&web, &signed, &PlanId(id), &PersonId(person), &asked, String::new()).await?;
    visit::page(&page)
}

/// `POST /rencana/{id}/siapa/{person}/permintaan`.
pub(crate) async fn send(
    State(web): State<Web>,
    signed: SignedIn,
    Path((id, person)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let (id, person) = (PlanId(id), PersonId(person));
    let post = PostId(sent.post.clone());
    let demand = match (sent.act.as_str(), RuleId::parse(&sent.rule)) {
        ("pin", _) => NewDemand::Pin(person.clone(), post),
        ("ban", _) => NewDemand::Ban(person.clone(), post),
        ("waive", Some(rule)) => {
            NewDemand::WaivePair(rule, person.clone(), (!sent.post.is_empty()).then_some(post))
        }
        ("waive-unknown", Some(rule)) => NewDemand::WaiveUnknown(rule),
        _ => return Err(Failure::NotFound),
    };
    let key = FormKey(sent.key);
    let made =
        demand::make(&web.cx, &signed.actor, Some(&key), &demand, &sent.reason, &sent.document, None).await;
    match made {
        Ok(_) => Ok(visit::done(&format!("{}#permintaan", routes::PLANS), Notice::Saved)),
        Err(error) => {
            let words = visit::refused(signed.l, error)?;
            let problem = words.into_iter().map(|(_, w)| w).collect::<Vec<_>>().join(" ");
            let page = build(&web, &signed, &id, &person, &Asked::default(), problem).await?;
            visit::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

async fn build(
    web: &Web,
    signed: &SignedIn,
    id: &PlanId,
    person: &PersonId,
    asked: &Asked,
    problem: String,
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

fn sums(l: Lang, why: &PersonWhy) -> Vec<(String, Bar, String)> {
    let one = |label: &str, p: &Placing| {
        const SERIES: [&str; 5] = ["f1", "f2", "f3", "f4", "f5"];
        let pieces: Vec<(&'static str, f64)> = p
            .parts
            .iter()
            .zip(SERIES.into_iter().cycle())
            .map(|(part, class)| (class, f64::from(part.worth()) / 100.0))
            .collect();
        let bar = Bar::stacked(&pieces, 100.0);
        (label.to_owned(), bar, words::points(l, i64::from(p.value), false))
    };
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
        loss: words::points(q.l, -a.loss, true),
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

fn found(world: &World, asked: &Asked, base: &str) -> Vec<Found> {
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
fn asked_post(q: &Question<'_>, asked: &Asked) -> Option<PostIx> {
    let now = q.world.post(&PostId(asked.jabatan.clone())).ok()?;
    let record = &q.world.snapshot.post(now).record;
    app::plan::case::post(&q.case.basis.snapshot, record.unit.as_str(), record.job.as_str())
}

fn answer(q: &Question<'_>, post: PostIx, not_that: WhyNotThat) -> AnswerView {
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
        WhyNotThat::Costs { placing, loss, raise, chain, ends_in_vacancy } => {
            let end = if ends_in_vacancy {
                l.t("Rangkaian berakhir di jabatan kosong.", "The chain ends in a vacancy.")
            } else {
                l.t("Rangkaian menutup menjadi lingkaran.", "The chain closes to a ring.")
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

fn posts_field(q: &Question<'_>, why: Option<&PersonWhy>, asked: &Asked) -> Field {
    let l = q.l;
    let mut posts: Vec<PostIx> = Vec::new();
    posts.extend(asked_post(q, asked));
    if let Some(why) = why {
        posts.extend(why.planned.as_ref().map(|p| p.post));
        posts.extend(why.now.as_ref().map(|p| p.post));
        posts.extend(why.alternatives.iter().map(|a| a.placing.post));
    }
    let mut seen = std::collections::BTreeSet::new();
    posts.retain(|p| seen.insert(*p));
    let choices = posts
        .into_iter()
        .enumerate()
        .filter_map(|(at, post)| {
            let record = &q.case.basis.snapshot.post(post).record;
            let ix = app::plan::case::post(&q.world.snapshot, record.unit.as_str(), record.job.as_str())?;
            Some(Choice {
                value: q.world.ids.post(ix).to_string(),
                label: words::post(&q.case.basis.snapshot, post),
                is_chosen: at == 0,
            })
        })
        .collect();
    Field::select("post", l.t("Jabatan", "Post"), choices).hint(
        l.t("Cari jabatan lain di atas agar muncul di sini", "Search another post above to have it here"),
    )
}

/// Rules that forbid the post asked about and that a waiver may lift.
fn waivable(q: &Question<'_>, why: Option<&PersonWhy>, asked: &Asked) -> Option<Field> {
    let post = asked_post(q, asked)?;
    why?;
    let scorer = q.case.basis.scorer();
    let placing = placement::why::option(&q.case.basis.question(), &scorer, q.who, post);
    let Outcome::Forbidden { because } = &placing.judgement.outcome else { return None };
    let liftable = placing.judgement.verdicts.iter().filter(|(rule, verdict, severity)| {
        because.contains(rule)
            && (*severity == Severity::NeedsWaiver || matches!(verdict, Verdict::Unknown(..)))
    });
    let choices: Vec<Choice> = liftable
        .enumerate()
        .map(|(at, (rule, ..))| Choice {
            value: rule.code().to_owned(),
            label: text::rule::rule_name(q.l, *rule).to_owned(),
            is_chosen: at == 0,
        })
        .collect();
    (!choices.is_empty()).then(|| Field::select("rule", q.l.t("Aturan", "Rule"), choices))
}
