//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{machines, threads};

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    asking_and_answering(site);
    machines_and_files(site);
}

fn asking_and_answering(site: &mut ServiceConfig) {
    use threads::routes as thread;
    site.route("/ask", get().to(thread::ask::new))
        .route("/ask", post().to(thread::ask::create))
        .route("/ask/suggest", get().to(thread::suggest::show))
        .route("/t/{id}", get().to(thread::show::short))
        .route("/t/{id}/posts", post().to(thread::posts::create))
        .route("/t/{id}/acceptance", post().to(thread::acceptance::create))
        .route("/t/{id}/me-toos", post().to(thread::marks::me_too))
        .route("/t/{id}/follows", post().to(thread::marks::follow))
        .route("/t/{id}/outcome", post().to(thread::outcome::create))
        .route("/posts/{id}/votes", post().to(thread::marks::vote))
        .route("/posts/{id}/verification", post().to(thread::verification::create))
        .route("/t/{id}/{slug}", get().to(thread::show::show));
use crate::{machines, notifications};

    inbox(site);
}

fn inbox(site: &mut ServiceConfig) {
    use notifications::routes::{index, show, update};
    site.route("/notifications", get().to(index::list))
        .route("/notifications", post().to(update::all_read))
        .route("/notifications/{id}", get().to(show::open))
        .route("/notifications/{id}", post().to(update::read));
}

fn machines_and_files(site: &mut ServiceConfig) {
    site.route("/assets/{name}", get().to(machines::assets::show))
        .route("/health/live", get().to(machines::health::live))
        .route("/health/ready", get().to(machines::health::ready))
        .route("/bench/static", get().to(machines::bench::show));
}
