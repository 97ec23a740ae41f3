//! What every use case gets: storage, the agency, ports, and the pictures kept in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use domain::ids::{AgencyId, ImportId, PersonId, PlanId};
use domain::kind::Kind;
use sha2::{Digest as _, Sha256};
use store::access::Access;
use store::record::{Change, Stored};
use store::{Store, Tx};

use crate::actor::Actor;
use crate::error::AppError;
use crate::imports::Trial;
use crate::password::Turns;
use crate::permission::UseCase;
use crate::plan::case::PlanCase;
use crate::plan::changes::{DataChanges, KeptChanges};
use crate::ports::{Clock, Ids};
use crate::world::World;

/// What every use case gets; cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// Storage.
    pub store: Store,
    /// The agency.
    pub agency: AgencyId,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and secrets.
    pub ids: Arc<dyn Ids>,
    memory: Arc<Memory>,
}

#[derive(Default)]
struct Memory {
    world: Mutex<Option<Arc<World>>>,
    plans: Mutex<Vec<(PlanId, Arc<PlanCase>)>>,
    salt: Mutex<Option<String>>,
    trial: Mutex<Option<KeptTrial>>,
    stored: Mutex<Option<(i64, Arc<StoredRecords>)>>,
    changes: Mutex<Option<KeptChanges>>,
    work: tokio::sync::Notify,
    turns: Turns,
}

/// Everything stored, by kind.
pub type StoredRecords = BTreeMap<Kind, Vec<Stored>>;

/// The last dry run: the import, its version, the version of the data it was compared with.
struct KeptTrial {
    import: ImportId,
    import_version: i64,
    data_version: i64,
    trial: Arc<Trial>,
}

/// Plans kept ready for questions; a plan of 5,000 people takes some tens of megabytes.
const PLANS_KEPT: usize = 2;

impl Context {
    /// A context without anything in memory yet.
    #[must_use]
    pub fn new(store: Store, agency: AgencyId, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self { store, agency, clock, ids, memory: Arc::default() }
    }

    /// The agency as its data stand now; built anew only when they changed or the day did.
    ///
    /// # Errors
    /// Faults of storage.
    pub async fn world(&self) -> Result<Arc<World>, AppError> {
        let mut tx = self.store.read(&self.agency).await?;
        let agency = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?;
        let today = self.clock.today();
        if let Some(world) = lock(&self.memory.world).as_ref()
            && world.version == agency.data_version
            && world.today == today
        {
            return Ok(world.clone());
        }
        let stored = self.stored(&mut tx, agency.data_version).await?;
        let world = Arc::new(World::load(&mut tx, &agency, today, &stored).await?);
        // Pages live on the picture; the rows are read again when the next import needs them.
        *lock(&self.memory.stored) = None;
        *lock(&self.memory.world) = Some(world.clone());
        Ok(world)
    }

    /// A plan kept ready, if it is.
    pub(crate) fn kept_plan(&self, id: &PlanId) -> Option<Arc<PlanCase>> {
        lock(&self.memory.plans).iter().find(|(kept, _)| kept == id).map(|(_, case)| case.clone())
    }

    /// Keeps a plan ready; the oldest goes.
    pub(crate) fn keep_plan(&self, id: PlanId, case: Arc<PlanCase>) {
        let mut plans = lock(&self.memory.plans);
        plans.retain(|(kept, _)| *kept != id);
        plans.push((id, case));
        while plans.len() > PLANS_KEPT {
            plans.remove(0);
        }
    }

    /// What changed since the picture of a plan, if the last comparison was of that plan and these data.
    pub(crate) fn kept_changes(&self, id: &PlanId, version: i64) -> Option<Arc<DataChanges>> {
        let kept = lock(&self.memory.changes);
        kept.as_ref().filter(|(plan, seen, _)| plan == id && *seen == version).map(|(_, _, c)| c.clone())
    }

    /// Keeps a comparison.
    pub(crate) fn keep_changes(&self, changes: KeptChanges) {
        *lock(&self.memory.changes) = Some(changes);
    }

    /// Everything stored at a version of the data: from memory between two imports, else from the tables.
    ///
    /// # Errors
    /// Faults of storage.
    pub(crate) async fn stored(&self, tx: &mut Tx, version: i64) -> Result<Arc<StoredRecords>, AppError> {
        let kept = lock(&self.memory.stored).clone();
        if let Some((_, records)) = kept.filter(|(v, _)| *v == version) {
            return Ok(records);
        }
        let records = Arc::new(store::record::load(tx, Kind::ALL).await?);
        *lock(&self.memory.stored) = Some((version, records.clone()));
        Ok(records)
    }

    /// Carries what was just written into the records kept in memory, so that the next import need not read
    /// everything again.
    pub(crate) fn carry(&self, from: i64, to: i64, changes: &[Change]) {
        let mut kept = lock(&self.memory.stored);
        let Some((_, records)) = kept.take().filter(|(version, _)| *version == from) else { return };
        let mut records = Arc::try_unwrap(records).unwrap_or_else(|shared| (*shared).clone());
        for kind in Kind::ALL {
            let of_kind = changes.iter().filter(|c| c.kind == *kind);
            apply_changes(records.entry(*kind).or_default(), of_kind);
        }
        *kept = Some((to, Arc::new(records)));
    }

    /// The last dry run of an import, while neither it nor the data changed since.
    pub(crate) fn kept_trial(
        &self,
        import: &ImportId,
        import_version: i64,
        data_version: i64,
    ) -> Option<Arc<Trial>> {
        let kept = lock(&self.memory.trial);
        let kept = kept.as_ref().filter(|k| k.import == *import && k.import_version == import_version)?;
        (kept.data_version == data_version).then(|| kept.trial.clone())
    }

    /// Keeps a dry run, so that applying it does not run it again.
    pub(crate) fn keep_trial(
        &self,
        import: ImportId,
        import_version: i64,
        data_version: i64,
        trial: Arc<Trial>,
    ) {
        *lock(&self.memory.trial) = Some(KeptTrial { import, import_version, data_version, trial });
    }

    /// A salted hash that stands for a person in the record.
    ///
    /// # Errors
    /// Faults of storage.
    pub async fn person_subject(&self, person: &str) -> Result<String, AppError> {
        let known = lock(&self.memory.salt).clone();
        let salt = match known {
            Some(salt) => salt,
            None => {
                let mut tx = self.store.read(&self.agency).await?;
                let salt = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.salt;
                *lock(&self.memory.salt) = Some(salt.clone());
                salt
            }
        };
        Ok(format!("person:{}", &hash(&format!("{salt}{person}"))[..32]))
    }

    /// Puts down that an actor saw personal data of others.
    ///
    /// # Errors
    /// Faults of storage; the page is then not shown.
    pub async fn note_look(
        &self,
        actor: &Actor,
        purpose: UseCase,
        subjects: &[PersonId],
        fields: &[&str],
    ) -> Result<(), AppError> {
        let others: Vec<String> =
            subjects.iter().filter(|p| Some(*p) != actor.person.as_ref()).map(|p| p.to_string()).collect();
        if others.is_empty() {
            return Ok(());
        }
        let access = Access {
            at: self.clock.now(),
            actor: actor.login.clone(),
            purpose: purpose.code().to_owned(),
            subjects: others,
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        };
        let mut tx = self.store.begin(&self.agency).await?;
        store::access::add(&mut tx, &self.ids.next_id(), &access).await?;
        Ok(tx.commit().await?)
    }

    /// Turns at the hasher of passwords.
    pub(crate) fn turns(&self) -> &Turns {
        &self.memory.turns
    }

    /// Wakes the worker of this process.
    pub fn wake_worker(&self) {
        self.memory.work.notify_one();
    }

    /// Waits until work was queued here.
    pub async fn work_queued(&self) {
        self.memory.work.notified().await;
    }
}

fn apply_changes<'a>(rows: &mut Vec<Stored>, changes: impl Iterator<Item = &'a Change>) {
    let mut changed: BTreeMap<&str, &Change> = BTreeMap::new();
    let mut new = Vec::new();
    for change in changes {
        match (&change.before, &change.after) {
            (None, Some(after)) => {
                new.push(Stored { id: change.id.clone(), version: 1, cells: after.clone() })
            }
            _ => drop(changed.insert(&change.id, change)),
        }
    }
    rows.retain_mut(|row| match changed.get(row.id.as_str()) {
        Some(Change { after: Some(after), .. }) => {
            row.cells.clone_from(after);
            row.version += 1;
            true
        }
        Some(_) => false,
        None => true,
    });
    rows.extend(new);
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// A lock whose holder panicked still holds good data: every write replaces the whole value.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
