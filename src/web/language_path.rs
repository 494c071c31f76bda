//! Public addresses take an optional first segment with the language, so that a shared link opens as it was shared.

use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::middleware::Next;

use crate::text::lang::Lang;

/// The language the address names.
#[derive(Debug, Clone, Copy)]
pub struct PathLang(pub Lang);

/// Takes the segment off and remembers it; routes never see it.
pub async fn strip(
    mut req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if let Some((lang, uri)) = without_language(req.uri()) {
        req.extensions_mut().insert(PathLang(lang));
        req.match_info_mut().get_mut().update(&uri);
        req.head_mut().uri = uri;
    }
    next.call(req).await
}

fn without_language(uri: &Uri) -> Option<(Lang, Uri)> {
    let rest = uri.path().strip_prefix('/')?;
    let (first, tail) = rest.split_once('/').unwrap_or((rest, ""));
    let lang = Lang::ALL.iter().copied().find(|lang| lang.path_segment() == first)?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let stripped = format!("/{tail}{query}").parse().ok()?;
    Some((lang, stripped))
}
