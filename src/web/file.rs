//! The file of a form: read as a stream, with a limit, and to its end even when it is too much, so that the browser hears
//! the answer.

use actix_multipart::Multipart;
use futures_util::StreamExt;

use crate::error::Error;

/// Parts of a form that are looked at before it is given up.
const PARTS_MAX: usize = 20;
/// Bytes that are read of any file, however few are kept.
const READ_BYTES_MIN: u64 = 16 * 1024 * 1024;

/// A file as it was sent.
#[derive(Debug)]
pub struct Sent {
    /// Its name where it came from.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    /// None was chosen.
    Missing,
    /// There is nothing in it.
    Empty,
    /// It is larger than may be.
    TooLarge,
}

/// The first file of a form under one of these names.
///
/// # Errors
/// When it breaks off, or is so large that it is not even read to its end.
pub async fn receive(
    mut parts: Multipart,
    names: &[&str],
    bytes_max: u64,
) -> Result<Result<Sent, NoFile>, Error> {
    const CUT_OFF: Error = Error::BadRequest("the file was cut off");
    for _ in 0..PARTS_MAX {
        let Some(part) = parts.next().await else { break };
        let mut part = part.map_err(|_| CUT_OFF)?;
        if !part.name().is_some_and(|name| names.contains(&name)) {
            while let Some(chunk) = part.next().await {
                chunk.map_err(|_| CUT_OFF)?;
            }
            continue;
        }
        let name = part.content_disposition().and_then(|d| d.get_filename()).unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        let mut length: u64 = 0;
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| CUT_OFF)?;
            length += chunk.len() as u64;
            if length > bytes_max.saturating_mul(4).max(READ_BYTES_MIN) {
                return Err(Error::TooLarge);
            }
            if length <= bytes_max {
                bytes.extend_from_slice(&chunk);
            }
        }
        return Ok(match length {
            0 if name.is_empty() => Err(NoFile::Missing),
            0 => Err(NoFile::Empty),
            length if length > bytes_max => Err(NoFile::TooLarge),
            _ => Ok(Sent { name, bytes }),
        });
    }
    Ok(Err(NoFile::Missing))
}
