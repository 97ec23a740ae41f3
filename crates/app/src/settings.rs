//! Settings of an agency: needs, sums, law, holidays; each change has a reason and an event.

use domain::need::NeedSettings;
use domain::time::Holidays;
use placement::score::ScoreSettings;
use rules::law::AgencySettings;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;

use crate::act::{Act, FormKey};
use crate::actor::Actor;
use crate::begin_change;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::stored_law::StoredLaw;

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
    /// Severities and parameters set by decisions.
    #[serde(flatten)]
    pub law: StoredLaw,
    /// Holidays.
    pub holidays: Holidays,
}

pub(crate) const NAME: &str = "agency";

impl Settings {
    /// Reads the settings; those never set are the published ones.
    ///
    /// # Errors
    /// [`AppError::Refused`] where a severity or parameter is not known or may not be set; faults of storage.
    pub async fn load(tx: &mut Tx) -> Result<Self, AppError> {
        let Some((body, version)) = store::setting::find(tx, NAME).await? else { return Ok(Self::default()) };
        let stored: Stored =
            serde_json::from_str(&body).map_err(|e| AppError::broken("setting", NAME, e.to_string()))?;
        let law = stored.law.read()?;
        Ok(Self { needs: stored.needs, scores: stored.scores, law, holidays: stored.holidays, version })
    }
}

/// Changes the settings as a whole.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::Stale`] where somebody changed them meanwhile, [`AppError::Refused`] where
/// a severity or parameter is not known or may not be set, faults.
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
    stored.law.read()?;
    let body = serde_json::to_string(stored).map_err(|e| AppError::broken("setting", NAME, e.to_string()))?;
    let mut change = begin_change!(act, key, json!({"reason": reason}));
    store::setting::set(&mut change.tx, NAME, &body, seen, &change.event).await?;
    store::agency::touch(&mut change.tx).await?;
    change.commit("/kriteria").await
}
