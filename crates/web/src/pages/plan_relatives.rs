//! Whom a rule about relatives speaks of. The sentence of the rule names nobody; the name stands beside it only
//! for those who prepare the plan, and each look is noted.

use app::permission::UseCase;
use app::plan::PlanCase;
use app::world::World;
use domain::ids::PersonId;
use domain::snapshot::PersonIx;
use placement::why::Placing;
use rules::reason::Reason;
use rules::rule::Verdict;

use super::words;
use crate::failure::Failure;
use crate::routes;
use crate::server::Web;
use crate::view::Fact;
use crate::visit::SignedIn;

/// The relatives that judgements of posts found, each once.
pub(crate) fn found<'a>(placings: impl Iterator<Item = &'a Placing>) -> Vec<PersonIx> {
    let mut out: Vec<PersonIx> = placings
        .flat_map(|placing| &placing.judgement.verdicts)
        .filter_map(|(_, verdict, _)| match verdict {
            Verdict::Pass(Reason::Relative { person, .. })
            | Verdict::Fail(Reason::Relative { person, .. }, _) => Some(*person),
            _ => None,
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Their names with where each works, for those who may change the demands on a plan; the look is noted.
pub(crate) async fn named(
    web: &Web,
    signed: &SignedIn,
    case: &PlanCase,
    world: &World,
    relatives: &[PersonIx],
) -> Result<Vec<Fact>, Failure> {
    if relatives.is_empty() || !signed.actor.may(UseCase::ChangeDemand) {
        return Ok(Vec::new());
    }
    let (l, snapshot) = (signed.l, &case.basis.snapshot);
    let id = |person: PersonIx| {
        let now = world.snapshot.find_person(&snapshot.person(person).record.nip)?;
        Some(world.ids.person(now).clone())
    };
    let ids: Vec<PersonId> = relatives.iter().filter_map(|person| id(*person)).collect();
    web.cx.note_look(&signed.actor, UseCase::ReadPlans, &ids, &["identity", "relation"]).await?;
    let fact = |person: &PersonIx| {
        let unit = snapshot.current_unit(*person).map(|unit| snapshot.unit(unit).record.name.clone());
        let name = words::person(snapshot, *person);
        let value = unit.map_or_else(|| name.clone(), |unit| format!("{name}, {unit}"));
        let href = id(*person).map_or_else(String::new, |id| routes::person(&id));
        Fact::linked(l.t("Keluarga yang dimaksud", "The relative meant"), value, href)
    };
    Ok(relatives.iter().map(fact).collect())
}
