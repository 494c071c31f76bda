//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get};

use crate::machines;

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    machines_and_files(site);
}

fn machines_and_files(site: &mut ServiceConfig) {
    site.route("/assets/{name}", get().to(machines::assets::show))
        .route("/health/live", get().to(machines::health::live))
        .route("/health/ready", get().to(machines::health::ready))
        .route("/bench/static", get().to(machines::bench::show));
}
