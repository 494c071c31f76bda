//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{machines, notifications};

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    inbox(site);
    machines_and_files(site);
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
