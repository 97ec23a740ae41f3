//! Indicators of a person in a post: unit gone, too early, education or rank too low, two holders.

use super::{Context, at, day, get};
use crate::directory::value;
use crate::finding::{Finding, FindingCode};
use crate::normal::date::written;
use crate::reading::Staged;
use domain::facts::EducationLevel;
use domain::golongan::Golongan;
use domain::job::{JobGroup, JobLevel};
use domain::kind::Kind;
use domain::tidy::Cells;
use domain::time::{Date, add_months};
use std::collections::BTreeMap;

/// The definitive post that a person holds on the day: the one that began last.
pub(super) fn current<'a>(context: Context<'a>, nip: &str) -> Option<&'a Cells> {
    let rows = context.all.assignments_of(nip).iter().filter(|c| is_held(c, context.today));
    rows.max_by_key(|c| day(value(Kind::Assignments, c, "from")))
}

fn is_held(cells: &Cells, today: Date) -> bool {
    let get = |column| value(Kind::Assignments, cells, column);
    get("capacity").is_none_or(|c| c == "definitive")
        && day(get("from")).is_none_or(|from| from <= today)
        && day(get("until")).is_none_or(|until| until >= today)
}

fn level(context: Context<'_>, job: &str) -> Option<JobLevel> {
    value(Kind::Jobs, context.all.job_row(job)?, "level").and_then(JobLevel::parse)
}

pub(super) fn held(row: &Staged, context: Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !is_held(&row.cells, context.today) {
        return findings;
    }
    let (Some(nip), Some(unit), Some(job)) = (get(row, "nip"), get(row, "unit_code"), get(row, "job_code"))
    else {
        return findings;
    };
    if let Some(unit) = context.all.unit_row(unit) {
        let until = day(value(Kind::Units, unit, "until"));
        if let Some(until) = until.filter(|until| *until < context.today) {
            let name = value(Kind::Units, unit, "name").unwrap_or_default();
            findings
                .push(at(row, "unit_code", FindingCode::UnitInactive).with_value(name).about(written(until)));
        }
    }
    let Some(level) = level(context, job) else { return findings };
    let person = context.all.person(nip);
    let of_person = |column| person.and_then(|p| value(Kind::People, &p.cells, column));
    if level.is_managerial() {
        let dates = day(get(row, "from")).zip(day(of_person("cpns_from")));
        if let Some((from, cpns)) = dates.filter(|(from, cpns)| *from < add_months(*cpns, 24)) {
            findings.push(
                at(row, "from", FindingCode::StructuralTooEarly)
                    .with_value(&written(from))
                    .about(written(cpns)),
            );
        }
        let least =
            context.all.job_row(job).and_then(|j| value(Kind::Jobs, j, "rank_low")).and_then(Golongan::parse);
        if let (Some(Golongan::Pns(have)), Some(Golongan::Pns(least))) =
            (of_person("rank").and_then(Golongan::parse), least)
            && have < least
        {
            findings.push(
                at(row, "rank", FindingCode::StructuralRank)
                    .with_value(&Golongan::Pns(have).to_string())
                    .about(Golongan::Pns(least).to_string()),
            );
        }
    }
    findings.extend(education(row, context, level));
    findings
}

/// ACC_6 and ACC_8: the job's own minimum, else the general one.
fn education(row: &Staged, context: Context<'_>, level: JobLevel) -> Option<Finding> {
    let job = context.all.job_row(get(row, "job_code")?)?;
    let own = value(Kind::Jobs, job, "education_level").and_then(EducationLevel::parse);
    let least = own.or_else(|| general_minimum(level))?;
    let degrees = context.all.education(get(row, "nip")?);
    let levels =
        degrees.iter().filter_map(|e| value(Kind::Education, e, "level").and_then(EducationLevel::parse));
    let highest = levels.max_by_key(|l| l.order())?;
    if highest.order() >= least.order() {
        return None;
    }
    let code = match level.group() {
        JobGroup::Pelaksana => return None,
        JobGroup::Functional => FindingCode::FunctionalEducation,
        JobGroup::Pengawas | JobGroup::Administrator | JobGroup::JptPratama => {
            FindingCode::StructuralEducation
        }
    };
    Some(at(row, "job_code", code).with_value(highest.name()).about(least.name()))
}

/// PP 11/2017:54 for managerial posts, PermenPANRB 1/2023 for the expert levels.
fn general_minimum(level: JobLevel) -> Option<EducationLevel> {
    match level.group() {
        JobGroup::Pengawas => Some(EducationLevel::D3),
        JobGroup::Administrator | JobGroup::JptPratama => Some(EducationLevel::S1),
        JobGroup::Functional => matches!(
            level,
            JobLevel::JfAhliPertama | JobLevel::JfAhliMuda | JobLevel::JfAhliMadya | JobLevel::JfAhliUtama
        )
        .then_some(EducationLevel::S1),
        JobGroup::Pelaksana => None,
    }
}

/// TIM_4: structural jobs of one unit with several holders on the day, at the last row that says so.
pub(super) fn two_holders(rows: &[Staged], context: Context<'_>) -> Vec<Finding> {
    let mut holders: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (nip, posts) in context.all.assignments() {
        for post in posts.iter().filter(|p| is_held(p, context.today)) {
            let (unit, job) =
                (value(Kind::Assignments, post, "unit_code"), value(Kind::Assignments, post, "job_code"));
            let (Some(unit), Some(job)) = (unit, job) else { continue };
            if level(context, job).is_some_and(JobLevel::is_managerial) {
                let list = holders.entry((unit.to_owned(), job.to_owned())).or_default();
                if !list.iter().any(|n| n == nip) {
                    list.push(nip.to_owned());
                }
            }
        }
    }
    let mut last: BTreeMap<(String, String), &Staged> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.kind == Kind::Assignments && is_held(&r.cells, context.today)) {
        if let (Some(unit), Some(job)) = (get(row, "unit_code"), get(row, "job_code")) {
            last.insert((unit.to_owned(), job.to_owned()), row);
        }
    }
    let several = holders.into_iter().filter(|(_, nips)| nips.len() > 1);
    several
        .filter_map(|(post, nips)| {
            let row = last.get(&post)?;
            let name = |nip: &String| context.all.person(nip).map_or_else(|| nip.clone(), |p| p.name.clone());
            let names: Vec<String> = nips.iter().map(name).collect();
            Some(at(row, "job_code", FindingCode::TwoHolders).with_value(&post.1).about(names.join(", ")))
        })
        .collect()
}
