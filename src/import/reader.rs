//! Lines of a file, numbered and bounded: a file of hundreds of megabytes is never held whole.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::model::LINE_BYTES_MAX;

/// Bytes read at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// One line of a file.
#[derive(Debug)]
pub enum Line {
    /// Its bytes, without the line end.
    Bytes(Vec<u8>),
    /// Longer than [`LINE_BYTES_MAX`]; it was passed over.
    TooLong,
}

/// Reads a file line by line and knows where it is.
#[derive(Debug)]
pub struct Lines {
    file: BufReader<File>,
    number: u64,
    offset: u64,
}

impl Lines {
    /// Opens the file.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        Ok(Self { file: BufReader::with_capacity(BUFFER_BYTES, File::open(path)?), number: 0, offset: 0 })
    }

    /// The number of the line read last, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Bytes read so far: where the next line begins.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The next line; `None` at the end.
    pub fn next_line(&mut self) -> std::io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX);
        let mut read = self.file.by_ref().take(limit).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let whole = bytes.last() == Some(&b'\n') || read < LINE_BYTES_MAX;
        if !whole {
            read += self.file.skip_until(b'\n')?;
        }
        self.offset += u64::try_from(read).unwrap_or(0);
        if !whole {
            return Ok(Some(Line::TooLong));
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        Ok(Some(Line::Bytes(bytes)))
    }

    /// The line that begins there.
    pub fn line_at(&mut self, offset: u64) -> std::io::Result<Option<Line>> {
        self.file.seek(SeekFrom::Start(offset))?;
        self.offset = offset;
        self.next_line()
    }
}
