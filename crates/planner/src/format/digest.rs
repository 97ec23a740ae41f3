//! SHA-256 of an instance, by which a plan names the question it answers.
//!
//! The digest is over the plain bytes, after any gzip or zstd is undone.

use std::io::Read;

use sha2::{Digest, Sha256};

/// Passes bytes through and keeps their digest.
pub struct Digesting<R> {
    inner: R,
    state: Sha256,
}

impl<R> Digesting<R> {
    /// Reads from `inner`.
    pub fn new(inner: R) -> Self {
        Self { inner, state: Sha256::new() }
    }

    /// The digest of all bytes read so far, in lower-case hexadecimal.
    pub fn finish(self) -> String {
        hexadecimal(&self.state.finalize())
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.state.update(&buffer[..read]);
        Ok(read)
    }
}

/// The digest of bytes at hand, in lower-case hexadecimal.
pub fn sha256_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
