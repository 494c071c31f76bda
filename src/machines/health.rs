//! Health for supervisors and balancers.

use std::sync::atomic::Ordering;

use actix_web::{HttpResponse, web};
use diesel_async::SimpleAsyncConnection;

use crate::app::App;
use crate::error::Answer;

/// The process answers.
pub async fn live() -> Answer {
    Ok(HttpResponse::Ok().content_type("text/plain").body("live\n"))
}

/// The database answers too, so pages will; not while the program stops.
pub async fn ready(app: web::Data<App>) -> Answer {
    if app.stopping.load(Ordering::Relaxed) {
        return Ok(HttpResponse::ServiceUnavailable().content_type("text/plain").body("stopping\n"));
    }
    let answers = async {
        let mut conn = app.pools.pages.get().await.ok()?;
        conn.batch_execute("select 1").await.ok()
    };
    let answers = tokio::time::timeout(std::time::Duration::from_secs(2), answers).await;
    Ok(match answers {
        Ok(Some(())) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        _ => HttpResponse::ServiceUnavailable()
            .content_type("text/plain")
            .body("the database does not answer\n"),
    })
}
