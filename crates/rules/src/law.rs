//! The law on a day: parameters and severities valid then, with the agency's own dated settings on top.

use crate::parameter::{Param, Value, parameters};
use crate::registry::RULES;
use crate::rule::{Basis, Rule, RuleId, Severity};
use crate::source::Mark;
use domain::facts::EducationLevel;
use domain::job::{JobLevel, JobTitle};
use domain::time::Date;

/// A parameter value the agency set by a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which parameter.
    pub parameter: Param,
    /// Its value.
    pub value: Value,
    /// First day.
    pub from: Date,
    /// Number of the decision, such as a *Perbup*.
    pub decision: String,
}

/// A severity the agency set by a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeverityOverride {
    /// Which rule.
    pub rule: RuleId,
    /// Its severity.
    pub severity: Severity,
    /// First day.
    pub from: Date,
    /// Number of the decision.
    pub decision: String,
}

/// Settings of one agency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgencySettings {
    /// Parameters.
    pub parameters: Vec<Override>,
    /// Severities.
    pub severities: Vec<SeverityOverride>,
}

/// Why a setting of the agency cannot stand.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingRefused {
    /// A decision without a number.
    #[error("a setting needs the number of its decision")]
    NoDecision,
    /// The parameter is fixed by law.
    #[error("the agency may not set this parameter")]
    NotForAgency(Param),
    /// The value does not fit the parameter.
    #[error("the value does not fit the parameter")]
    WrongKind(Param),
    /// Only policy rules may be made milder.
    #[error("the severity of a rule of law may only be raised")]
    LowersLaw(RuleId),
}

/// A value in force, and on what it rests.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// The value.
    pub value: Value,
    /// First day.
    pub from: Date,
    /// Id of the instrument.
    pub source: String,
    /// Article.
    pub place: String,
    /// How it was read.
    pub mark: Mark,
    /// Whether the primary text confirms it.
    pub confirmed: bool,
    /// Number of the agency's decision, where the agency set it.
    pub decision: Option<String>,
}

/// Parameters and severities valid on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct LawOn {
    day: Date,
    values: Vec<InForce>,
    severities: Vec<(Severity, Option<String>)>,
}

impl LawOn {
    /// The law on the effective date of a move, with the agency's settings.
    ///
    /// # Errors
    /// [`SettingRefused`] for the first setting, of any date, that cannot stand.
    pub fn new(day: Date, settings: &AgencySettings) -> Result<Self, SettingRefused> {
        check(settings)?;
        let values = parameters().iter().map(|p| in_force(p, day, settings)).collect();
        let severities = RULES
            .iter()
            .map(|rule| {
                let set = settings
                    .severities
                    .iter()
                    .filter(|s| s.rule == rule.id && s.from <= day)
                    .max_by_key(|s| s.from);
                set.map_or((rule.severity, None), |s| (s.severity, Some(s.decision.clone())))
            })
            .collect();
        Ok(Self { day, values, severities })
    }

    /// The law as published, without settings of an agency.
    #[must_use]
    pub fn published(day: Date) -> Self {
        Self::new(day, &AgencySettings::default()).expect("invariant: no settings cannot be refused")
    }

    /// The day.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// A parameter in force with its origin.
    #[must_use]
    pub fn parameter(&self, parameter: Param) -> &InForce {
        &self.values[parameter as usize]
    }

    /// The severity of a rule as a whole.
    #[must_use]
    pub fn severity(&self, rule: RuleId) -> Severity {
        self.severities[rule.at()].0
    }

    /// Number of the decision by which the agency set the severity.
    #[must_use]
    pub fn severity_decision(&self, rule: RuleId) -> Option<&str> {
        self.severities[rule.at()].1.as_deref()
    }

    /// The severity of a part of a rule: its own where it has one, unless the agency set the rule's; that
    /// raises a part of law and replaces a part of policy.
    #[must_use]
    pub fn severity_of(&self, rule: &Rule, part: Option<Severity>) -> Severity {
        let (whole, decision) = &self.severities[rule.id.at()];
        match part {
            Some(part) if decision.is_none() => part,
            Some(part) if rule.basis != Basis::AgencyPolicy => part.max(*whole),
            _ => *whole,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, parameter: Param) -> i32 {
        match self.values[parameter as usize].value {
            Value::Number(n) => Some(n),
            _ => None,
        }
        .expect("invariant: units are checked when the file and the settings are read")
    }

    /// A percent.
    #[must_use]
    pub fn percent(&self, parameter: Param) -> f64 {
        match self.values[parameter as usize].value {
            Value::Decimal(n) => Some(n),
            _ => None,
        }
        .expect("invariant: units are checked when the file and the settings are read")
    }

    /// A flag; anything else is 'no'.
    #[must_use]
    pub fn flag(&self, parameter: Param) -> bool {
        matches!(self.values[parameter as usize].value, Value::Flag(true))
    }

    /// A list of codes; anything else is an empty list.
    #[must_use]
    pub fn codes(&self, parameter: Param) -> &[u8] {
        match &self.values[parameter as usize].value {
            Value::Codes(codes) => codes,
            _ => &[],
        }
    }

    /// A level of education.
    #[must_use]
    pub fn education(&self, parameter: Param) -> EducationLevel {
        match self.values[parameter as usize].value {
            Value::Education(level) => Some(level),
            _ => None,
        }
        .expect("invariant: units are checked when the file and the settings are read")
    }

    /// Retirement age of a job in years: its own, a teacher's, else its level's; `None` where none is known.
    /// Source: PP 11/2017:239-240, UU 14/2005 for teachers.
    #[must_use]
    pub fn retirement_age(&self, job: &JobTitle) -> Option<i32> {
        if let Some(own) = job.retirement_age {
            return Some(i32::from(own));
        }
        if job.is_teacher() {
            return Some(self.number(Param::RetirementTeacher));
        }
        Some(self.number(match job.level? {
            JobLevel::JptPratamaA | JobLevel::JptPratamaB | JobLevel::JfAhliMadya => Param::RetirementHigh,
            JobLevel::JfAhliUtama => Param::RetirementUtama,
            _ => Param::RetirementGeneral,
        }))
    }
}

fn check(settings: &AgencySettings) -> Result<(), SettingRefused> {
    for set in &settings.parameters {
        let table = set.parameter.table();
        if set.decision.trim().is_empty() {
            return Err(SettingRefused::NoDecision);
        }
        if !table.agency_may_set {
            return Err(SettingRefused::NotForAgency(set.parameter));
        }
        if !table.unit.accepts(&set.value) {
            return Err(SettingRefused::WrongKind(set.parameter));
        }
    }
    for set in &settings.severities {
        let rule = &RULES[set.rule.at()];
        if set.decision.trim().is_empty() {
            return Err(SettingRefused::NoDecision);
        }
        if set.severity < rule.severity && rule.basis != Basis::AgencyPolicy {
            return Err(SettingRefused::LowersLaw(set.rule));
        }
    }
    Ok(())
}

fn in_force(table: &crate::parameter::Parameter, day: Date, settings: &AgencySettings) -> InForce {
    let law = table.on(day).expect("invariant: a parameter has at least one value");
    let set = settings
        .parameters
        .iter()
        .filter(|s| s.parameter == table.id && s.from <= day)
        .max_by_key(|s| s.from);
    InForce {
        value: set.map_or_else(|| law.value.clone(), |s| s.value.clone()),
        from: set.map_or(law.from, |s| s.from),
        source: law.source.clone(),
        place: law.place.clone(),
        mark: law.mark,
        confirmed: law.confirmed || set.is_some(),
        decision: set.map(|s| s.decision.clone()),
    }
}
