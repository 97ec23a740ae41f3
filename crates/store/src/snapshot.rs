//! Immutable pictures of the data, named by their hash.

use domain::agency::Records;
use domain::ids::{RoundId, SnapshotId};
use domain::time::Date;
use sha2::{Digest as _, Sha256};

use crate::db::{Tx, Value};
use crate::error::StoreError;
use crate::statement::statements;

statements! {
    /// A picture is kept; the same picture twice is one.
    ADD = "INSERT INTO snapshot (agency_id, id, round_id, as_of, data_version, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency_id, id) DO NOTHING";
    /// One picture.
    FIND = "SELECT as_of, data_version, bytes FROM snapshot WHERE agency_id = $1 AND id = $2";
    /// The version alone: the bytes of a picture are large.
    VERSION = "SELECT data_version FROM snapshot WHERE agency_id = $1 AND id = $2";
}

/// Records with the ids that stood for them, as a picture keeps them.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// The day of the picture.
    pub as_of: Date,
    /// Everything.
    pub records: Records,
}

impl Picture {
    /// The bytes of a picture, compressed, and the hash that names it. Equal data give equal bytes.
    ///
    /// # Errors
    /// When the picture cannot be written, which is a fault of ours.
    pub fn seal(&self) -> Result<(SnapshotId, Vec<u8>), StoreError> {
        let broken = |why: String| StoreError::Inconsistent { table: "snapshot", row: String::new(), why };
        let json = serde_json::to_vec(self).map_err(|e| broken(e.to_string()))?;
        let hash: String = Sha256::digest(&json).iter().map(|b| format!("{b:02x}")).collect();
        let bytes = zstd::encode_all(json.as_slice(), 3).map_err(|e| broken(e.to_string()))?;
        Ok((SnapshotId(hash), bytes))
    }

    /// Opens the bytes of a picture and checks that they carry the name given.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] where bytes or hash are not as written.
    pub fn open(id: &SnapshotId, bytes: &[u8]) -> Result<Self, StoreError> {
        let broken = |why: String| StoreError::Inconsistent { table: "snapshot", row: id.to_string(), why };
        let json = zstd::decode_all(bytes).map_err(|e| broken(e.to_string()))?;
        let hash: String = Sha256::digest(&json).iter().map(|b| format!("{b:02x}")).collect();
        if hash != id.as_str() {
            return Err(broken(format!("its bytes have the hash {hash}")));
        }
        serde_json::from_slice(&json).map_err(|e| broken(StoreError::place(&e)))
    }
}

/// Keeps a picture.
///
/// # Errors
/// What the database says.
pub async fn add(
    tx: &mut Tx,
    round: &RoundId,
    picture: &Picture,
    data_version: i64,
    at: i64,
) -> Result<SnapshotId, StoreError> {
    let (id, bytes) = picture.seal()?;
    let values = [
        Value::from(id.as_str()),
        Value::from(round.as_str()),
        Value::from(picture.as_of.to_string()),
        Value::from(data_version),
        Value::from(bytes),
        Value::from(at),
    ];
    tx.execute(ADD, &values).await?;
    Ok(id)
}

/// A picture and the data version it was taken at.
///
/// # Errors
/// What the database says; [`StoreError::Inconsistent`] where the bytes do not carry the name.
pub async fn find(tx: &mut Tx, id: &SnapshotId) -> Result<Option<(Picture, i64)>, StoreError> {
    let Some(row) = tx.fetch_one(FIND, &[Value::from(id.as_str())]).await? else { return Ok(None) };
    Ok(Some((Picture::open(id, &row.bytes("bytes")?)?, row.int("data_version")?)))
}

/// The data version a picture was taken at, without opening the picture.
///
/// # Errors
/// What the database says.
pub async fn version(tx: &mut Tx, id: &SnapshotId) -> Result<Option<i64>, StoreError> {
    let row = tx.fetch_one(VERSION, &[Value::from(id.as_str())]).await?;
    row.map(|row| row.int("data_version")).transpose()
}
