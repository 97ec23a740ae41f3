//! The agency as its data stand: the picture of today, opaque ids beside it, settings, needs.

use std::collections::BTreeMap;

use domain::agency::Records;
use domain::ids::{JobId, PersonId, PostId, UnitId};
use domain::kind::Kind;
use domain::need::{FormulaNeed, NeedSettings, formula_need};
use domain::snapshot::{Dangling, JobIx, PersonIx, PostIx, Snapshot, UnitIx};
use domain::tidy::Record;
use domain::time::Date;
use placement::criterion::Weights;
use placement::problem::Question;
use rules::judge::Waiver;
use rules::law::LawOn;
use store::Tx;
use store::agency::AgencyRow;
use store::record::Stored;

use crate::error::AppError;
use crate::settings::Settings;

/// Opaque ids by position, and the other way round.
#[derive(Clone, Debug, Default)]
pub struct IdTable {
    units: Vec<UnitId>,
    jobs: Vec<JobId>,
    posts: Vec<PostId>,
    people: Vec<PersonId>,
    unit_at: BTreeMap<UnitId, UnitIx>,
    post_at: BTreeMap<PostId, PostIx>,
    person_at: BTreeMap<PersonId, PersonIx>,
}

/// The agency as its data stand.
pub struct World {
    /// Version of the data.
    pub version: i64,
    /// Name of the agency.
    pub agency_name: String,
    /// The day.
    pub today: Date,
    /// The picture of the day.
    pub snapshot: Snapshot,
    /// Opaque ids.
    pub ids: IdTable,
    /// Settings.
    pub settings: Settings,
    /// Need by formula of each post, where there is one.
    pub formula: Vec<Option<FormulaNeed>>,
    /// References that lead nowhere.
    pub dangling: Vec<Dangling>,
}

impl World {
    /// Makes the world of everything that is stored.
    ///
    /// # Errors
    /// Faults of storage.
    pub async fn load(
        tx: &mut Tx,
        agency: &AgencyRow,
        today: Date,
        stored: &BTreeMap<Kind, Vec<Stored>>,
    ) -> Result<Self, AppError> {
        let records = records(stored, store::register::load(tx).await?)?;
        let settings = Settings::load(tx).await?;
        let (snapshot, dangling) = Snapshot::assemble(records, today);
        let ids = IdTable::new(stored, &snapshot);
        let formula = formula_needs(&snapshot, &settings.needs);
        Ok(Self {
            version: agency.data_version,
            agency_name: agency.name.clone(),
            today,
            snapshot,
            ids,
            settings,
            formula,
            dangling,
        })
    }

    /// The law on a day with what the agency set.
    ///
    /// # Errors
    /// A fault where a setting cannot stand.
    pub fn law_on(&self, day: Date) -> Result<LawOn, AppError> {
        LawOn::new(day, &self.settings.law).map_err(|e| AppError::broken("setting", "law", e.to_string()))
    }

    /// A question about the data as they stand: everybody, without pins and bans.
    #[must_use]
    pub fn question<'a>(
        &'a self,
        law: &'a LawOn,
        waivers: &'a [Waiver],
        weights: &'a Weights,
        effective: Date,
    ) -> Question<'a> {
        Question {
            snapshot: &self.snapshot,
            law,
            waivers,
            weights,
            scores: self.settings.scores,
            needs: &self.settings.needs,
            effective,
            scope: None,
            demands: &[],
            overdue_must_move: false,
            limits: placement::limits::Limits::default(),
        }
    }

    /// Whether there is nothing to work on yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.snapshot.people().is_empty()
    }

    /// The person of an opaque id.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn person(&self, id: &PersonId) -> Result<PersonIx, AppError> {
        self.ids.person_at.get(id).copied().ok_or(AppError::NotFound)
    }

    /// The unit of an opaque id.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn unit(&self, id: &UnitId) -> Result<UnitIx, AppError> {
        self.ids.unit_at.get(id).copied().ok_or(AppError::NotFound)
    }

    /// The post of an opaque id.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn post(&self, id: &PostId) -> Result<PostIx, AppError> {
        self.ids.post_at.get(id).copied().ok_or(AppError::NotFound)
    }
}

/// Need by formula of every post.
#[must_use]
pub fn formula_needs(snapshot: &Snapshot, settings: &NeedSettings) -> Vec<Option<FormulaNeed>> {
    snapshot.post_indexes().map(|post| formula_need(snapshot, post, settings)).collect()
}

/// Rows of tables as records.
///
/// # Errors
/// A fault where a row is not one that the program writes.
pub fn records(
    stored: &BTreeMap<Kind, Vec<Stored>>,
    registers: domain::register::Registers,
) -> Result<Records, AppError> {
    let mut out = Records { registers, ..Records::default() };
    for (kind, rows) in stored {
        for row in rows {
            let record = Record::from_cells(*kind, &row.cells).map_err(|refused| {
                // The column alone: the value may be a NIP, and faults are logged.
                let why =
                    refused.first().map(|f| format!("{} is not as written", f.column)).unwrap_or_default();
                AppError::broken(store::record::table(*kind), &row.id, why)
            })?;
            out.push(record);
        }
    }
    Ok(out)
}

impl IdTable {
    fn new(stored: &BTreeMap<Kind, Vec<Stored>>, snapshot: &Snapshot) -> Self {
        let by_key = |kind: Kind| -> BTreeMap<String, &str> {
            let rows = stored.get(&kind).map_or(&[][..], Vec::as_slice);
            rows.iter().map(|r| (domain::tidy::key_of(kind, &r.cells), r.id.as_str())).collect()
        };
        let (units, jobs) = (by_key(Kind::Units), by_key(Kind::Jobs));
        let (posts, people) = (by_key(Kind::Posts), by_key(Kind::People));
        let id =
            |map: &BTreeMap<String, &str>, key: &str| map.get(key).copied().unwrap_or_default().to_owned();
        let mut out = Self {
            units: snapshot.units().iter().map(|u| UnitId(id(&units, u.record.code.as_str()))).collect(),
            jobs: snapshot.jobs().iter().map(|j| JobId(id(&jobs, j.code.as_str()))).collect(),
            posts: snapshot
                .posts()
                .iter()
                .map(|p| PostId(id(&posts, &format!("{}\u{1f}{}", p.record.unit, p.record.job))))
                .collect(),
            people: snapshot.people().iter().map(|p| PersonId(id(&people, p.record.nip.as_str()))).collect(),
            unit_at: BTreeMap::new(),
            post_at: BTreeMap::new(),
            person_at: BTreeMap::new(),
        };
        out.unit_at = out.units.iter().cloned().zip(snapshot.unit_indexes()).collect();
        out.post_at = out.posts.iter().cloned().zip(snapshot.post_indexes()).collect();
        out.person_at = out.people.iter().cloned().zip(snapshot.person_indexes()).collect();
        out
    }

    /// Id of a unit.
    #[must_use]
    pub fn unit(&self, ix: UnitIx) -> &UnitId {
        &self.units[ix.at()]
    }

    /// Id of a job title.
    #[must_use]
    pub fn job(&self, ix: JobIx) -> &JobId {
        &self.jobs[ix.at()]
    }

    /// Id of a post.
    #[must_use]
    pub fn post(&self, ix: PostIx) -> &PostId {
        &self.posts[ix.at()]
    }

    /// Id of a person.
    #[must_use]
    pub fn person(&self, ix: PersonIx) -> &PersonId {
        &self.people[ix.at()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_not_as_written_is_named_without_its_value() {
        let nip = "19850312201001290X";
        let cells = domain::tidy::columns(Kind::People)
            .iter()
            .map(|c| (c.name == "nip").then(|| nip.to_owned()))
            .collect();
        let stored = BTreeMap::from([(Kind::People, vec![Stored { id: "p7".into(), version: 1, cells }])]);
        let refused = records(&stored, domain::register::Registers::default()).expect_err("refused");
        let said = refused.to_string();
        assert!(said.contains("p7") && said.contains("nip") && !said.contains(nip), "{said}");
    }
}
