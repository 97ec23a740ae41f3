//! The acts of named people that a whole plan rests on, for its letters: registers declared complete, and rules
//! whose unknown is let pass for the plan.

use crate::format;
use crate::lang::Lang;
use app::plan::PlanCase;
use domain::time::Date;
use rules::judge::WaiverScope;
use std::collections::BTreeMap;

/// A sentence for the declarations of each person and day, and one for each waiver of the whole plan; nothing where
/// the plan rests on none.
pub(crate) fn sentences(l: Lang, case: &PlanCase) -> Vec<String> {
    let mut said: BTreeMap<(Date, &str), Vec<&str>> = BTreeMap::new();
    for (kind, declaration) in case.basis.snapshot.registers().declarations() {
        let names = said.entry((declaration.as_of, &declaration.by)).or_default();
        names.push(text::label::kind(l, *kind));
    }
    let declared = said.into_iter().map(|((day, by), names)| {
        let (count, names) = (format::size(l, names.len()), names.join(", "));
        let day = text::format::date(l, day);
        l.t(
            format!("Rencana bersandar pada {count} register yang dinyatakan lengkap per {day} oleh {by}: {names}."),
            format!("The plan rests on {count} registers declared complete as of {day} by {by}: {names}."),
        )
    });
    let wide = case.basis.waivers.iter().filter(|w| w.scope == WaiverScope::RuleAndPlan).map(|w| {
        let (rule, by, reason) = (text::rule::rule_name(l, w.rule), &w.by, &w.reason);
        l.t(
            format!("Berlaku untuk rencana ini: data yang belum diketahui pada aturan {rule} tidak menghalangi (oleh {by}: {reason})."),
            format!("For this plan: what is unknown to the rule {rule} does not forbid (by {by}: {reason})."),
        )
    });
    declared.chain(wide).collect()
}
