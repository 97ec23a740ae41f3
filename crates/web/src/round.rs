//! The sentence on top of every page: which round, which state of a plan holds, what this reader can do now.
//! Names no date that is not recorded: rounds have no deadlines yet.

use app::actor::Actor;
use app::permission::UseCase;
use app::plan::phase::{Phase, RoundState};

use crate::format::{self, Zone};
use crate::frame::RoundLine;
use crate::lang::Lang;

/// The line for a reader; `None` before an agency has a round.
pub(crate) fn line(
    l: Lang,
    zone: Zone,
    state: Option<&RoundState>,
    actor: Option<&Actor>,
) -> Option<RoundLine> {
    let state = state?;
    Some(RoundLine {
        name: l.t(format!("Periode {}", state.name), format!("Round {}", state.name)),
        sentence: format!("{} {}", phase(l, zone, state.phase), open_to(l, state.phase, actor)),
    })
}

fn phase(l: Lang, zone: Zone, phase: Phase) -> String {
    let day = |at: Option<i64>| at.map(|at| format::day_of_micros(l, zone, at));
    match phase {
        Phase::Unpublished => l.t("Rancangan belum diterbitkan.", "No draft is published yet.").to_owned(),
        Phase::Published(number, at) => match day(at) {
            Some(day) => l.t(
                format!("Rancangan nomor {number} diterbitkan pada {day}."),
                format!("Draft number {number} was published on {day}."),
            ),
            None => l.t(
                format!("Rancangan nomor {number} diterbitkan."),
                format!("Draft number {number} is published."),
            ),
        },
        Phase::Withdrawn(number, at) => match day(at) {
            Some(day) => l.t(
                format!("Rancangan nomor {number} ditarik pada {day}; belum ada penggantinya."),
                format!("Draft number {number} was withdrawn on {day}; none has replaced it yet."),
            ),
            None => l.t(
                format!("Rancangan nomor {number} ditarik; belum ada penggantinya."),
                format!("Draft number {number} was withdrawn; none has replaced it yet."),
            ),
        },
    }
}

/// What the reader can do now, by the widest right that they hold.
fn open_to(l: Lang, phase: Phase, actor: Option<&Actor>) -> &'static str {
    let is_published = matches!(phase, Phase::Published(..));
    let Some(actor) = actor else {
        return l.t(
            "Anda dapat membaca aturan, kriteria, dan bobotnya.",
            "You can read the rules, the criteria and their weights.",
        );
    };
    if actor.may(UseCase::PublishPlan) {
        return if is_published {
            l.t(
                "Anda dapat menghitung rencana lain atau menarik rancangan ini.",
                "You can compute another plan or withdraw this draft.",
            )
        } else {
            l.t(
                "Anda dapat menghitung rencana dan menerbitkan rancangan.",
                "You can compute plans and publish a draft.",
            )
        };
    }
    if actor.may(UseCase::ReadPlans) {
        return l.t("Anda dapat membaca rencana dan alasannya.", "You can read the plans and their reasons.");
    }
    if actor.headed_units().next().is_some() {
        return if is_published {
            l.t(
                "Anda dapat melihat siapa yang diusulkan datang dan pergi di unit Anda.",
                "You can see who is proposed to come to your unit and to leave it.",
            )
        } else {
            l.t(
                "Anda dapat memeriksa pegawai dan kebutuhan unit Anda.",
                "You can check the people and the needs of your unit.",
            )
        };
    }
    if actor.may(UseCase::ManageAccounts) {
        return l.t("Anda dapat mengurus akun dan sistem.", "You can look after accounts and the system.");
    }
    if is_published {
        l.t("Anda dapat membaca penjelasan penempatan Anda.", "You can read why you are placed as you are.")
    } else {
        l.t("Anda dapat memeriksa data Anda.", "You can check your data.")
    }
}

#[cfg(test)]
mod tests {
    use app::actor::Grant;
    use app::permission::Role;

    use super::*;

    fn actor(role: Role) -> Actor {
        let mut actor = Actor::console("x");
        actor.is_console = false;
        actor.grants =
            vec![Grant { role, unit: Some(domain::ids::UnitId("u".into())), capacity: "definitive".into() }];
        actor
    }

    fn said(role: Option<Role>, phase: Phase) -> String {
        let state = RoundState { name: "2026-1".into(), phase };
        let line = line(Lang::Id, Zone::WIB, Some(&state), role.map(actor).as_ref()).expect("a round runs");
        assert_eq!(line.name, "Periode 2026-1");
        line.sentence
    }

    #[test]
    fn the_sentence_says_the_state_and_what_the_reader_can_do() {
        let at = Some(1_764_000_000_000_000);
        let published = Phase::Published(7, at);
        assert_eq!(
            said(Some(Role::Staff), Phase::Unpublished),
            "Rancangan belum diterbitkan. Anda dapat memeriksa data Anda."
        );
        assert_eq!(
            said(Some(Role::Staff), published),
            "Rancangan nomor 7 diterbitkan pada 24\u{a0}November\u{a0}2025. Anda dapat membaca penjelasan penempatan Anda."
        );
        assert!(said(Some(Role::UnitHead), published).contains("datang dan pergi"));
        assert!(said(Some(Role::Analyst), Phase::Unpublished).ends_with("menerbitkan rancangan."));
        assert!(
            said(Some(Role::Analyst), Phase::Withdrawn(7, at))
                .starts_with("Rancangan nomor 7 ditarik pada 24")
        );
        assert!(said(None, Phase::Unpublished).contains("aturan"));
        for role in Role::ALL {
            for phase in [Phase::Unpublished, published, Phase::Published(7, None), Phase::Withdrawn(7, None)]
            {
                assert!(said(Some(*role), phase).contains("Anda dapat"), "{role:?} {phase:?}");
            }
        }
        assert!(line(Lang::En, Zone::WIB, None, None).is_none());
    }
}
