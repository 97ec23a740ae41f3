//! Builds a small agency from a case written in TOML. What a case does not say is a person whom nothing
//! stands in the way of: a PNS of 2010, in a section since 2020, moving to the same job in another section.

use domain::agency::Records;
use domain::code::{District, JobCode, UnitCode};
use domain::facts::{
    CredentialKind, EducationLevel, LeaveKind, Potential, Rating, Relation, RelationKind, Severity as Weight,
    Travel,
};
use domain::golongan::Golongan;
use domain::job::{JobLevel, JobTitle};
use domain::kind::Kind;
use domain::nip::Nip;
use domain::person::{Capacity, Employment, LegalStatus};
use domain::post::Post;
use domain::register::{Declaration, Registers};
use domain::snapshot::{PersonIx, PostIx, Snapshot};
use domain::time::{Date, DateRange};
use domain::unit::{UnitKind, WorkUnit};
use rules::case::Origin;
use rules::law::{AgencySettings, LawOn, Override};
use rules::parameter::{Param, Value};
use rules::rule::Severity;
use serde::Deserialize;
use std::collections::BTreeMap;

mod person;

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The cases.
    pub(crate) case: Vec<Case>,
}

/// What a case expects.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Expected {
    /// Pass.
    Pass,
    /// Fail.
    Fail,
    /// Not applicable.
    NotApplicable,
    /// Unknown.
    Unknown,
}

/// One case; everything but name, source and verdict has a default.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What it shows.
    pub(crate) name: String,
    /// `rules.md` for the examples of the reading, `limit` for both sides of a limit, `text` for the rest.
    pub(crate) source: String,
    /// Expected verdict.
    pub(crate) verdict: Expected,
    /// Expected severity in force.
    pub(crate) severity: Option<Severity>,
    effective: Option<Date>,
    origin: Option<Origin>,
    to: Option<String>,
    #[serde(default)]
    person: Person,
    #[serde(default)]
    jobs: BTreeMap<String, Job>,
    #[serde(default)]
    units: BTreeMap<String, Unit>,
    #[serde(default)]
    posts: BTreeMap<String, PostSpec>,
    #[serde(default)]
    places: Vec<(String, String, u16)>,
    #[serde(default)]
    unknown: Vec<String>,
    #[serde(default)]
    open: Vec<Kind>,
    #[serde(default)]
    others: Vec<String>,
    #[serde(default)]
    agency: BTreeMap<String, toml::Value>,
    /// Where people end: 0 is the main person, 1 and up the others; an empty target is no post.
    #[serde(default)]
    pub(crate) plan: Vec<(usize, String)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Person {
    at: Option<String>,
    since: Option<Date>,
    employment: Option<Employment>,
    legal_status: Option<LegalStatus>,
    birth: Option<Date>,
    rank: Option<Golongan>,
    cpns_from: Option<Date>,
    pns_from: Option<Date>,
    contract_until: Option<Date>,
    home: Option<String>,
    history: Vec<Held>,
    education: Option<Vec<(String, String)>>,
    certificates: Vec<String>,
    ratings: Option<BTreeMap<String, Rating>>,
    potential: Option<Potential>,
    assessed: Option<Date>,
    held: Vec<u8>,
    sanctions: Vec<(Weight, Date, Date)>,
    leave: Vec<(LeaveKind, Date, Date)>,
    credentials: Vec<Paper>,
    relatives: Vec<(RelationKind, u8, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    at: String,
    capacity: Option<Capacity>,
    from: Date,
    until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    kind: CredentialKind,
    #[serde(default)]
    subject: String,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Job {
    level: Option<JobLevel>,
    class: Option<u8>,
    bup: Option<u8>,
    education: Option<EducationLevel>,
    fields: Vec<String>,
    rank_low: Option<Golongan>,
    rank_high: Option<Golongan>,
    subject: Option<String>,
    required: Vec<u8>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Unit {
    special: Option<bool>,
    district: Option<String>,
    until: Option<Date>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PostSpec {
    need: Option<u32>,
    minimum: Option<u32>,
    until: Option<Date>,
    filled: u32,
}

/// Code, level, family, class.
const JOBS: &[(&str, JobLevel, &str, u8)] = &[
    ("staf", JobLevel::Pelaksana, "administrasi", 6),
    ("arsiparis-staf", JobLevel::Pelaksana, "arsip", 6),
    ("kasi-b", JobLevel::PengawasB, "kasi", 8),
    ("kasi", JobLevel::PengawasA, "kasi", 9),
    ("kabid", JobLevel::AdministratorB, "kabid", 11),
    ("sekcam", JobLevel::AdministratorB, "sekcam", 11),
    ("camat", JobLevel::AdministratorA, "camat", 12),
    ("kadis", JobLevel::JptPratamaB, "kadis", 14),
    ("kaban", JobLevel::JptPratamaB, "kaban", 14),
    ("analis-muda", JobLevel::JfAhliMuda, "analis", 9),
    ("analis-madya", JobLevel::JfAhliMadya, "analis", 11),
    ("perawat", JobLevel::JfTerampil, "perawat", 6),
    ("guru-kelas", JobLevel::JfAhliPertama, "guru-kelas", 8),
    ("guru-matematika", JobLevel::JfAhliPertama, "guru-mapel", 8),
];

/// Code, parent, kind.
const UNITS: &[(&str, &str, UnitKind)] = &[
    ("kab", "", UnitKind::Agency),
    ("dinas-a", "kab", UnitKind::Dinas),
    ("seksi-a1", "dinas-a", UnitKind::Section),
    ("seksi-a2", "dinas-a", UnitKind::Section),
    ("dinas-b", "kab", UnitKind::Dinas),
    ("seksi-b1", "dinas-b", UnitKind::Section),
    ("sd-a", "dinas-b", UnitKind::PrimarySchool),
    ("sd-b", "dinas-b", UnitKind::PrimarySchool),
];

/// The day of the picture.
pub(crate) const AS_OF: Date = jiff::civil::date(2026, 1, 15);

/// A case made real.
pub(crate) struct Situation {
    /// The picture.
    pub(crate) snapshot: Snapshot,
    /// The person the case is about.
    pub(crate) person: PersonIx,
    /// Target post.
    pub(crate) post: PostIx,
    /// Who wants the move.
    pub(crate) origin: Origin,
    /// Effective date.
    pub(crate) effective: Date,
    /// The law on that day.
    pub(crate) law: LawOn,
    /// The plan of the case.
    pub(crate) plan: Vec<(PersonIx, Option<PostIx>)>,
}

fn unit(code: &str) -> UnitCode {
    UnitCode::parse(code).expect("a unit code")
}

fn job(code: &str) -> JobCode {
    JobCode::parse(code).expect("a job code")
}

fn seat(at: &str) -> (UnitCode, JobCode) {
    let (u, j) = at.split_once('/').expect("a seat is written unit/job");
    (unit(u), job(j))
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Invented numbers: sequence 900 and up.
fn nip(at: usize) -> Nip {
    Nip::parse(&format!("1985031220100119{at:02}")).expect("18 digits")
}

fn range(from: Date, until: Date) -> DateRange {
    DateRange::new(from, Some(until)).expect("a range of a case ends after it starts")
}

impl Case {
    /// Builds the agency of the case.
    pub(crate) fn situation(&self) -> Situation {
        let effective = self.effective.unwrap_or(day("2026-02-01"));
        let target = self.to.clone().unwrap_or_else(|| "seksi-b1/staf".to_owned());
        let (snapshot, dangling) = Snapshot::assemble(self.records(&target), AS_OF);
        assert!(dangling.is_empty(), "{}: {dangling:?}", self.name);
        let find = |at: &str| {
            let (u, j) = seat(at);
            let found = snapshot.find_unit(&u).zip(snapshot.find_job(&j));
            found.and_then(|(u, j)| snapshot.find_post(u, j))
        };
        let person = |at| snapshot.find_person(&nip(at)).expect("a person of the case");
        let plan = self
            .plan
            .iter()
            .map(|(who, to)| (person(*who), if to.is_empty() { None } else { find(to) }))
            .collect();
        let law = LawOn::new(effective, &self.settings()).expect("settings that stand");
        Situation {
            person: person(0),
            post: find(&target).expect("the target post of the case"),
            origin: self.origin.unwrap_or(Origin::Need),
            effective,
            law,
            plan,
            snapshot,
        }
    }

    fn settings(&self) -> AgencySettings {
        let parameters = self
            .agency
            .iter()
            .map(|(name, raw)| Override {
                parameter: Param::parse(name).expect("a parameter"),
                value: match raw {
                    toml::Value::Boolean(flag) => Value::Flag(*flag),
                    toml::Value::Integer(n) => Value::Number(i32::try_from(*n).expect("a small number")),
                    toml::Value::Float(n) => Value::Decimal(*n),
                    other => panic!("{name} cannot be {other}"),
                },
                from: day("2000-01-01"),
                decision: "Perbup 900/2026".to_owned(),
            })
            .collect();
        AgencySettings { parameters, severities: Vec::new() }
    }

    fn is_unknown(&self, fact: &str) -> bool {
        self.unknown.iter().any(|u| u == fact)
    }

    fn records(&self, target: &str) -> Records {
        let mut records = Records {
            units: UNITS.iter().map(|row| self.unit_record(row)).collect(),
            jobs: JOBS.iter().map(|row| self.job_record(row)).collect(),
            places: self
                .places
                .iter()
                .map(|(from, to, minutes)| Travel {
                    from: District::parse(from).expect("a district"),
                    to: District::parse(to).expect("a district"),
                    minutes: *minutes,
                    km: None,
                })
                .collect(),
            ..Records::default()
        };
        self.main_person(&mut records);
        self.facts(&mut records);
        let mut seats: Vec<String> = vec![target.to_owned()];
        let relatives = self.person.relatives.iter().map(|(_, _, at)| at.clone());
        let fillers = self.posts.iter().flat_map(|(at, p)| (0..p.filled).map(move |_| at.clone()));
        let others: Vec<String> = self.others.iter().cloned().chain(relatives).chain(fillers).collect();
        for (at, place) in others.iter().enumerate() {
            if at >= self.others.len() && at < self.others.len() + self.person.relatives.len() {
                let (kind, degree, _) = &self.person.relatives[at - self.others.len()];
                let (kind, degree) = (*kind, *degree);
                records.relations.push(Relation { nip: nip(0), other: nip(at + 1), kind, degree });
            }
            self.other_person(&mut records, at + 1, place);
        }
        seats.extend(self.plan.iter().map(|(_, to)| to.clone()).filter(|to| !to.is_empty()));
        seats.extend(self.posts.keys().cloned());
        seats.extend(
            records.assignments.iter().filter(|a| a.until.is_none()).map(|a| format!("{}/{}", a.unit, a.job)),
        );
        seats.sort();
        seats.dedup();
        records.posts = seats.iter().map(|at| self.post_record(at)).collect();
        records.registers = Registers::new(
            Kind::ALL
                .iter()
                .filter(|kind| kind.is_register() && !self.open.contains(kind))
                .map(|kind| {
                    (*kind, Declaration { as_of: AS_OF, by: "bkpsdm".into(), reason: "lengkap".into() })
                })
                .collect(),
        );
        records
    }

    fn unit_record(&self, (code, parent, kind): &(&str, &str, UnitKind)) -> WorkUnit {
        let own = self.units.get(*code);
        let district = own.and_then(|u| u.district.as_deref()).or((*code == "kab").then_some("Kota"));
        WorkUnit {
            code: unit(code),
            name: (*code).to_owned(),
            parent: UnitCode::parse(parent),
            kind: *kind,
            sector: None,
            district: district.filter(|_| !self.is_unknown("district")).and_then(District::parse),
            special_area: if self.is_unknown("special_area") {
                None
            } else {
                Some(own.and_then(|u| u.special).unwrap_or(false))
            },
            from: None,
            until: own.and_then(|u| u.until),
        }
    }

    fn job_record(&self, (code, level, family, class): &(&str, JobLevel, &str, u8)) -> JobTitle {
        let empty = Job::default();
        let own = self.jobs.get(*code).unwrap_or(&empty);
        let mut required = [None; 10];
        for (slot, level) in required.iter_mut().zip(&own.required) {
            *slot = (*level > 0).then_some(*level);
        }
        let known = |fact: &str| !self.is_unknown(&format!("{code}.{fact}"));
        JobTitle {
            code: job(code),
            name: (*code).to_owned(),
            level: Some(own.level.unwrap_or(*level)).filter(|_| known("level")),
            family: (*family).to_owned(),
            class: Some(own.class.unwrap_or(*class)).filter(|_| known("class")),
            retirement_age: own.bup,
            education_level: Some(own.education.unwrap_or(EducationLevel::Slta))
                .filter(|_| known("education_level")),
            education_fields: own.fields.clone(),
            rank_low: own.rank_low,
            rank_high: own.rank_high,
            subject: own.subject.clone(),
            required,
        }
    }

    fn post_record(&self, at: &str) -> Post {
        let (unit, job) = seat(at);
        let own = self.posts.get(at);
        Post {
            unit,
            job,
            decreed_need: Some(own.and_then(|p| p.need).unwrap_or(10)).filter(|_| !self.is_unknown("need")),
            agreed_need: None,
            minimum: own.and_then(|p| p.minimum),
            strategic: None,
            from: None,
            until: own.and_then(|p| p.until),
        }
    }
}
