//! The forms of pin, ban and waiver on a person's page: what they offer, and what becomes of what is sent.

use super::answer::asked_post;
use super::{Asked, Question, build};
use crate::failure::Failure;
use crate::pages::words;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Field};
use crate::visit::{self, Notice, SignedIn};
use app::act::FormKey;
use app::plan::demand::{self, NewDemand};
use app::plan::why::PersonWhy;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use domain::ids::{PersonId, PlanId, PostId};
use domain::snapshot::PostIx;
use rules::judge::Outcome;
use rules::rule::{RuleId, Severity, Verdict};
use serde::Deserialize;

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
    pub(super) reason: String,
    #[serde(default)]
    pub(super) document: String,
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
    let key = FormKey(sent.key.clone());
    let made =
        demand::make(&web.cx, &signed.actor, Some(&key), &demand, &sent.reason, &sent.document, None).await;
    match made {
        Ok(_) => Ok(visit::done(&routes::plan_person(&id, &person), Notice::Demanded)),
        Err(error) => {
            let words = visit::refused(signed.l, error)?;
            let problem = words.into_iter().map(|(_, w)| w).collect::<Vec<_>>().join(" ");
            let asked = Asked { jabatan: sent.post.clone(), cari: String::new() };
            let page = build(&web, &signed, &id, &person, &asked, problem, sent).await?;
            visit::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub(super) fn posts_field(q: &Question<'_>, why: Option<&PersonWhy>, asked: &Asked) -> Field {
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

/// Rules that forbid the post asked about, where waivers can lift them all; else there is nothing to offer.
pub(super) fn waivable(q: &Question<'_>, why: Option<&PersonWhy>, asked: &Asked) -> Option<Field> {
    let post = asked_post(q, asked)?;
    why?;
    let scorer = q.case.basis.scorer();
    let placing = placement::why::option(&q.case.basis.question(), &scorer, q.who, post);
    let Outcome::Forbidden { because } = &placing.judgement.outcome else { return None };
    let liftable = placing.judgement.verdicts.iter().filter(|(rule, verdict, severity)| {
        because.contains(rule)
            && (*severity == Severity::NeedsWaiver || matches!(verdict, Verdict::Unknown(..)))
    });
    let liftable: Vec<_> = liftable.collect();
    if liftable.len() < because.len() {
        return None;
    }
    let choices: Vec<Choice> = liftable
        .into_iter()
        .enumerate()
        .map(|(at, (rule, ..))| Choice {
            value: rule.code().to_owned(),
            label: text::rule::rule_name(q.l, *rule).to_owned(),
            is_chosen: at == 0,
        })
        .collect();
    (!choices.is_empty()).then(|| Field::select("rule", q.l.t("Aturan", "Rule"), choices))
}
