//! The people of a case and the facts about the main one.

use super::{Case, day, nip, range, seat};
use domain::agency::Records;
use domain::code::District;
use domain::facts::{
    Competency, Credential, Education, EducationKind, EducationLevel, Leave, Performance, Rating, Sanction,
};
use domain::golongan::Golongan;
use domain::nip::Nip;
use domain::person::{Assignment, Capacity, CivilServant, Employment, LegalStatus, Sex};
use domain::time::Date;

fn assignment(who: Nip, at: &str, capacity: Capacity, from: Option<Date>, until: Option<Date>) -> Assignment {
    let (unit, job) = seat(at);
    Assignment { nip: who, unit, job, capacity, from, until, decree_number: String::new(), decree_date: None }
}

fn civil_servant(who: Nip) -> CivilServant {
    CivilServant {
        nip: who,
        name: "Orang Rekaan".to_owned(),
        title_before: String::new(),
        title_after: String::new(),
        birth_date: Some(day("1985-03-12")),
        sex: Some(Sex::Female),
        employment: Some(Employment::Pns),
        legal_status: Some(LegalStatus(1)),
        rank: Golongan::parse("III/c"),
        rank_from: None,
        cpns_from: Some(day("2010-01-01")),
        pns_from: Some(day("2011-02-01")),
        contract_until: None,
        home_district: District::parse("Kota"),
    }
}

impl Case {
    pub(super) fn other_person(&self, records: &mut Records, at: usize, place: &str) {
        records.people.push(civil_servant(nip(at)));
        let from = Some(day("2019-01-01"));
        records.assignments.push(assignment(nip(at), place, Capacity::Definitive, from, None));
    }

    pub(super) fn main_person(&self, records: &mut Records) {
        let own = &self.person;
        let known = |fact: &str| !self.is_unknown(fact);
        let base = civil_servant(nip(0));
        records.people.push(CivilServant {
            birth_date: own.birth.or(base.birth_date).filter(|_| known("birth_date")),
            employment: own.employment.or(base.employment).filter(|_| known("employment")),
            legal_status: own.legal_status.or(base.legal_status).filter(|_| known("legal_status")),
            rank: own.rank.or(base.rank).filter(|_| known("rank")),
            cpns_from: own.cpns_from.or(base.cpns_from),
            pns_from: own.pns_from.or(base.pns_from).filter(|_| known("pns_from")),
            contract_until: own.contract_until,
            home_district: own
                .home
                .as_deref()
                .and_then(District::parse)
                .or(base.home_district.clone())
                .filter(|_| known("home_district")),
            ..base
        });
        if known("seat") {
            let at = own.at.as_deref().unwrap_or("seksi-a1/staf");
            let since = Some(own.since.unwrap_or(day("2020-01-10"))).filter(|_| known("since"));
            records.assignments.push(assignment(nip(0), at, Capacity::Definitive, since, None));
        }
        for held in &own.history {
            let capacity = held.capacity.unwrap_or(Capacity::Definitive);
            let from = Some(held.from);
            records.assignments.push(assignment(nip(0), &held.at, capacity, from, held.until));
        }
    }

    pub(super) fn facts(&self, records: &mut Records) {
        let (own, who) = (&self.person, || nip(0));
        let degrees = own.education.clone().unwrap_or(vec![("40".to_owned(), "manajemen".to_owned())]);
        let row = |kind, level, field: &str, subject: &str| Education {
            nip: nip(0),
            kind,
            level,
            field: field.to_owned(),
            subject: subject.to_owned(),
            year: None,
        };
        for (level, field) in &degrees {
            let level = EducationLevel::parse(level);
            assert!(level.is_some(), "{}: an education level", self.name);
            records.education.push(row(EducationKind::Degree, level, field, ""));
        }
        for subject in &own.certificates {
            records.education.push(row(EducationKind::TeachingCertificate, None, "", subject));
        }
        let usual = || [("2024", Rating::Good), ("2025", Rating::Good)].map(|(y, r)| (y.to_owned(), r));
        for (year, rating) in own.ratings.clone().unwrap_or_else(|| usual().into()) {
            let year = year.parse().expect("a year");
            records.performance.push(Performance { nip: who(), year, result: None, behaviour: None, rating });
        }
        if own.potential.is_some() || !own.held.is_empty() {
            let mut levels = [None; 10];
            for (slot, level) in levels.iter_mut().zip(&own.held) {
                *slot = (*level > 0).then_some(*level);
            }
            records.competencies.push(Competency {
                nip: who(),
                date: own.assessed,
                levels,
                potential: own.potential,
            });
        }
        records.sanctions.extend(own.sanctions.iter().map(|(severity, from, until)| Sanction {
            nip: who(),
            severity: *severity,
            kind: String::new(),
            period: range(*from, *until),
            decree_number: String::new(),
        }));
        records.leave.extend(own.leave.iter().map(|(kind, from, until)| Leave {
            nip: who(),
            kind: *kind,
            period: range(*from, *until),
        }));
        records.credentials.extend(own.credentials.iter().map(|paper| Credential {
            nip: who(),
            kind: paper.kind,
            subject: paper.subject.clone(),
            number: "900/2026".to_owned(),
            from: paper.from,
            until: paper.until,
        }));
    }
}
