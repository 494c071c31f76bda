//! The HTTP server: what every request passes, from the outside in.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App as Actix, HttpServer, web};
use tracing_actix_web::TracingLogger;

use crate::app::App;
use crate::events::pump::Pump;
use crate::web::request_span::RequestSpan;
use crate::web::{cross_site, head, headers, language_path};
use crate::{answers, machines, routes};

/// Serves metrics and health at an address of their own, which the public never reaches.
pub fn start_for_machines(
    app: web::Data<App>,
    pump: Arc<Pump>,
    listener: TcpListener,
) -> std::io::Result<Server> {
    let pump = web::Data::from(pump);
    let make = move || {
        Actix::new()
            .app_data(app.clone())
            .app_data(pump.clone())
            .configure(machines::metrics::routes)
            .wrap(from_fn(headers::add))
    };
    Ok(HttpServer::new(make).workers(1).shutdown_timeout(1).disable_signals().listen(listener)?.run())
}

/// How long the head of a request may take to come: a phone on a train, or a machine that is busy with something else.
const HEAD_SECONDS: u64 = 30;

/// Binds and serves; the returned future ends when the server was told to stop and requests have finished.
pub fn start(app: web::Data<App>, listener: TcpListener) -> std::io::Result<Server> {
    let server = &app.config.server;
    let workers = if server.workers == 0 {
        std::thread::available_parallelism().map_or(2, usize::from)
    } else {
        server.workers
    };
    let grace = server.shutdown.as_secs();
    let make = move || {
        // Wrapped last is met first.
        Actix::new()
            .app_data(app.clone())
            .configure(routes::site)
            .default_service(web::to(nothing_here))
            .wrap(from_fn(cross_site::check))
            .wrap(from_fn(answers::finish))
            .wrap(from_fn(language_path::strip))
            .wrap(from_fn(head::as_get))
            .wrap(from_fn(headers::add))
            .wrap(from_fn(machines::figures::measure))
            .wrap(TracingLogger::<RequestSpan>::new())
    };
    Ok(HttpServer::new(make)
        .workers(workers)
        .shutdown_timeout(grace)
        .client_request_timeout(Duration::from_secs(HEAD_SECONDS))
        .disable_signals()
        .listen(listener)?
        .run())
}

async fn nothing_here() -> crate::error::Answer {
    Err(crate::error::Error::NotFound)
}
