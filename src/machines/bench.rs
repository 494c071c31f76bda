//! The static page that measurements compare with; only in bench mode.

use std::io::Write;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::error::{Answer, Error};

/// Bytes of the page before compression.
const PAGE_BYTES: usize = 30 * 1024;

static PAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let line = "<p>Every question gets an answer. 有问必答。</p>\n";
    let html = format!("<!DOCTYPE html><title>static</title>{}", line.repeat(PAGE_BYTES / line.len()));
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(html.as_bytes()).and_then(|()| encoder.finish()).unwrap_or_default()
});

/// 30 KB, stored compressed.
pub async fn show(app: web::Data<App>) -> Answer {
    if !app.config.server.bench_mode {
        return Err(Error::NotFound);
    }
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_ENCODING, "gzip"))
        .body(PAGE.as_slice()))
}
