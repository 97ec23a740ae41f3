//! The tidy tables made from the people: one submodule for each group of KINDs.
//!
//! Nothing is drawn here that would change a person; each table has a stream of its own.

mod absences;
mod appraisals;
mod careers;
mod credentials;
mod relations;
mod wishes;
mod workload;

use crate::agency::Tables;
use crate::layout::{founded, places};
use crate::people::People;
use crate::rows::{PersonRow, PostRow};

/// Makes every table.
pub(crate) fn write_up(people: &People) -> Tables {
    let heads = careers::additional_heads(people);
    let mut tables = Tables {
        units: people.layout.units.iter().map(|unit| unit.row.clone()).collect(),
        jobs: people.layout.catalogue.jobs().iter().map(|job| job.row.clone()).collect(),
        posts: posts(people),
        people: persons(people),
        assignments: careers::assignments(people, &heads),
        education: careers::education(people),
        competencies: appraisals::competencies(people),
        performance: appraisals::performance(people),
        workload: workload::rows(people),
        wishes: wishes::rows(people),
        sanctions: absences::sanctions(people),
        leave: absences::leave(people),
        relations: relations::rows(people),
        places: places::rows(),
        facilities: people.layout.facilities.clone(),
        credentials: credentials::rows(people, &heads),
    };
    // Sorted by key, so that a reader finds a person and two runs can be compared by eye.
    tables.people.sort_by(|a, b| a.nip.cmp(&b.nip));
    tables.assignments.sort_by(|a, b| (&a.nip, a.from).cmp(&(&b.nip, b.from)));
    tables
}

fn posts(people: &People) -> Vec<PostRow> {
    let layout = &people.layout;
    layout
        .seats
        .iter()
        .map(|seat| PostRow {
            unit_code: layout.units[seat.unit].row.code.clone(),
            job_code: layout.catalogue.jobs()[seat.job].row.code.clone(),
            decreed_need: seat.need,
            agreed_need: seat.agreed,
            minimum: seat.minimum,
            strategic: seat.strategic.is_some(),
            strategic_reason: seat.strategic.map(str::to_owned),
            strategic_date: seat.strategic.map(|_| crate::calendar::month_start_before(people.today, 9)),
            from: founded(),
            until: None,
        })
        .collect()
}

fn persons(people: &People) -> Vec<PersonRow> {
    people
        .drafts
        .iter()
        .map(|draft| {
            let is_contract = draft.contract_until.is_some();
            let is_pns = draft.employment.code() == "pns";
            PersonRow {
                nip: draft.nip.clone(),
                name: draft.name.clone(),
                title_before: draft.title_before.clone(),
                title_after: draft.title_after.clone(),
                birth_date: draft.birth,
                sex: if draft.is_male { "m" } else { "f" },
                employment: draft.employment.code(),
                legal_status: draft.legal_status,
                rank: draft.rank.clone(),
                rank_from: draft.rank_from,
                cpns_from: (!is_contract).then_some(draft.service_from),
                pns_from: is_pns.then(|| crate::calendar::shift(draft.service_from, 12)),
                contract_until: draft.contract_until,
                home_district: places::DISTRICTS[draft.home].name.to_owned(),
            }
        })
        .collect()
}
