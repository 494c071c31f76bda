//! Files of the interface, named by hash and stored compressed.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::{Answer, Error};
use crate::ui::assets;

/// A file; with its current hash it may be kept for ever, an unknown hash gives the current file.
pub async fn show(req: HttpRequest, name: web::Path<String>) -> Answer {
    let asset = assets::lookup(&name).ok_or(Error::NotFound)?;
    let kept = if assets::is_current(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let accepts = |encoding: &str| {
        let value = req.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.split(',').any(|one| one.trim().split(';').next() == Some(encoding)))
    };
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, asset.mime.as_str()))
        .insert_header((header::CACHE_CONTROL, kept))
        .insert_header((header::VARY, "Accept-Encoding"));
    Ok(if accepts("br") && !asset.br.is_empty() {
        answer.insert_header((header::CONTENT_ENCODING, "br")).body(asset.br.as_slice())
    } else if accepts("gzip") && !asset.gz.is_empty() {
        answer.insert_header((header::CONTENT_ENCODING, "gzip")).body(asset.gz.as_slice())
    } else {
        answer.body(asset.bytes.as_slice())
    })
}
