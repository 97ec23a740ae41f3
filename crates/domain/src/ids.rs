//! Every opaque id of the product, in one alphabetical list. Made only by an id source, never here.

macro_rules! ids {
    ($($(#[$m:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);
        impl $name {
            /// The id as text: 26 to 36 letters, digits and hyphens, without meaning.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(&self.0) }
        }
    )+ };
}

ids! {
    /// An account: the right of a person, or of an operator, to sign in.
    AccountId,
    /// An agency (*instansi*).
    AgencyId,
    /// A demand on a plan: a pin, a ban or a waiver.
    DemandId,
    /// An entry of the append-only record.
    EventId,
    /// One import of one file.
    ImportId,
    /// A job title (*nama jabatan*).
    JobId,
    /// A piece of long work in the queue.
    JobRunId,
    /// A civil servant (*ASN*).
    PersonId,
    /// A transfer plan (*rencana mutasi*).
    PlanId,
    /// A post (*formasi jabatan*).
    PostId,
    /// A transfer round (*periode mutasi*).
    RoundId,
    /// An immutable picture of the data that a plan was computed on.
    SnapshotId,
    /// A work unit (*unit kerja*).
    UnitId,
    /// A version of the published weights (*bobot kriteria*).
    WeightsId,
}
