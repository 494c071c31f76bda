//! A submitted form as it was typed: handlers parse it into types, or show it again with errors.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;

use crate::error::Error;

/// Bytes of a form; a body of the longest post, percent-encoded, fits thrice.
pub const FORM_BYTES_MAX: usize = 1024 * 1024;
/// Bytes of a form that is refused and still read, so that its text can be given back: four megabytes of text, each byte of
/// it percent-encoded, and the other fields.
const READ_BYTES_MAX: usize = 3 * 4 * 1024 * 1024 + FORM_BYTES_MAX;

/// Names and values in the order they were sent.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value of a field; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a repeated field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Whether a checkbox or button of that name was sent.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// A field read as a type; `None` when it is empty or does not read.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).trim().parse().ok()
    }

    /// From pairs, for forms that come from elsewhere than a body.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// No person types a NUL, which the database cannot hold, nor bytes that are no text.
    fn check(&self, body: &[u8]) -> Result<(), Error> {
        if self.0.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(Error::BadRequest("a NUL in a form"));
        }
        let sent = percent_encoding::percent_decode(body).collect::<Vec<u8>>();
        if std::str::from_utf8(&sent).is_err() {
            return Err(Error::BadRequest("the form is no text"));
        }
        Ok(())
    }

    fn without_nul(&self) -> Self {
        let plain = |text: &str| text.replace('\0', "");
        Self(self.0.iter().map(|(name, value)| (plain(name), plain(value))).collect())
    }

    /// Every pair, to carry a form through a sign-in page.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl FromRequest for Fields {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let mut payload = payload.take();
        let req = req.clone();
        Box::pin(async move {
            let mut body = Vec::new();
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|_| Error::BadRequest("the form was cut off"))?;
                if body.len() + chunk.len() > READ_BYTES_MAX {
                    return Err(Error::TooLarge);
                }
                body.extend_from_slice(&chunk);
            }
            let fields = serde_html_form::from_bytes(&body).map(Self);
            let fields = fields.map_err(|_| Error::BadRequest("the form cannot be read"))?;
            // An error page gives the text back, so that nothing typed is lost.
            req.extensions_mut().insert(fields.without_nul());
            if body.len() > FORM_BYTES_MAX {
                return Err(Error::TooLarge);
            }
            fields.check(&body)?;
            Ok(fields)
        })
    }
}
