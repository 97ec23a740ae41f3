//! Indicators of one person: the NIP against the row, dates against each other, what is missing.

use super::{Context, at, day, get};
use crate::directory::value;
use crate::finding::{Finding, FindingCode};
use crate::normal::date::written;
use crate::reading::Staged;
use domain::job::JobLevel;
use domain::kind::Kind;
use domain::nip::Nip;
use domain::person::LegalStatus;
use domain::time::{Date, add_months, retirement_day};

pub(super) fn person(row: &Staged, context: Context<'_>) -> Vec<Finding> {
    let Some(nip) = get(row, "nip").and_then(|n| Nip::parse(n).ok()) else { return Vec::new() };
    // A rank list tells only rank and name; what it does not tell is not missing.
    let known = context.all.person(nip.as_str()).map_or_else(|| row.cells.clone(), |p| p.cells.clone());
    let merged = Staged { cells: known, ..row.clone() };
    let row = &merged;
    let mut findings = against_nip(row, &nip);
    let (cpns, pns) = (day(get(row, "cpns_from")), day(get(row, "pns_from")));
    if let Some((cpns, pns)) = cpns.zip(pns).filter(|(cpns, pns)| cpns > pns) {
        findings.push(
            at(row, "cpns_from", FindingCode::CpnsAfterPns).with_value(&written(cpns)).about(written(pns)),
        );
    }
    if let Some(cpns) =
        cpns.filter(|day| get(row, "employment") == Some("cpns") && add_months(*day, 12) < context.today)
    {
        let shown = written(cpns);
        findings.push(at(row, "cpns_from", FindingCode::CpnsTooLong).with_value(&shown).about(shown.clone()));
    }
    findings.extend(missing(row, &nip, context));
    findings.extend(standing(row, context));
    findings
}

/// CON_1 to CON_3; a PPPK number carries only the year of appointment.
fn against_nip(row: &Staged, nip: &Nip) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_pppk = get(row, "employment") == Some("pppk");
    if let (Some(cpns), Some((year, month)), false) = (day(get(row, "cpns_from")), nip.appointment(), is_pppk)
        && (cpns.year(), cpns.month()) != (year, month)
    {
        findings.push(
            at(row, "cpns_from", FindingCode::NipAppointmentDiffers)
                .with_value(&written(cpns))
                .about(format!("{month:02}-{year}")),
        );
    }
    if let Some(birth) = day(get(row, "birth_date"))
        && nip.birth_date() != Some(birth)
    {
        let told =
            nip.birth_date().map_or_else(|| nip.as_str().get(..8).unwrap_or_default().to_owned(), written);
        findings.push(
            at(row, "birth_date", FindingCode::NipBirthDiffers).with_value(&written(birth)).about(told),
        );
    }
    if let Some(sex) = get(row, "sex") {
        let expected = if sex == "m" { '1' } else { '2' };
        if nip.sex_digit() != expected {
            let shown = if sex == "m" { "L" } else { "P" };
            findings.push(
                at(row, "sex", FindingCode::NipSexDiffers)
                    .with_value(shown)
                    .about(nip.sex_digit().to_string()),
            );
        }
    }
    findings
}

/// COM_1 and COM_3; only where the register has anything at all, since an empty one says nothing.
fn missing(row: &Staged, number: &Nip, context: Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let nip = number.as_str();
    let name = get(row, "name").unwrap_or_default();
    if !status(row).is_none_or(LegalStatus::is_present) {
        return findings;
    }
    let years = [context.today.year() - 2, context.today.year() - 1];
    if context.all.knows_performance()
        && !is_new(row, number, context.today)
        && !was_on_cltn(nip, years[1], context)
        && years.iter().all(|y| !context.all.has_performance(nip, *y))
    {
        let about = format!("{}, {}", years[0], years[1]);
        findings.push(at(row, "nip", FindingCode::NoRecentPerformance).with_value(name).about(about));
    }
    if context.all.knows_education() && context.all.education(nip).is_empty() {
        findings.push(at(row, "nip", FindingCode::EducationMissing).with_value(name));
    }
    findings
}

/// Whether the service began in the last two years, by the TMT, else by the NIP; the NIP of a PPPK tells only a
/// year, so the whole of that year counts.
fn is_new(row: &Staged, nip: &Nip, today: Date) -> bool {
    if let Some(day) = day(get(row, "cpns_from")) {
        return add_months(day, 24) > today;
    }
    nip.appointment().is_some_and(|(year, month)| match Date::new(year, month, 1) {
        Ok(day) if get(row, "employment") != Some("pppk") => add_months(day, 24) > today,
        _ => year >= today.year() - 2,
    })
}

/// Whether a CLTN runs or lay in a year: who is away has no rating.
fn was_on_cltn(nip: &str, year: i16, context: Context<'_>) -> bool {
    context.all.leave(nip).iter().any(|leave| {
        let get = |column| value(Kind::Leave, leave, column);
        get("kind") == Some("cltn")
            && day(get("from")).is_none_or(|from| from <= context.today)
            && day(get("until")).is_none_or(|until| until.year() >= year)
    })
}

/// TIM_5 and TIM_6.
fn standing(row: &Staged, context: Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let nip = get(row, "nip").unwrap_or_default();
    let name = get(row, "name").unwrap_or_default();
    let Some(status) = status(row) else { return findings };
    let job = super::posts::current(context, nip)
        .and_then(|cells| context.all.job_row(value(Kind::Assignments, cells, "job_code")?));
    let age = job.and_then(|job| {
        let own = value(Kind::Jobs, job, "bup").and_then(|b| b.parse().ok());
        own.or_else(|| {
            value(Kind::Jobs, job, "level").and_then(JobLevel::parse).map(JobLevel::general_retirement_age)
        })
    });
    if let Some((birth, age)) = day(get(row, "birth_date")).zip(age).filter(|_| status.is_present()) {
        let end = retirement_day(birth, age);
        if end <= context.today {
            findings.push(
                at(row, "legal_status", FindingCode::PastRetirement).with_value(name).about(written(end)),
            );
        }
    }
    if matches!(status.0, 2 | 13) {
        let ends = context.all.leave(nip).iter().filter(|l| value(Kind::Leave, l, "kind") == Some("cltn"));
        let ends: Vec<_> = ends.map(|l| day(value(Kind::Leave, l, "until"))).collect();
        if let Some(Some(end)) = ends.iter().max_by_key(|e| e.map_or(Date::MAX, |d| d))
            && *end < context.today
        {
            findings
                .push(at(row, "legal_status", FindingCode::CltnOver).with_value(name).about(written(*end)));
        }
    }
    findings
}

fn status(row: &Staged) -> Option<LegalStatus> {
    get(row, "legal_status").and_then(|s| s.parse().ok()).map(LegalStatus)
}
