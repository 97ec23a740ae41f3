//! A row as a record; every wrong value is named, not only the first.

use super::{FieldRefused, Record, Why, columns};
use crate::code::{District, JobCode, UnitCode};
use crate::facts::{
    Competency, Credential, CredentialKind, Education, EducationKind, EducationLevel, Expectation, Facility,
    Leave, LeaveKind, Performance, Potential, Rating, Relation, RelationKind, Sanction, Severity, Travel,
    Wish,
};
use crate::golongan::Golongan;
use crate::job::{CompetenceLevels, JobLevel, JobTitle};
use crate::kind::Kind;
use crate::nip::Nip;
use crate::person::{Assignment, Capacity, CivilServant, Employment, LegalStatus, Sex};
use crate::post::{Post, Strategic};
use crate::time::{Date, DateRange};
use crate::unit::{Sector, UnitKind, WorkUnit};
use crate::workload::{WorkloadMethod, WorkloadTask};

/// A row being read: takes values by column name, collects what is wrong.
struct Row<'a> {
    kind: Kind,
    cells: &'a [Option<String>],
    refused: Vec<FieldRefused>,
}

pub(super) fn record(kind: Kind, cells: &[Option<String>]) -> Result<Record, Vec<FieldRefused>> {
    let mut row = Row { kind, cells, refused: Vec::new() };
    let record = match kind {
        Kind::Units => unit(&mut row).map(Record::Unit),
        Kind::Jobs => job(&mut row).map(|j| Record::Job(Box::new(j))),
        Kind::Posts => post(&mut row).map(Record::Post),
        Kind::People => person(&mut row).map(|p| Record::Person(Box::new(p))),
        Kind::Assignments => assignment(&mut row).map(Record::Assignment),
        Kind::Education => education(&mut row).map(Record::Education),
        Kind::Competencies => competency(&mut row).map(Record::Competency),
        Kind::Performance => performance(&mut row).map(Record::Performance),
        Kind::Workload => workload(&mut row).map(Record::Workload),
        Kind::Wishes => wish(&mut row).map(Record::Wish),
        Kind::Sanctions => sanction(&mut row).map(Record::Sanction),
        Kind::Leave => leave(&mut row).map(Record::Leave),
        Kind::Relations => relation(&mut row).map(Record::Relation),
        Kind::Places => travel(&mut row).map(Record::Travel),
        Kind::Facilities => facility(&mut row).map(Record::Facility),
        Kind::Credentials => credential(&mut row).map(Record::Credential),
    };
    match record {
        Some(record) if row.refused.is_empty() => Ok(record),
        _ => Err(row.refused),
    }
}

impl<'a> Row<'a> {
    fn raw(&self, column: &'static str) -> Option<&'a str> {
        let at = columns(self.kind).iter().position(|c| c.name == column)?;
        let text = self.cells.get(at)?.as_deref()?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn refuse(&mut self, column: &'static str, why: Why) {
        let value = self.raw(column).unwrap_or_default().to_owned();
        self.refused.push(FieldRefused { column, value, why });
    }

    /// A value that may be empty; refused where it is there but wrong.
    fn maybe<T>(
        &mut self,
        column: &'static str,
        why: Why,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.raw(column)?;
        let value = read(text);
        if value.is_none() {
            self.refuse(column, why);
        }
        value
    }

    /// A value that must be there.
    fn must<T>(&mut self, column: &'static str, why: Why, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.raw(column).is_none() {
            self.refuse(column, Why::Missing);
            return None;
        }
        self.maybe(column, why, read)
    }

    fn text(&self, column: &'static str) -> String {
        self.raw(column).unwrap_or_default().to_owned()
    }

    fn must_text(&mut self, column: &'static str) -> Option<String> {
        self.must(column, Why::Missing, |t| Some(t.to_owned()))
    }

    fn date(&mut self, column: &'static str) -> Option<Date> {
        self.maybe(column, Why::NotADate, |t| t.parse().ok())
    }

    fn number<N: core::str::FromStr>(&mut self, column: &'static str) -> Option<N> {
        self.maybe(column, Why::NotANumber, |t| t.parse().ok())
    }

    fn yes(&mut self, column: &'static str) -> Option<bool> {
        self.maybe(column, Why::NotInList(&["yes", "no"]), |t| match t {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    fn code<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let list = self.list(column);
        self.maybe(column, Why::NotInList(list), read)
    }

    fn must_code<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let list = self.list(column);
        self.must(column, Why::NotInList(list), read)
    }

    fn list(&self, column: &'static str) -> &'static [&'static str] {
        columns(self.kind)
            .iter()
            .find_map(|c| match c.ty {
                super::ColumnType::OneOf(list) if c.name == column => Some(list),
                _ => None,
            })
            .unwrap_or(&[])
    }

    fn rank(&mut self, column: &'static str) -> Option<Golongan> {
        self.maybe(column, Why::NotARank, Golongan::parse)
    }

    fn nip(&mut self, column: &'static str) -> Option<Nip> {
        let Some(text) = self.raw(column) else {
            self.refuse(column, Why::Missing);
            return None;
        };
        Nip::parse(text).map_err(|why| self.refuse(column, Why::Nip(why))).ok()
    }

    fn level(&mut self, column: &'static str) -> Option<u8> {
        self.maybe(column, Why::NotANumber, |t| t.parse().ok().filter(|l| (1..=5).contains(l)))
    }

    fn competences(&mut self) -> CompetenceLevels {
        crate::job::COMPETENCES.map(|column| self.level(column))
    }

    fn period(&mut self) -> Option<DateRange> {
        let from = self.must("from", Why::NotADate, |t| t.parse().ok());
        let until = self.date("until");
        let range = DateRange::new(from?, until);
        if range.is_none() {
            self.refuse("until", Why::EndsBeforeStart);
        }
        range
    }

    fn check_order(&mut self, from: Option<Date>, until: Option<Date>) {
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.refuse("until", Why::EndsBeforeStart);
        }
    }
}

fn unit(row: &mut Row<'_>) -> Option<WorkUnit> {
    let code = row.must("code", Why::TooLong, UnitCode::parse);
    let name = row.must_text("name");
    let parent = row.maybe("parent_code", Why::TooLong, UnitCode::parse);
    let kind = row.code("kind", UnitKind::parse).unwrap_or(UnitKind::Other);
    let sector = row.code("sector", Sector::parse);
    let district = row.maybe("district", Why::TooLong, District::parse);
    let special_area = row.yes("special_area");
    let (from, until) = (row.date("from"), row.date("until"));
    row.check_order(from, until);
    Some(WorkUnit { code: code?, name: name?, parent, kind, sector, district, special_area, from, until })
}

fn job(row: &mut Row<'_>) -> Option<JobTitle> {
    let code = row.must("code", Why::TooLong, JobCode::parse);
    let name = row.must_text("name");
    let level = row.code("level", JobLevel::parse);
    let family = row.text("family");
    let class = row.maybe("class", Why::NotANumber, |t| t.parse().ok().filter(|c| (1..=17).contains(c)));
    let retirement_age =
        row.maybe("bup", Why::NotANumber, |t| t.parse().ok().filter(|a| (50..=70).contains(a)));
    let education_level = row.code("education_level", EducationLevel::parse);
    let education_fields = row
        .text("education_fields")
        .split(';')
        .map(str::trim)
        .filter(|f| !f.is_empty())
        .map(str::to_owned)
        .collect();
    let (rank_low, rank_high) = (row.rank("rank_low"), row.rank("rank_high"));
    let subject = row.raw("subject").map(str::to_owned);
    let required = row.competences();
    Some(JobTitle {
        code: code?,
        name: name?,
        level,
        family,
        class,
        retirement_age,
        education_level,
        education_fields,
        rank_low,
        rank_high,
        subject,
        required,
    })
}

fn post(row: &mut Row<'_>) -> Option<Post> {
    let unit = row.must("unit_code", Why::TooLong, UnitCode::parse);
    let job = row.must("job_code", Why::TooLong, JobCode::parse);
    let (decreed_need, agreed_need, minimum) =
        (row.number("decreed_need"), row.number("agreed_need"), row.number("minimum"));
    let declared = row.date("strategic_date");
    let strategic = row
        .yes("strategic")
        .unwrap_or(false)
        .then(|| Strategic { reason: row.text("strategic_reason"), declared });
    let (from, until) = (row.date("from"), row.date("until"));
    row.check_order(from, until);
    Some(Post { unit: unit?, job: job?, decreed_need, agreed_need, minimum, strategic, from, until })
}

fn person(row: &mut Row<'_>) -> Option<CivilServant> {
    let nip = row.nip("nip");
    let name = row.must_text("name");
    let (title_before, title_after) = (row.text("title_before"), row.text("title_after"));
    let birth_date = row.date("birth_date");
    let sex = row.code("sex", Sex::parse);
    let employment = row.code("employment", Employment::parse);
    let legal_status = row.number("legal_status").map(LegalStatus);
    let rank = row.rank("rank");
    let (rank_from, cpns_from, pns_from) =
        (row.date("rank_from"), row.date("cpns_from"), row.date("pns_from"));
    let contract_until = row.date("contract_until");
    let home_district = row.maybe("home_district", Why::TooLong, District::parse);
    Some(CivilServant {
        nip: nip?,
        name: name?,
        title_before,
        title_after,
        birth_date,
        sex,
        employment,
        legal_status,
        rank,
        rank_from,
        cpns_from,
        pns_from,
        contract_until,
        home_district,
    })
}

fn assignment(row: &mut Row<'_>) -> Option<Assignment> {
    let nip = row.nip("nip");
    let unit = row.must("unit_code", Why::TooLong, UnitCode::parse);
    let job = row.must("job_code", Why::TooLong, JobCode::parse);
    let capacity = row.code("capacity", Capacity::parse).unwrap_or(Capacity::Definitive);
    let (from, until) = (row.date("from"), row.date("until"));
    row.check_order(from, until);
    let (decree_number, decree_date) = (row.text("decree_number"), row.date("decree_date"));
    Some(Assignment { nip: nip?, unit: unit?, job: job?, capacity, from, until, decree_number, decree_date })
}

fn education(row: &mut Row<'_>) -> Option<Education> {
    let nip = row.nip("nip");
    let kind = row.must_code("kind", EducationKind::parse);
    let level = row.code("level", EducationLevel::parse);
    let (field, subject, year) = (row.text("field"), row.text("subject"), row.number("year"));
    Some(Education { nip: nip?, kind: kind?, level, field, subject, year })
}

fn competency(row: &mut Row<'_>) -> Option<Competency> {
    let nip = row.nip("nip");
    let date = row.date("date");
    let levels = row.competences();
    let potential = row.code("potential", Potential::parse);
    Some(Competency { nip: nip?, date, levels, potential })
}

fn performance(row: &mut Row<'_>) -> Option<Performance> {
    let nip = row.nip("nip");
    let year = row.must("year", Why::NotANumber, |t| t.parse().ok());
    let result = row.code("result", Expectation::parse);
    let behaviour = row.code("behaviour", Expectation::parse);
    let rating = row.must_code("rating", Rating::parse);
    Some(Performance { nip: nip?, year: year?, result, behaviour, rating: rating? })
}

fn workload(row: &mut Row<'_>) -> Option<WorkloadTask> {
    let unit = row.must("unit_code", Why::TooLong, UnitCode::parse);
    let job = row.must("job_code", Why::TooLong, JobCode::parse);
    let task = row.must_text("task");
    let result_unit = row.text("result_unit");
    let volume_milli = row.must("volume", Why::NotANumber, milli);
    let norm_minutes_milli = row.must("norm_minutes", Why::NotANumber, milli);
    let method = row.code("method", WorkloadMethod::parse).unwrap_or(WorkloadMethod::Abk);
    let year = row.number("year");
    Some(WorkloadTask {
        unit: unit?,
        job: job?,
        task: task?,
        result_unit,
        volume_milli: volume_milli?,
        norm_minutes_milli: norm_minutes_milli?,
        method,
        year,
    })
}

fn wish(row: &mut Row<'_>) -> Option<Wish> {
    let nip = row.nip("nip");
    let rank = row.must("rank", Why::NotANumber, |t| t.parse().ok());
    let unit = row.maybe("unit_code", Why::TooLong, UnitCode::parse);
    let job = row.maybe("job_code", Why::TooLong, JobCode::parse);
    let district = row.maybe("district", Why::TooLong, District::parse);
    let (stay, anywhere) = (row.yes("stay").unwrap_or(false), row.yes("anywhere").unwrap_or(false));
    Some(Wish { nip: nip?, rank: rank?, unit, job, district, stay, anywhere })
}

fn sanction(row: &mut Row<'_>) -> Option<Sanction> {
    let nip = row.nip("nip");
    let severity = row.must_code("severity", Severity::parse);
    let (kind, period, decree_number) = (row.text("kind"), row.period(), row.text("decree_number"));
    Some(Sanction { nip: nip?, severity: severity?, kind, period: period?, decree_number })
}

fn leave(row: &mut Row<'_>) -> Option<Leave> {
    let nip = row.nip("nip");
    let kind = row.must_code("kind", LeaveKind::parse);
    let period = row.period();
    Some(Leave { nip: nip?, kind: kind?, period: period? })
}

fn relation(row: &mut Row<'_>) -> Option<Relation> {
    let nip = row.nip("nip");
    let other = row.nip("other_nip");
    let kind = row.must_code("relation", RelationKind::parse);
    let degree = row.must("degree", Why::NotANumber, |t| t.parse().ok().filter(|d| *d <= 9));
    Some(Relation { nip: nip?, other: other?, kind: kind?, degree: degree? })
}

fn travel(row: &mut Row<'_>) -> Option<Travel> {
    let from = row.must("from_district", Why::TooLong, District::parse);
    let to = row.must("to_district", Why::TooLong, District::parse);
    let minutes = row.must("minutes", Why::NotANumber, |t| t.parse().ok());
    let km = row.number("km");
    Some(Travel { from: from?, to: to?, minutes: minutes?, km })
}

fn facility(row: &mut Row<'_>) -> Option<Facility> {
    let unit = row.must("unit_code", Why::TooLong, UnitCode::parse);
    let measure = row.must_text("measure");
    let value = row.must_text("value");
    let year = row.number("year");
    Some(Facility { unit: unit?, measure: measure?, value: value?, year })
}

fn credential(row: &mut Row<'_>) -> Option<Credential> {
    let nip = row.nip("nip");
    let kind = row.must_code("kind", CredentialKind::parse);
    let (subject, number) = (row.text("subject"), row.text("number"));
    let (from, until) = (row.date("from"), row.date("until"));
    row.check_order(from, until);
    Some(Credential { nip: nip?, kind: kind?, subject, number, from, until })
}

/// A decimal with up to three places as thousandths; at most a million million, never negative.
fn milli(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|w| (0..=1_000_000_000_000).contains(w))?;
    let padded = format!("{fraction:0<3}");
    Some(whole * 1000 + padded.parse::<i64>().ok()?)
}
