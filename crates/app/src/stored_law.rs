//! Severities of rules and values of parameters as an agency stores them: by their codes, so that a newer or older
//! program can say which it does not know.

use domain::time::Date;
use rules::law::{AgencySettings, LawOn, Override, SettingRefused, SeverityOverride};
use rules::parameter::{Param, Value};
use rules::rule::{RuleId, Severity};
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Everything an agency set of the law, each by a decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredLaw {
    /// Severities of rules.
    pub severities: Vec<StoredSeverity>,
    /// Values of parameters.
    pub parameters: Vec<StoredParameter>,
}

/// A severity set by a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSeverity {
    /// Slug of the rule.
    pub rule: String,
    /// Code of the severity.
    pub severity: String,
    /// First day.
    pub from: Date,
    /// Number of the decision.
    pub decision: String,
}

impl StoredSeverity {
    /// The form in which a severity is stored.
    #[must_use]
    pub fn of(set: &SeverityOverride) -> Self {
        Self {
            rule: set.rule.code().to_owned(),
            severity: set.severity.code().to_owned(),
            from: set.from,
            decision: set.decision.clone(),
        }
    }

    /// The severity that is stored. One that cannot be read is never left out: a rule would then count less, or
    /// more, than the agency decided, and nobody would know.
    ///
    /// # Errors
    /// [`AppError::Refused`] where rule or severity is of another version of the program: names both, the
    /// decision, and what helps.
    pub fn read(&self) -> Result<SeverityOverride, AppError> {
        let rule = RuleId::parse(&self.rule);
        let severity = Severity::parse(&self.severity);
        let (Some(rule), Some(severity)) = (rule, severity) else { return Err(self.unknown(rule.is_some())) };
        Ok(SeverityOverride { rule, severity, from: self.from, decision: self.decision.clone() })
    }

    fn unknown(&self, is_rule_known: bool) -> AppError {
        let (rule, severity, decision) = (&self.rule, &self.severity, &self.decision);
        let (id, en) = if is_rule_known {
            (
                format!("keparahan '{severity}' untuk aturan '{rule}'"),
                format!("severity '{severity}' for rule '{rule}'"),
            )
        } else {
            (format!("keparahan untuk aturan '{rule}'"), format!("a severity for rule '{rule}'"))
        };
        AppError::refused(
            format!(
                "Pengaturan yang tersimpan memuat {id} (keputusan {decision}), yang tidak dikenal versi program ini. Jalankan versi program yang menyimpannya, atau simpan ulang pengaturan tanpa keparahan itu ('mutasi settings show', lalu 'set')."
            ),
            format!(
                "The stored settings hold {en} (decision {decision}), which this version of the program does not know. Run the version that stored it, or save the settings again without that severity ('mutasi settings show', then 'set')."
            ),
        )
    }
}

/// A value of a parameter set by a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredParameter {
    /// Code of the parameter.
    pub parameter: String,
    /// Its value: a number, a decimal number for percent, true or false, a list of codes, or the code of a level of
    /// education.
    pub value: Value,
    /// First day.
    pub from: Date,
    /// Number of the decision.
    pub decision: String,
}

impl StoredLaw {
    /// The form in which settings of the law are stored.
    #[must_use]
    pub fn of(settings: &AgencySettings) -> Self {
        let parameters = settings.parameters.iter().map(|set| StoredParameter {
            parameter: set.parameter.code().to_owned(),
            value: set.value.clone(),
            from: set.from,
            decision: set.decision.clone(),
        });
        Self {
            severities: settings.severities.iter().map(StoredSeverity::of).collect(),
            parameters: parameters.collect(),
        }
    }

    /// The settings that are stored, each known, of the right kind, and the agency's to set.
    ///
    /// # Errors
    /// [`AppError::Refused`] for the first that is not: names it, its decision, and what helps.
    pub fn read(&self) -> Result<AgencySettings, AppError> {
        let severities = self.severities.iter().map(StoredSeverity::read).collect::<Result<_, _>>()?;
        let parameters = self.parameters.iter().map(StoredParameter::read).collect::<Result<_, _>>()?;
        let settings = AgencySettings { parameters, severities };
        let day = Date::MAX;
        LawOn::new(day, &settings).map(drop).map_err(|refused| may_not_stand(&refused))?;
        Ok(settings)
    }
}

impl StoredParameter {
    fn read(&self) -> Result<Override, AppError> {
        let (name, decision) = (&self.parameter, &self.decision);
        let Some(parameter) = Param::parse(name) else {
            return Err(AppError::refused(
                format!(
                    "Pengaturan memuat parameter '{name}' (keputusan {decision}), yang tidak dikenal versi program ini. Lihat 'mutasi rules list', atau simpan ulang pengaturan tanpa parameter itu ('mutasi settings show', lalu 'set')."
                ),
                format!(
                    "The settings hold the parameter '{name}' (decision {decision}), which this version of the program does not know. See 'mutasi rules list', or save the settings again without it ('mutasi settings show', then 'set')."
                ),
            ));
        };
        Ok(Override { parameter, value: self.value.clone(), from: self.from, decision: decision.clone() })
    }
}

fn may_not_stand(refused: &SettingRefused) -> AppError {
    let (id, en) = match refused {
        SettingRefused::NoDecision => (
            "Setiap keparahan dan parameter memerlukan nomor keputusan.".to_owned(),
            "Every severity and parameter needs the number of its decision.".to_owned(),
        ),
        SettingRefused::NotForAgency(parameter) => (
            format!("Parameter '{}' ditetapkan hukum, bukan oleh instansi.", parameter.code()),
            format!("The parameter '{}' is fixed by law, not by the agency.", parameter.code()),
        ),
        SettingRefused::WrongKind(parameter) => (
            format!(
                "Nilai parameter '{}' tidak sesuai satuannya; lihat halaman aturannya.",
                parameter.code()
            ),
            format!(
                "The value of the parameter '{}' does not fit its unit; see the page of its rule.",
                parameter.code()
            ),
        ),
        SettingRefused::LowersLaw(rule) => (
            format!("Keparahan aturan '{rule}' berasal dari hukum dan hanya boleh dinaikkan."),
            format!("The severity of the rule '{rule}' is law and may only be raised."),
        ),
    };
    AppError::refused(id, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(rule: &str, severity: &str) -> StoredSeverity {
        StoredSeverity {
            rule: rule.into(),
            severity: severity.into(),
            from: jiff::civil::date(2026, 1, 1),
            decision: "Perbup 7/2026".into(),
        }
    }

    #[test]
    fn a_severity_that_is_not_known_is_refused_by_name() {
        let good = stored("hubungan-keluarga", Severity::Warning.code());
        let read = good.read().expect("both are known");
        assert_eq!(StoredSeverity::of(&read).rule, "hubungan-keluarga");
        for (bad, named) in [
            (stored("hubungan-keluarga", "lunak"), "severity 'lunak' for rule 'hubungan-keluarga'"),
            (stored("aturan-besok", good.severity.as_str()), "a severity for rule 'aturan-besok'"),
        ] {
            let refused =
                StoredLaw { severities: vec![good.clone(), bad.clone()], ..StoredLaw::default() }.read();
            let Err(AppError::Refused { id, en }) = refused else { panic!("{bad:?} passed") };
            assert!(
                en.contains(named) && en.contains("Perbup 7/2026") && en.contains("save the settings"),
                "{en}"
            );
            assert!(id.contains(&bad.rule) && id.contains("simpan ulang"), "{id}");
            let stored = StoredLaw { severities: vec![bad], ..StoredLaw::default() };
            let law = crate::plan::case::law(jiff::civil::date(2026, 6, 1), &stored);
            assert!(matches!(law, Err(AppError::Refused { .. })), "and a plan does not open without it");
        }
    }

    #[test]
    fn a_parameter_counts_from_its_day_and_only_where_the_agency_may_set_it() {
        let set = |parameter: &str, value: Value| StoredLaw {
            parameters: vec![StoredParameter {
                parameter: parameter.into(),
                value,
                from: jiff::civil::date(2026, 6, 1),
                decision: "Perbup 8/2026".into(),
            }],
            ..StoredLaw::default()
        };
        let text = serde_json::to_string(&set("derajat_keluarga", Value::Number(1))).expect("written");
        let stored: StoredLaw = serde_json::from_str(&text).expect("read");
        assert_eq!(StoredLaw::of(&stored.read().expect("may be set")), stored);
        let degree = |day| crate::plan::case::law(day, &stored).expect("stands").number(Param::KinshipDegree);
        assert_eq!((degree(jiff::civil::date(2026, 5, 31)), degree(jiff::civil::date(2026, 6, 1))), (2, 1));
        for bad in [
            set("derajat_keluarga", Value::Flag(true)),
            set("bup_umum", Value::Number(70)),
            set("besok", Value::Number(1)),
        ] {
            assert!(matches!(bad.read(), Err(AppError::Refused { .. })), "{bad:?} passed");
        }
    }
}
