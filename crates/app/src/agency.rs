//! Adding an agency and its first round.

use domain::ids::{AgencyId, EventId, RoundId, WeightsId};
use placement::criterion::Weights;
use serde_json::json;
use store::Store;
use store::event::NewEvent;
use store::weights::WeightsRow;

use crate::error::AppError;
use crate::permission::UseCase;
use crate::ports::{Clock, Ids};

/// Adds an agency with a first round and the weights every agency begins with. Done at the console.
///
/// # Errors
/// [`AppError::Invalid`] for an empty or taken name; faults of storage.
pub async fn add(
    store: &Store,
    clock: &dyn Clock,
    ids: &dyn Ids,
    name: &str,
    by: &str,
) -> Result<AgencyId, AppError> {
    let name = name.trim();
    let taken = store::agency::list(store).await?.iter().any(|(_, n)| n == name);
    if name.is_empty() || taken {
        let (id, en) = if taken {
            (
                format!("Instansi '{name}' sudah ada. Pakai nama lain."),
                format!("There is an agency '{name}' already. Use another name."),
            )
        } else {
            ("Tulis nama instansi.".to_owned(), "Write the name of the agency.".to_owned())
        };
        return Err(AppError::field("name", id, en));
    }
    let agency = AgencyId(ids.next_id());
    let event = EventId(ids.next_id());
    let now = clock.now();
    let mut tx = store.begin(&agency).await?;
    store::agency::add(&mut tx, name, &ids.secret(16), now).await?;
    let entry = NewEvent {
        id: event.clone(),
        at: now,
        actor: by.to_owned(),
        use_case: UseCase::AddAgency.code(),
        phase: "done",
        subject: format!("agency:{agency}"),
        body: json!({}),
    };
    store::event::append(&mut tx, &entry).await?;
    let round = RoundId(ids.next_id());
    let round_name = format!("{}-1", clock.today().year());
    store::round::add(&mut tx, &round, &round_name, now, &event).await?;
    let percent: [u8; placement::criterion::COUNT] = Weights::default().into();
    let weights = WeightsRow {
        id: WeightsId(ids.next_id()),
        number: 1,
        body: json!(percent).to_string(),
        reason: "Bobot awal; instansi menerbitkan bobotnya sendiri di halaman Kriteria.".to_owned(),
        published_by: by.to_owned(),
        published_at: now,
    };
    store::weights::add(&mut tx, &round, &weights, &event).await?;
    tx.commit().await?;
    Ok(agency)
}
