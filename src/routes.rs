//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{faq as faq_pages, machines};

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    faq(site);
    machines_and_files(site);
}

fn machines_and_files(site: &mut ServiceConfig) {
    site.route("/assets/{name}", get().to(machines::assets::show))
        .route("/health/live", get().to(machines::health::live))
        .route("/health/ready", get().to(machines::health::ready))
        .route("/bench/static", get().to(machines::bench::show));
}

fn faq(site: &mut ServiceConfig) {
    use faq_pages::routes::{articles, drafts, promotions, sections, sections_admin, upkeep, votes};
    site.route("/faq", get().to(sections::index))
        .route(r"/faq/{id:\d+}", get().to(articles::short))
        .route(r"/faq/{id:\d+}/votes", post().to(votes::create))
        .route(r"/faq/{id:\d+}/edit", get().to(upkeep::edit))
        .route(r"/faq/{id:\d+}/edit", post().to(upkeep::update))
        .route(r"/faq/{id:\d+}/verification", post().to(upkeep::verify))
        .route(r"/faq/{id:\d+}/retirement", post().to(upkeep::retire))
        .route(r"/faq/{id:\d+}/pin", post().to(upkeep::pin))
        .route("/faq/{section}", get().to(sections::show))
        .route("/faq/{section}/{slug}", get().to(articles::show))
        .route(r"/t/{id:\d+}/promotions", post().to(promotions::create))
        .route(r"/promotions/{id:\d+}/undo", post().to(promotions::undo))
        .route("/faq-drafts", get().to(drafts::index))
        .route("/faq-drafts", post().to(drafts::create))
        .route(r"/faq-drafts/{id:\d+}", get().to(drafts::show))
        .route(r"/faq-drafts/{id:\d+}", post().to(drafts::update))
        .route("/admin/sections", get().to(sections_admin::index))
        .route("/admin/sections", post().to(sections_admin::create))
        .route(r"/admin/sections/{id:\d+}", get().to(sections_admin::edit))
        .route(r"/admin/sections/{id:\d+}", post().to(sections_admin::update))
        .route(r"/admin/sections/{id:\d+}/place", post().to(sections_admin::place))
        .route(r"/admin/sections/{id:\d+}/owners", post().to(sections_admin::owners));
}
