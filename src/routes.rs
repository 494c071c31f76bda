//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{machines, moderation, threads};

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    changing_posts(site);
    asking_and_answering(site);
    machines_and_files(site);
}

/// Stands before the threads: `/t/{id}/{slug}` takes what is left.
fn changing_posts(site: &mut ServiceConfig) {
    use threads::routes as thread;
    site.route("/posts/{id}/edit", get().to(thread::edit::edit))
        .route("/t/{id}/edit", get().to(thread::edit::edit_thread))
        .route("/posts/{id}", post().to(thread::edit::update))
        .route("/posts/{id}/history", get().to(thread::history::show))
        .route("/t/{id}/history", get().to(thread::history::show_thread))
        .route("/posts/{id}/hide", post().to(thread::sight::hide))
        .route("/posts/{id}/restore", post().to(thread::sight::restore))
        .route("/posts/{id}/deletion", post().to(thread::sight::delete))
        .route("/posts/{id}/flags", get().to(thread::flags::new))
        .route("/posts/{id}/flags", post().to(thread::flags::create))
        .route("/t/{id}/flags", get().to(thread::flags::new_thread))
        .route("/t/{id}/move", get().to(thread::moving::edit))
        .route("/t/{id}/move", post().to(thread::moving::update))
        .route("/drafts", post().to(thread::drafts::save))
        .route("/drafts/discard", post().to(thread::drafts::discard))
        .route("/my/drafts", get().to(thread::drafts::index))
        .route("/uploads", get().to(thread::uploads::new))
        .route("/uploads", post().to(thread::uploads::create))
        .route("/uploads/{name}", get().to(thread::uploads::show))
        .route("/preview", post().to(thread::preview::show))
        .route("/moderation", get().to(moderation::routes::index))
        .route("/moderation/{id}", post().to(moderation::routes::settle));
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
}

fn machines_and_files(site: &mut ServiceConfig) {
    site.route("/assets/{name}", get().to(machines::assets::show))
        .route("/health/live", get().to(machines::health::live))
        .route("/health/ready", get().to(machines::health::ready))
        .route("/bench/static", get().to(machines::bench::show));
}
