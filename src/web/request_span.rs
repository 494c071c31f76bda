//! What every line of the log says of the request it belongs to: its id, verb and path. No query, which holds what people look for,
//! no address or browser, which tell who they are, and no secret of a path.

use std::borrow::Cow;

use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// Longer parts of a path may be keys, which have 43 characters or more; of titles so much says enough.
const PART_CHARS: usize = 40;

/// Makes the span of a request.
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let id = request.extensions().get::<RequestId>().copied();
        let (method, path) = (request.method(), without_keys(request.path()));
        tracing::info_span!("request", id = id.map(tracing::field::display), %method, %path)
    }

    fn on_request_end<B: MessageBody>(_: Span, _: &Result<ServiceResponse<B>, actix_web::Error>) {}
}

/// The path with an ellipsis in the place of each part that may be a key: whatever the log says of a path, it says this.
pub fn without_keys(path: &str) -> Cow<'_, str> {
    if path.split('/').all(|part| part.len() <= PART_CHARS) {
        return path.into();
    }
    let short = |part| if str::len(part) <= PART_CHARS { part } else { "…" };
    path.split('/').map(short).collect::<Vec<_>>().join("/").into()
}
