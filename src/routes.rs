//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{boards, desk, home, machines, pages, threads};

/// Every route.
pub fn site(site: &mut ServiceConfig) {
    asking_and_answering(site);
    machines_and_files(site);
    front_and_boards(site);
    desk_and_board_admin(site);
}

fn front_and_boards(site: &mut ServiceConfig) {
    site.route("/", get().to(home::routes::show))
        .route("/boards", get().to(boards::routes::index::index))
        .route("/b/{slug}", get().to(boards::routes::show::show))
        .route("/unanswered", get().to(boards::routes::lists::unanswered))
        .route("/tags/{tag}", get().to(boards::routes::lists::tag))
        .route("/my/questions", get().to(boards::routes::lists::my_questions))
        .route("/my/following", get().to(boards::routes::lists::my_following))
        .route("/rules", get().to(pages::routes::rules))
        .route("/privacy", get().to(pages::routes::privacy))
        .route("/accessibility", get().to(pages::routes::accessibility))
        .route("/robots.txt", get().to(pages::routes::robots));
}

fn desk_and_board_admin(site: &mut ServiceConfig) {
    site.route("/desk", get().to(desk::routes::queue::index))
        .route("/desk/{id}", get().to(desk::routes::queue::show))
        .route("/desk/{id}/claim", post().to(desk::routes::claim::create))
        .route("/admin/boards", get().to(boards::routes::admin::index))
        .route("/admin/boards", post().to(boards::routes::admin::create))
        .route("/admin/boards/new", get().to(boards::routes::admin::new))
        .route("/admin/boards/{id}", get().to(boards::routes::admin::edit))
        .route("/admin/boards/{id}", post().to(boards::routes::admin::update))
        .route("/admin/boards/{id}/archive", post().to(boards::routes::admin::archive));
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
