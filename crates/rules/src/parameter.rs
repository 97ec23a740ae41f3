//! The dated numbers of `legal/parameters.toml`: which there are, and what each is worth since when.
//! Conditions live in rules; nothing here says what a number is for beyond its unit.

use crate::rule::RuleId;
use crate::source::Mark;
use domain::code_enum;
use domain::facts::EducationLevel;
use domain::time::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

code_enum! {
    /// A number, flag or list that a rule reads.
    pub enum Param {
        /// Least education of an administrator.
        AdministratorEducation = "administrator_pendidikan",
        /// Years as *pengawas* or equal before *administrator*.
        AdministratorExperience = "administrator_pengalaman_tahun",
        /// Years an assessment is good for.
        AssessmentValid = "masa_berlaku_asesmen_tahun",
        /// Minutes of travel from home.
        HomeMinutes = "batas_menit_rumah",
        /// Least job match, percent.
        JpmLimit = "batas_jpm",
        /// Job match from which the band is 'fair', percent.
        JpmFair = "jpm_pita_cukup",
        /// Job match from which the band is 'best', percent.
        JpmBest = "jpm_pita_optimal",
        /// Degree of relation that counts.
        KinshipDegree = "derajat_keluarga",
        /// Job classes a move may drop.
        ClassDrop = "turun_kelas_maks",
        /// Widest competence gap, levels.
        CompetenceGap = "selisih_kompetensi_maks",
        /// Months that should be left of a contract.
        ContractLeft = "sisa_kontrak_bulan",
        /// Whether the longest time in post concerns managerial posts.
        MaximumForManagerial = "maks_berlaku_manajerial",
        /// Whether the longest time in post concerns *pelaksana*.
        MaximumForPelaksana = "maks_berlaku_pelaksana",
        /// Longest time in a post, years.
        MaximumYears = "maks_tahun_jabatan",
        /// Shortest time in a post, years.
        MinimumYears = "min_tahun_jabatan",
        /// Codes of legal standing that may move.
        MovableStatus = "kedudukan_dapat_pindah",
        /// Whether one may enter an over-filled post when another leaves it.
        OneForOne = "tukar_satu_satu",
        /// Band (3 above, 2 meets, 1 below) of each rating, best rating first.
        PerformanceBand = "pita_predikat",
        /// Years of good performance.
        PerformanceYears = "kinerja_tahun",
        /// Whether the six months of practice replace the years.
        PracticeApplies = "praktik_bkn_berlaku",
        /// Shortest time in a post by practice, months.
        PracticeMonths = "min_bulan_praktik_bkn",
        /// Months of probation.
        ProbationMonths = "masa_percobaan_bulan",
        /// Talent boxes for promotion.
        PromotionBoxes = "kotak_promosi",
        /// Ranks a person may lie below the range.
        RankTolerance = "toleransi_pangkat",
        /// General retirement age.
        RetirementGeneral = "bup_umum",
        /// Retirement age of leading high posts and *ahli madya*.
        RetirementHigh = "bup_jpt_madya",
        /// Retirement age of teachers.
        RetirementTeacher = "bup_guru",
        /// Retirement age of *ahli utama*.
        RetirementUtama = "bup_utama",
        /// Months that should be left to retirement.
        RetirementLeft = "sisa_bulan_bup",
        /// Months that should be left to retirement at a promotion.
        RetirementLeftPromotion = "sisa_bulan_bup_promosi",
        /// Study leave that does not stand in the way, months.
        StudyMonths = "tubel_bulan",
        /// Least education of a *pengawas*.
        SupervisorEducation = "pengawas_pendidikan",
        /// Years as *pelaksana* or equal before *pengawas*.
        SupervisorExperience = "pengawas_pengalaman_tahun",
        /// Whether an approved talent pool may stand in for open selection.
        TalentPool = "izin_talenta",
        /// Years a teacher stays at a school.
        TeacherSchoolYears = "guru_min_sekolah_tahun",
    }
}

/// What a parameter is worth. As JSON it is the bare value; a percent needs its decimal point.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number in the parameter's unit.
    Number(i32),
    /// A decimal number, for percent.
    Decimal(f64),
    /// A list of small numbers.
    Codes(Vec<u8>),
    /// A level of education.
    Education(EducationLevel),
}

code_enum! {
    /// The unit of a parameter; it also decides the kind of [`Value`].
    pub enum ParamUnit {
        /// Years.
        Years = "years",
        /// Months.
        Months = "months",
        /// Minutes.
        Minutes = "minutes",
        /// Percent.
        Percent = "percent",
        /// A count of levels, classes, ranks or degrees.
        Steps = "steps",
        /// Yes or no.
        Flag = "flag",
        /// A list of codes.
        Codes = "codes",
        /// SIASN code of an education level.
        Education = "education",
    }
}

impl ParamUnit {
    /// Whether a value is of this unit's kind.
    #[must_use]
    pub const fn accepts(self, value: &Value) -> bool {
        match self {
            Self::Years | Self::Months | Self::Minutes | Self::Steps => matches!(value, Value::Number(_)),
            Self::Percent => matches!(value, Value::Decimal(_)),
            Self::Flag => matches!(value, Value::Flag(_)),
            Self::Codes => matches!(value, Value::Codes(_)),
            Self::Education => matches!(value, Value::Education(_)),
        }
    }

    fn read(self, raw: &toml::Value) -> Option<Value> {
        let number = || raw.as_integer().and_then(|n| i32::try_from(n).ok()).map(Value::Number);
        match self {
            Self::Years | Self::Months | Self::Minutes | Self::Steps => number(),
            Self::Percent => raw.as_float().map(Value::Decimal),
            Self::Flag => raw.as_bool().map(Value::Flag),
            Self::Codes => {
                let codes = raw.as_array()?.iter().map(|n| n.as_integer().and_then(|n| u8::try_from(n).ok()));
                codes.collect::<Option<Vec<u8>>>().map(Value::Codes)
            }
            Self::Education => EducationLevel::parse(raw.as_str()?).map(Value::Education),
        }
    }
}

/// A value with its first day and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// First day.
    pub from: Date,
    /// The value.
    pub value: Value,
    /// Id of the instrument, `agency` for a value of the agency itself.
    pub source: String,
    /// Article.
    pub place: String,
    /// How it was read.
    pub mark: Mark,
    /// Whether the primary text confirms it; pages say *belum terkonfirmasi* otherwise.
    pub confirmed: bool,
}

/// A parameter with its values, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Which.
    pub id: Param,
    /// The rule that reads it.
    pub rule: RuleId,
    /// Its unit.
    pub unit: ParamUnit,
    /// Whether the agency may set it.
    pub agency_may_set: bool,
    /// Values, oldest first; at least one.
    pub values: Vec<Dated>,
}

impl Parameter {
    /// The value on a day; before the first, the first, which no rule in force then reads.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Dated> {
        self.values.iter().rev().find(|v| v.from <= day).or_else(|| self.values.first())
    }
}

/// Why the file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParametersRefused {
    /// Not the shape of the file.
    #[error("not readable: {0}")]
    Shape(String),
    /// A table that is no parameter.
    #[error("'{0}' is not a parameter")]
    NoSuch(String),
    /// A parameter without a table.
    #[error("'{0}' is missing")]
    Absent(&'static str),
    /// A value that does not fit the unit, or a rule, unit or date that is none.
    #[error("'{0}' has a value, rule, unit or cite that does not fit")]
    Value(&'static str),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    rule: RuleId,
    unit: ParamUnit,
    #[serde(default)]
    agency_may_set: bool,
    value: Vec<RawValue>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: Date,
    value: toml::Value,
    cite: String,
    mark: Mark,
    #[serde(default = "yes")]
    confirmed: bool,
}

const fn yes() -> bool {
    true
}

/// Reads a parameters file; every parameter must be there.
///
/// # Errors
/// [`ParametersRefused`] with the table that does not fit.
pub fn read(text: &str) -> Result<Vec<Parameter>, ParametersRefused> {
    let raw: BTreeMap<String, RawParameter> =
        toml::from_str(text).map_err(|e| ParametersRefused::Shape(e.to_string()))?;
    if let Some(name) = raw.keys().find(|name| Param::parse(name).is_none()) {
        return Err(ParametersRefused::NoSuch(name.clone()));
    }
    let mut out = Vec::with_capacity(Param::ALL.len());
    for id in Param::ALL {
        let table = raw.get(id.code()).ok_or(ParametersRefused::Absent(id.code()))?;
        let mut values = table
            .value
            .iter()
            .map(|v| {
                let (source, place) = v.cite.split_once(':').unwrap_or((&v.cite, ""));
                Some(Dated {
                    from: v.from,
                    value: table.unit.read(&v.value)?,
                    source: source.to_owned(),
                    place: place.to_owned(),
                    mark: v.mark,
                    confirmed: v.confirmed,
                })
            })
            .collect::<Option<Vec<Dated>>>()
            .filter(|values| !values.is_empty())
            .ok_or(ParametersRefused::Value(id.code()))?;
        values.sort_by_key(|v| v.from);
        out.push(Parameter {
            id: *id,
            rule: table.rule,
            unit: table.unit,
            agency_may_set: table.agency_may_set,
            values,
        });
    }
    Ok(out)
}

static PARAMETERS: LazyLock<Vec<Parameter>> = LazyLock::new(|| {
    read(include_str!("../../../legal/parameters.toml"))
        .expect("invariant: legal/parameters.toml is read by a test of this crate")
});

/// Every parameter, in the order of [`Param::ALL`].
#[must_use]
pub fn parameters() -> &'static [Parameter] {
    &PARAMETERS
}

impl Param {
    /// The parameter with its dated values.
    #[must_use]
    pub fn table(self) -> &'static Parameter {
        &PARAMETERS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_later_value_counts_from_its_day() {
        let text = include_str!("../../../legal/parameters.toml");
        let later = "\n[[min_tahun_jabatan.value]]\nfrom = \"2027-03-01\"\nvalue = 1\ncite = \"pp-11-2017:190(3)\"\nmark = \"P\"\n";
        let read = read(&format!("{text}{later}")).expect("the file with one more value");
        let table = &read[Param::MinimumYears as usize];
        let on = |day| table.on(day).map(|d| d.value.clone());
        assert_eq!(on(date(2027, 2, 28)), Some(Value::Number(2)));
        assert_eq!(on(date(2027, 3, 1)), Some(Value::Number(1)));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused_by_name() {
        let text = include_str!("../../../legal/parameters.toml");
        let wrong = text.replacen("value = false", "value = \"perhaps\"", 1);
        assert!(matches!(read(&wrong), Err(ParametersRefused::Value(_))));
        assert!(matches!(read(""), Err(ParametersRefused::Absent(_))));
        assert!(matches!(read("[x]\nrule='cltn'\nunit='flag'\nvalue=[]"), Err(ParametersRefused::NoSuch(_))));
    }
}
