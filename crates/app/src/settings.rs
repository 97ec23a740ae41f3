//! Settings of an agency: needs, sums, law, holidays; each change has a reason and an event.

use domain::need::NeedSettings;
use domain::time::Holidays;
use placement::score::ScoreSettings;
use rules::law::{AgencySettings, Override, SeverityOverride};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// Everything an agency sets.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How needs are computed.
    pub needs: NeedSettings,
    /// How sums are computed.
    pub scores: ScoreSettings,
    /// Parameters and severities set by decisions of the agency.
    pub law: AgencySettings,
    /// Holidays.
    pub holidays: Holidays,
    /// Version of the stored settings, 0 before the first change.
    pub version: i64,
}

/// The stored form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// How needs are computed.
    pub needs: NeedSettings,
    /// How sums are computed.
    pub scores: ScoreSettings,
    /// Severities set by decisions.
    pub severities: Vec<StoredSeverity>,
    /// Holidays.
    pub holidays: Holidays,
}

/// A severity set by a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSeverity {
    /// Slug of the rule.
    pub rule: String,
    /// Code of the severity.
    pub severity: String,
    /// First day.
    pub from: domain::time::Date,
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
        let rule = rules::rule::RuleId::parse(&self.rule);
        let severity = rules::rule::Severity::parse(&self.severity);
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

    /// All severities that are stored.
    ///
    /// # Errors
    /// That of the first that cannot be read.
    pub fn read_all(stored: &[Self]) -> Result<Vec<SeverityOverride>, AppError> {
        stored.iter().map(Self::read).collect()
    }
}

pub(crate) const NAME: &str = "agency";

impl Settings {
    /// Reads the settings; those never set are the published ones.
    ///
    /// # Errors
    /// [`AppError::Refused`] where a severity is not known; faults of storage.
    pub async fn load(tx: &mut Tx) -> Result<Self, AppError> {
        let Some((body, version)) = store::setting::find(tx, NAME).await? else { return Ok(Self::default()) };
        let stored: Stored =
            serde_json::from_str(&body).map_err(|e| AppError::broken("setting", NAME, e.to_string()))?;
        let severities = StoredSeverity::read_all(&stored.severities)?;
        let law = AgencySettings { parameters: Vec::<Override>::new(), severities };
        Ok(Self { needs: stored.needs, scores: stored.scores, law, holidays: stored.holidays, version })
    }
}

/// Changes the settings as a whole.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::Stale`] where somebody changed them meanwhile, [`AppError::Refused`] where
/// a severity is not known, faults.
pub async fn change(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    stored: &Stored,
    seen: i64,
    reason: &str,
) -> Result<String, AppError> {
    let act = Act::intend(cx, actor, UseCase::ChangeSettings, "setting:agency").await?;
    if reason.trim().is_empty() {
        return Err(AppError::field("reason", "Tulis alasan perubahan.", "Write the reason of the change."));
    }
    StoredSeverity::read_all(&stored.severities)?;
    let body = serde_json::to_string(stored).map_err(|e| AppError::broken("setting", NAME, e.to_string()))?;
    let mut change = begin_change!(act, key, json!({"reason": reason}));
    store::setting::set(&mut change.tx, NAME, &body, seen, &change.event).await?;
    store::agency::touch(&mut change.tx).await?;
    change.commit("/kriteria").await
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
        let good = stored("hubungan-keluarga", rules::rule::Severity::Warning.code());
        let read = good.read().expect("both are known");
        assert_eq!(StoredSeverity::of(&read).rule, "hubungan-keluarga");
        for (bad, named) in [
            (stored("hubungan-keluarga", "lunak"), "severity 'lunak' for rule 'hubungan-keluarga'"),
            (stored("aturan-besok", good.severity.as_str()), "a severity for rule 'aturan-besok'"),
        ] {
            let refused = StoredSeverity::read_all(&[good.clone(), bad.clone()]);
            let Err(AppError::Refused { id, en }) = refused else { panic!("{bad:?} passed") };
            assert!(
                en.contains(named) && en.contains("Perbup 7/2026") && en.contains("save the settings"),
                "{en}"
            );
            assert!(id.contains(&bad.rule) && id.contains("simpan ulang"), "{id}");
            let law = crate::plan::case::law(jiff::civil::date(2026, 6, 1), &[bad]);
            assert!(matches!(law, Err(AppError::Refused { .. })), "and a plan does not open without it");
        }
    }
}
