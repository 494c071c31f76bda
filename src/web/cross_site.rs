//! Every POST must come from our own pages. Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in
//! `Origin`; forms need no token, so that pages for guests can be kept (docs/decisions/0003-cross-site-check.md).

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;

use crate::error::{Error, Refusal};
use crate::ui::words::t;
use crate::urls;
use crate::web::request_span::without_keys;

/// Refuses state-changing requests of other sites.
pub async fn check(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, actix_web::Error> {
    let changes_nothing = matches!(*req.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes_nothing || is_own(&req) || urls::is_unsubscribe(req.path()) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    tracing::warn!(path = %without_keys(req.path()), "a request of another site was refused");
    let refusal = Error::Forbidden(Refusal(t::ERRORS_CROSS_SITE));
    Ok(req.error_response(refusal).map_into_right_body())
}

fn is_own(req: &ServiceRequest) -> bool {
    let text = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return false };
    let host = text(header::HOST.as_str()).unwrap_or_default();
    origin
        .split_once("://")
        .is_some_and(|(_, authority)| !host.is_empty() && authority.eq_ignore_ascii_case(host))
}
