//! The files a browser needs, inside the program: hashed names, compressed once.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::urls;

/// Hex digits of the hash in a name.
const HASH_DIGITS: usize = 8;
/// Brotli's slowest setting: it runs once per start.
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW_BITS: u32 = 22;
const BROTLI_BUFFER_BYTES: usize = 4096;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// One file with its compressed forms. Empty compressed forms mean: not worth it, send `bytes`.
#[derive(Debug)]
pub struct Asset {
    /// The file itself.
    pub bytes: Vec<u8>,
    /// Compressed with brotli; empty if the file does not shrink.
    pub br: Vec<u8>,
    /// Compressed with gzip; empty if the file does not shrink.
    pub gz: Vec<u8>,
    /// The value of `Content-Type`.
    pub mime: String,
    /// Eight hex digits; also a good `ETag`.
    pub hash: String,
    /// The address with the hash in it; may be cached for ever.
    pub url: String,
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let css = ("askwell.css".to_owned(), include_bytes!(concat!(env!("OUT_DIR"), "/askwell.css")).to_vec());
    // The parts of the stylesheet are not served, only the whole that the build made of them.
    let files = Static::iter().filter(|path| !path.starts_with("css/")).filter_map(|path| {
        let file = Static::get(&path)?;
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        Some((name, file.data.into_owned()))
    });
    files.chain([css]).map(|(name, bytes)| (name.clone(), prepare(&name, bytes))).collect()
});

/// The address of a file of `static/`, by its plain name (`askwell.css`, `askwell.js`, `icon.svg`).
/// An unknown name gives an empty text and a line in the log; the gallery's test catches it.
pub fn asset_url(name: &str) -> &'static str {
    ASSETS.get(name).map_or_else(
        || {
            tracing::error!(name, "no such asset");
            ""
        },
        |asset| asset.url.as_str(),
    )
}

/// Finds the file for the part of the address after `/assets/`. With or without a hash, with an old one too: the current file.
/// `None` only if no file has that name.
pub fn lookup(path: &str) -> Option<&'static Asset> {
    ASSETS.get(path).or_else(|| ASSETS.get(&without_hash(path)?))
}

/// Is the hash in this path the current one? Only then may the answer be cached for ever.
pub fn is_current(path: &str) -> bool {
    lookup(path).is_some_and(|asset| asset.url.ends_with(&format!("/{path}")))
}

fn without_hash(path: &str) -> Option<String> {
    let (rest, extension) = path.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let hex = hash.len() == HASH_DIGITS && hash.chars().all(|c| c.is_ascii_hexdigit());
    hex.then(|| format!("{stem}.{extension}"))
}

fn prepare(name: &str, bytes: Vec<u8>) -> Asset {
    let bytes = if name.ends_with(".js") { without_comments(&bytes) } else { bytes };
    let hash: String =
        Sha256::digest(&bytes).iter().take(HASH_DIGITS / 2).map(|b| format!("{b:02x}")).collect();
    let hashed = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    };
    let smaller = |packed: Vec<u8>| if packed.len() < bytes.len() { packed } else { Vec::new() };
    let (br, gz) = (smaller(brotli(&bytes)), smaller(gzip(&bytes)));
    Asset { br, gz, mime: mime(name).to_owned(), url: urls::asset(&hashed), hash, bytes }
}

/// Drops lines of comment and indentation: no text in our script spans lines.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Reading from memory cannot fail; an empty answer would only mean "send it uncompressed".
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut reader =
        brotli::CompressorReader::new(bytes, BROTLI_BUFFER_BYTES, BROTLI_QUALITY, BROTLI_WINDOW_BITS);
    match reader.read_to_end(&mut packed) {
        Ok(_) => packed,
        Err(_) => bytes.to_vec(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(packed) => packed,
        Err(_) => bytes.to_vec(),
    }
}
