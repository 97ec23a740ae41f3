//! Reading and writing files of any packing: plain, gzip or zstd, told by their first bytes or their name.

use std::fs::File;
use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;

use crate::answer::Wrong;

/// Reads a whole file, unpacked.
///
/// # Errors
/// [`Wrong`] with the path where it cannot be read.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let wrong = |e: std::io::Error| {
        Wrong(format!("E0001 {}: {e}. Give the path of a file that can be read.", path.display()))
    };
    let mut start = [0u8; 4];
    let found = File::open(path).and_then(|mut f| f.read(&mut start)).map_err(wrong)?;
    let file = BufReader::new(File::open(path).map_err(wrong)?);
    let mut out = Vec::new();
    match &start[..found] {
        [0x1f, 0x8b, ..] => flate2::read::GzDecoder::new(file).read_to_end(&mut out),
        [0x28, 0xb5, 0x2f, 0xfd] => zstd::Decoder::new(file).and_then(|mut d| d.read_to_end(&mut out)),
        _ => {
            let mut file = file;
            file.read_to_end(&mut out)
        }
    }
    .map_err(wrong)?;
    Ok(out)
}

/// Writes a whole file, packed where its name ends in `.zst` or `.gz`.
///
/// # Errors
/// [`Wrong`] with the path where it cannot be written.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let wrong =
        |e: std::io::Error| Wrong(format!("E0002 {}: {e}. Give a path that can be written.", path.display()));
    let packed = match path.extension().and_then(|e| e.to_str()) {
        Some("zst") => zstd::encode_all(bytes, 3).map_err(wrong)?,
        Some("gz") => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packer.write_all(bytes).and_then(|()| packer.finish()).map_err(wrong)?
        }
        _ => bytes.to_vec(),
    };
    Ok(std::fs::write(path, packed).map_err(wrong)?)
}
