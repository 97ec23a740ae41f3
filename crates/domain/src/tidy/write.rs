//! A record as a row.

use super::{Cells, Record};
use crate::time::Date;

pub(super) fn cells(record: &Record) -> Cells {
    match record {
        Record::Unit(u) => vec![
            text(u.code.as_str()),
            text(&u.name),
            u.parent.as_ref().and_then(|p| text(p.as_str())),
            text(u.kind.code()),
            u.sector.and_then(|s| text(s.code())),
            u.district.as_ref().and_then(|d| text(d.as_str())),
            u.special_area.and_then(yes_no),
            date(u.from),
            date(u.until),
        ],
        Record::Job(j) => {
            let mut row = vec![
                text(j.code.as_str()),
                text(&j.name),
                j.level.and_then(|l| text(l.code())),
                text(&j.family),
                number(j.class),
                number(j.retirement_age),
                j.education_level.and_then(|l| text(l.code())),
                text(&j.education_fields.join(";")),
                display(j.rank_low),
                display(j.rank_high),
                j.subject.as_deref().and_then(text),
            ];
            row.extend(j.required.iter().map(|level| number(*level)));
            row
        }
        Record::Post(p) => vec![
            text(p.unit.as_str()),
            text(p.job.as_str()),
            number(p.decreed_need),
            number(p.agreed_need),
            number(p.minimum),
            yes_no(p.strategic.is_some()),
            p.strategic.as_ref().and_then(|s| text(&s.reason)),
            date(p.strategic.as_ref().and_then(|s| s.declared)),
            date(p.from),
            date(p.until),
        ],
        Record::Person(p) => vec![
            text(p.nip.as_str()),
            text(&p.name),
            text(&p.title_before),
            text(&p.title_after),
            date(p.birth_date),
            p.sex.and_then(|s| text(s.code())),
            p.employment.and_then(|e| text(e.code())),
            p.legal_status.map(|s| format!("{:02}", s.0)),
            display(p.rank),
            date(p.rank_from),
            date(p.cpns_from),
            date(p.pns_from),
            date(p.contract_until),
            p.home_district.as_ref().and_then(|d| text(d.as_str())),
        ],
        Record::Assignment(a) => vec![
            text(a.nip.as_str()),
            text(a.unit.as_str()),
            text(a.job.as_str()),
            text(a.capacity.code()),
            date(a.from),
            date(a.until),
            text(&a.decree_number),
            date(a.decree_date),
        ],
        _ => fact_cells(record),
    }
}

fn fact_cells(record: &Record) -> Cells {
    match record {
        Record::Education(e) => vec![
            text(e.nip.as_str()),
            text(e.kind.code()),
            e.level.and_then(|l| text(l.code())),
            text(&e.field),
            text(&e.subject),
            number(e.year),
        ],
        Record::Competency(c) => {
            let mut row = vec![text(c.nip.as_str()), date(c.date)];
            row.extend(c.levels.iter().map(|level| number(*level)));
            row.push(c.potential.and_then(|p| text(p.code())));
            row
        }
        Record::Performance(p) => vec![
            text(p.nip.as_str()),
            number(Some(p.year)),
            p.result.and_then(|e| text(e.code())),
            p.behaviour.and_then(|e| text(e.code())),
            text(p.rating.code()),
        ],
        Record::Workload(w) => vec![
            text(w.unit.as_str()),
            text(w.job.as_str()),
            text(&w.task),
            text(&w.result_unit),
            milli(w.volume_milli),
            milli(w.norm_minutes_milli),
            text(w.method.code()),
            number(w.year),
        ],
        Record::Wish(w) => vec![
            text(w.nip.as_str()),
            number(Some(w.rank)),
            w.unit.as_ref().and_then(|u| text(u.as_str())),
            w.job.as_ref().and_then(|j| text(j.as_str())),
            w.district.as_ref().and_then(|d| text(d.as_str())),
            yes_no(w.stay),
            yes_no(w.anywhere),
        ],
        Record::Sanction(s) => vec![
            text(s.nip.as_str()),
            text(s.severity.code()),
            text(&s.kind),
            date(Some(s.period.from())),
            date(s.period.until()),
            text(&s.decree_number),
        ],
        Record::Leave(l) => {
            vec![
                text(l.nip.as_str()),
                text(l.kind.code()),
                date(Some(l.period.from())),
                date(l.period.until()),
            ]
        }
        Record::Relation(r) => {
            vec![text(r.nip.as_str()), text(r.other.as_str()), text(r.kind.code()), number(Some(r.degree))]
        }
        Record::Travel(t) => {
            vec![text(t.from.as_str()), text(t.to.as_str()), number(Some(t.minutes)), number(t.km)]
        }
        Record::Facility(f) => vec![text(f.unit.as_str()), text(&f.measure), text(&f.value), number(f.year)],
        Record::Credential(c) => vec![
            text(c.nip.as_str()),
            text(c.kind.code()),
            text(&c.subject),
            text(&c.number),
            date(c.from),
            date(c.until),
        ],
        Record::Unit(_) | Record::Job(_) | Record::Post(_) | Record::Person(_) | Record::Assignment(_) => {
            Vec::new()
        }
    }
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn number<N: core::fmt::Display>(value: Option<N>) -> Option<String> {
    value.map(|n| n.to_string())
}

fn display<D: core::fmt::Display>(value: Option<D>) -> Option<String> {
    value.map(|d| d.to_string())
}

fn date(value: Option<Date>) -> Option<String> {
    value.map(|d| d.to_string())
}

fn yes_no(value: bool) -> Option<String> {
    Some(if value { "yes" } else { "no" }.to_owned())
}

/// Thousandths as a decimal without trailing zeros.
fn milli(value: i64) -> Option<String> {
    let (whole, rest) = (value / 1000, (value % 1000).abs());
    if rest == 0 {
        return Some(whole.to_string());
    }
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    Some(format!("{sign}{whole}.{rest:03}").trim_end_matches('0').to_owned())
}
