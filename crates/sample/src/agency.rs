//! The generated agency: options, tables, cast and planted facts.
//!
//! Everything is in memory; writing files is in `plain` and `office`.

use jiff::civil::{Date, date};

use crate::layout::Layout;
use crate::people::People;
use crate::people::facts::ROTATED_TEAMS;
use crate::records;
use crate::rows::{
    AssignmentRow, CompetenceRow, CredentialRow, EducationRow, FacilityRow, JobRow, LeaveRow, PerformanceRow,
    PersonRow, PlaceRow, PostRow, RelationRow, SanctionRow, UnitRow, WishRow, WorkloadRow,
};

/// What to generate. The same options give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Wanted size; 5,000 gives 4,980 people. Below about 400 the planted facts crowd out the rest.
    pub people: usize,
    /// Seed of every stream.
    pub seed: u64,
    /// The day that every date is relative to.
    pub today: Date,
}

impl Default for Options {
    fn default() -> Self {
        Self { people: 5000, seed: 1, today: date(2026, 6, 2) }
    }
}

/// All tidy tables, one `Vec` for each KIND.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Work units, parents before children.
    pub units: Vec<UnitRow>,
    /// Job titles.
    pub jobs: Vec<JobRow>,
    /// Posts: unit × job.
    pub posts: Vec<PostRow>,
    /// People, by NIP.
    pub people: Vec<PersonRow>,
    /// Assignments, by NIP and date.
    pub assignments: Vec<AssignmentRow>,
    /// Degrees and certificates.
    pub education: Vec<EducationRow>,
    /// Competence assessments.
    pub competencies: Vec<CompetenceRow>,
    /// Yearly appraisals.
    pub performance: Vec<PerformanceRow>,
    /// Workload analysis.
    pub workload: Vec<WorkloadRow>,
    /// Wishes.
    pub wishes: Vec<WishRow>,
    /// Disciplinary sanctions.
    pub sanctions: Vec<SanctionRow>,
    /// Leave.
    pub leave: Vec<LeaveRow>,
    /// Declared relations.
    pub relations: Vec<RelationRow>,
    /// Travel between districts.
    pub places: Vec<PlaceRow>,
    /// Classes, pupils, hours, puskesmas types.
    pub facilities: Vec<FacilityRow>,
    /// Licences, terms, bonds, papers.
    pub credentials: Vec<CredentialRow>,
}

/// A login of the demo and the person behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastMember {
    /// Login name.
    pub login: &'static str,
    /// Name without titles.
    pub name: String,
    /// NIP; `None` for the Bupati, who is no civil servant.
    pub nip: Option<String>,
    /// `staff`, `unit_head`, `analyst`, `appraisal_team`, `appointing_authority`, `auditor` or `operator`.
    pub role: &'static str,
    /// Unit that the login acts for, where the role has one.
    pub unit_code: Option<String>,
}

/// A planted fact with the persons it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlantedFact {
    /// Number of the storyboard: `P3`.
    pub code: &'static str,
    /// Persons, in the order of the fact's description.
    pub nips: Vec<String>,
    /// The post or unit in question, as (unit code, job code).
    pub post: Option<(&'static str, Option<&'static str>)>,
}

/// A counter team of round 2025-1: rotated teams first, then the teams to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceTeam {
    /// Unit of the team.
    pub unit_code: String,
    /// Effect planted for the outcome tables, in tenths of a day; `None` for a comparison team.
    pub effect_tenths: Option<i32>,
}

/// The sample agency.
#[derive(Debug, Clone)]
pub struct Agency {
    /// The tidy tables.
    pub tables: Tables,
    /// What it was generated from.
    pub options: Options,
    people: People,
}

/// Cast of the storyboard: login, key of the planted person, role.
const CAST: [(&str, &str, &str); 10] = [
    ("wulan", "wulan", "analyst"),
    ("sekda", "lilis", "appraisal_team"),
    ("dewi", "dewi", "unit_head"),
    ("hendra", "hendra", "unit_head"),
    ("arif", "arif", "staff"),
    ("maria", "maria", "staff"),
    ("rudi", "rudi", "staff"),
    ("ratih", "ratih", "analyst"),
    ("yusuf", "yusuf", "operator"),
    ("sinta", "sinta", "auditor"),
];

type FactLine = (&'static str, &'static [&'static str], Option<(&'static str, Option<&'static str>)>);

/// The planted facts that have persons or a post of their own.
const FACTS: &[FactLine] = &[
    ("P1", &["dewi"], Some(("disdukcapil", Some("kepala-dinas")))),
    ("P2", &["permit-stayed", "permit-came", "permit-went"], Some(("dpmptsp-perizinan", None))),
    (
        "P3",
        &["arif", "rudi", "computing"],
        Some(("kominfo-aplikasi", Some("penata-kelola-sistem-dan-teknologi-informasi"))),
    ),
    ("P4", &["permit-stayed", "procurement"], Some(("setda-pengadaan", None))),
    ("P5", &["bayu", "ratna"], None),
    ("P6", &["brother", "treasurer", "member", "spouse"], Some(("kec-sungai-serai", Some("camat")))),
    ("P7", &["joko"], Some(("dpmd-sekretariat", Some("kepala-subbagian-umum-dan-kepegawaian")))),
    ("P9", &["finance-wanted"], Some(("bkad", None))),
    ("P10", &["maria"], Some(("pkm-padang-ilalang", Some("perawat-terampil")))),
    ("P11", &["nur-aini"], Some(("dinkes-pelayanan", Some("kepala-bidang")))),
    ("P12", &["tarno"], Some(("kec-ulu-sebatang", Some("kepala-seksi-pemerintahan")))),
    ("P13", &["unpaid-leave", "maternity"], None),
    ("P14", &["midwife"], Some(("pkm-lembah-intan", Some("bidan-terampil")))),
    ("P20", &["arif", "replacement"], Some(("kec-lembah-intan", Some("pengadministrasi-perkantoran")))),
];

impl Agency {
    /// Generates the agency.
    pub fn generate(options: &Options) -> Self {
        let people = People::settle(Layout::build(options), options);
        Self { tables: records::write_up(&people), options: options.clone(), people }
    }

    /// The ten civil servants of the cast and the Bupati.
    pub fn cast(&self) -> Vec<CastMember> {
        let mut cast: Vec<CastMember> = CAST
            .iter()
            .filter_map(|(login, key, role)| {
                let draft = self.people.role(key)?;
                let person = &self.people.drafts[draft];
                let unit = self.people.unit_of(person);
                let top = self.people.layout.units[unit].top;
                // Heads act for their whole office, the others belong to their own unit.
                let unit = if *role == "unit_head" { top } else { unit };
                Some(CastMember {
                    login,
                    name: person.name.clone(),
                    nip: Some(person.nip.clone()),
                    role,
                    unit_code: Some(self.people.layout.units[unit].row.code.clone()),
                })
            })
            .collect();
        let bupati = CastMember {
            login: "bupati",
            name: "Surya Hadinata".to_owned(),
            nip: None,
            role: "appointing_authority",
            unit_code: None,
        };
        cast.insert(1, bupati);
        cast
    }

    /// The planted facts with their persons.
    pub fn facts(&self) -> Vec<PlantedFact> {
        FACTS
            .iter()
            .map(|(code, roles, post)| PlantedFact {
                code,
                nips: roles
                    .iter()
                    .flat_map(|role| self.people.roles(role))
                    .map(|draft| self.people.drafts[draft].nip.clone())
                    .collect(),
                post: *post,
            })
            .collect()
    }

    /// One planted fact by its number, `P3`; `None` for facts without persons or post in the sample.
    pub fn fact(&self, code: &str) -> Option<PlantedFact> {
        self.facts().into_iter().find(|fact| fact.code == code)
    }

    /// The ten teams rotated in round 2025-1 and up to 24 teams to compare them with.
    pub fn service_teams(&self) -> Vec<ServiceTeam> {
        let layout = &self.people.layout;
        let rotated =
            ROTATED_TEAMS.iter().filter(|(code, _)| layout.unit_of(code).is_some()).map(|(code, effect)| {
                ServiceTeam { unit_code: (*code).to_owned(), effect_tenths: Some(*effect) }
            });
        let is_counter = |unit: &UnitRow| {
            matches!(unit.kind, "kecamatan" | "uptd")
                || unit.kind == "section" && matches!(unit.sector, "pelayanan" | "ekonomi")
        };
        let others = layout
            .units
            .iter()
            .map(|unit| &unit.row)
            .filter(|unit| {
                is_counter(unit)
                    && !unit.code.ends_with("sekretariat")
                    && !unit.code.starts_with("disdukcapil")
            })
            .filter(|unit| !ROTATED_TEAMS.iter().any(|(code, _)| *code == unit.code))
            .take(24)
            .map(|unit| ServiceTeam { unit_code: unit.code.clone(), effect_tenths: None });
        rotated.chain(others).collect()
    }

    /// The day from which the earlier round (2025-1 in the demo) took effect.
    pub fn earlier_round(&self) -> Date {
        self.people.earlier_round()
    }

    pub(crate) fn people(&self) -> &People {
        &self.people
    }
}
