//! The whole site as one table: address, verb, handler by full path. Grouped public · member · staff · admin · machines.

use actix_web::web::{ServiceConfig, get, post};

use crate::{
    accounts, admin, boards, commitments, desk, escalations, faq as faq_pages, figures as figure_pages, home,
    ladder, ledger, machines, merges, moderation, notifications, pages, privacy, products, rota, search,
    threads,
};

/// Every route. The order matters where an address with a name would take one with a verb: verbs come first.
pub fn site(site: &mut ServiceConfig) {
    figures(site);
    front_and_boards(site);
    faq(site);
    changing_posts(site);
    asking_and_answering(site);
    entry(site);
    own_account(site);
    inbox(site);
    canned_replies(site);
    promised(site);
    getting_in_touch(site);
    own_views(site);
    desk_and_board_admin(site);
    promises(site);
    own_and_offered(site);
    administration(site);
    machines_and_files(site);
}

/// How long questions wait: for everybody, and for those who answer.
fn figures(site: &mut ServiceConfig) {
    use figure_pages::routes::{files, public, ratings, reports};
    site.route("/how-fast", get().to(public::index))
        .route("/b/{slug}/how-fast", get().to(public::show))
        .route("/e/{token}/rate", get().to(ratings::show))
        .route("/e/{token}/rate", post().to(ratings::create_by_mail))
        .route("/t/{id}/ratings", post().to(ratings::create))
        .route("/reports", get().to(reports::show))
        .route("/reports/{name}.csv", get().to(files::show));
}

/// Start page, boards, lists, standing pages.
fn front_and_boards(site: &mut ServiceConfig) {
    site.route("/", get().to(home::routes::show))
        .route("/boards", get().to(boards::routes::index::index))
        .route("/b/{slug}.atom", get().to(boards::routes::feeds::board))
        .route("/unanswered.atom", get().to(boards::routes::feeds::unanswered))
        .route("/b/{slug}", get().to(boards::routes::show::show))
        .route("/unanswered", get().to(boards::routes::lists::unanswered))
        .route("/tags/{tag}", get().to(boards::routes::lists::tag))
        .route("/my/questions", get().to(boards::routes::lists::my_questions))
        .route("/my/following", get().to(boards::routes::lists::my_following))
        .route("/search", get().to(search::routes::show::show))
        .route("/rules", get().to(pages::routes::rules))
        .route("/privacy", get().to(pages::routes::privacy))
        .route("/accessibility", get().to(pages::routes::accessibility))
        .route("/robots.txt", get().to(pages::routes::robots));
}

/// The FAQ and promotion.
fn faq(site: &mut ServiceConfig) {
    use faq_pages::routes::{
        articles, drafts, feed, history, promotions, publishing, sections, sections_admin, upkeep, votes,
    };
    site.route("/faq", get().to(sections::index))
        .route("/faq.atom", get().to(feed::show))
        .route(r"/faq/{id:\d+}", get().to(articles::short))
        .route(r"/faq/{id:\d+}/votes", post().to(votes::create))
        .route(r"/faq/{id:\d+}/edit", get().to(upkeep::edit))
        .route(r"/faq/{id:\d+}/edit", post().to(upkeep::update))
        .route(r"/faq/{id:\d+}/verification", post().to(upkeep::verify))
        .route(r"/faq/{id:\d+}/retirement", post().to(upkeep::retire))
        .route(r"/faq/{id:\d+}/pin", post().to(upkeep::pin))
        .route(r"/faq/{id:\d+}/history", get().to(history::show))
        .route("/faq/{section}", get().to(sections::show))
        .route("/faq/{section}/{slug}", get().to(articles::show))
        .route(r"/t/{id:\d+}/promotions", post().to(promotions::create))
        .route(r"/promotions/{id:\d+}/undo", post().to(promotions::undo))
        .route("/faq-drafts", get().to(drafts::index))
        .route("/faq-drafts", post().to(drafts::create))
        .route(r"/faq-drafts/{id:\d+}", get().to(drafts::show))
        .route(r"/faq-drafts/{id:\d+}", post().to(drafts::update))
        .route(r"/faq-drafts/{id:\d+}/addition", post().to(publishing::add))
        .route("/admin/sections", get().to(sections_admin::index))
        .route("/admin/sections", post().to(sections_admin::create))
        .route(r"/admin/sections/{id:\d+}", get().to(sections_admin::edit))
        .route(r"/admin/sections/{id:\d+}", post().to(sections_admin::update))
        .route(r"/admin/sections/{id:\d+}/place", post().to(sections_admin::place))
        .route(r"/admin/sections/{id:\d+}/owners", post().to(sections_admin::owners));
}

/// Stands before the threads: `/t/{id}/{slug}` takes what is left.
fn changing_posts(site: &mut ServiceConfig) {
    use privacy::routes::{consent, private, publish};
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
        .route("/t/{id}/merge", get().to(merges::routes::edit))
        .route("/t/{id}/merge", post().to(merges::routes::create))
        .route("/t/{id}/split", post().to(merges::routes::split))
        .route("/t/{id}/publish", get().to(publish::edit))
        .route("/t/{id}/publish", post().to(publish::create))
        .route("/t/{id}/publish-end", post().to(publish::destroy))
        .route("/t/{id}/publication", get().to(consent::show))
        .route("/t/{id}/publication", post().to(consent::create))
        .route("/e/{token}/publication", get().to(consent::show_by_mail))
        .route("/e/{token}/publication", post().to(consent::create_by_mail))
        .route("/t/{id}/privacy", get().to(private::edit))
        .route("/t/{id}/privacy", post().to(private::create))
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

/// Asking, replying, marks.
fn asking_and_answering(site: &mut ServiceConfig) {
    use escalations::routes::contact;
    use threads::routes as thread;
    site.route("/ask", get().to(thread::ask::new))
        .route("/ask", post().to(thread::ask::create))
        .route("/ask/suggest", get().to(thread::suggest::show))
        .route("/ask/answered", post().to(thread::suggest::answered))
        .route("/t/{id}", get().to(thread::show::short))
        .route("/t/{id}/posts", post().to(thread::posts::create))
        .route("/t/{id}/acceptance", post().to(thread::acceptance::create))
        .route("/t/{id}/me-toos", post().to(thread::marks::me_too))
        .route("/t/{id}/follows", post().to(thread::marks::follow))
        .route("/e/{token}/solved", get().to(thread::by_mail::show))
        .route("/e/{token}/solved", post().to(thread::by_mail::create))
        .route("/t/{id}/contact", get().to(contact::show))
        .route("/t/{id}/contact", post().to(contact::create))
        .route("/e/{token}/contact", get().to(contact::show_by_mail))
        .route("/e/{token}/contact", post().to(contact::create_by_mail))
        .route("/t/{id}/outcome", post().to(thread::outcome::create))
        .route("/posts/{id}/votes", post().to(thread::marks::vote))
        .route("/posts/{id}/verification", post().to(thread::verification::create))
        .route("/t/{id}/{slug}", get().to(thread::show::show));
}

/// Signing up, in and out; profiles; the first start.
fn entry(site: &mut ServiceConfig) {
    use accounts::routes::{confirm, mails, preferences, profile, recover, sign_in, sign_up};
    site.route("/sign-up", get().to(sign_up::new))
        .route("/sign-up", post().to(sign_up::create))
        .route("/sign-up/mail", get().to(sign_up::look_into_mail))
        .route("/sign-in", get().to(sign_in::new))
        .route("/sign-in", post().to(sign_in::create))
        .route("/sign-out", post().to(sign_in::destroy))
        .route("/confirm", get().to(confirm::again))
        .route("/confirm", post().to(confirm::send_again))
        .route("/e/{token}/confirm", get().to(confirm::show))
        .route("/e/{token}/confirm", post().to(confirm::create))
        .route("/recover", get().to(recover::new))
        .route("/recover", post().to(recover::create))
        .route("/recover/{token}", get().to(recover::edit))
        .route("/recover/{token}", post().to(recover::update))
        .route("/language", post().to(preferences::language))
        .route("/theme", post().to(preferences::theme))
        .route("/u/{handle}", get().to(profile::show))
        .route("/mails", get().to(mails::index))
        .route("/mails/{name}", get().to(mails::show))
        .route("/setup", get().to(admin::routes::set_up::new))
        .route("/setup", post().to(admin::routes::set_up::create));
}

/// A member's own settings.
fn own_account(site: &mut ServiceConfig) {
    use accounts::routes::{account, security};
    site.route("/account", get().to(account::show))
        .route("/account", post().to(account::update))
        .route("/account/security", get().to(security::show))
        .route("/account/security/password", post().to(security::change_password))
        .route("/account/security/ends", post().to(security::end))
        .route("/account/security/other-ends", post().to(security::end_others));
}

/// A member's inbox, and what they want to hear of.
fn inbox(site: &mut ServiceConfig) {
    use notifications::routes::{choices, index, show, stops, update};
    site.route("/notifications", get().to(index::list))
        .route("/notifications", post().to(update::all_read))
        .route("/notifications/{id}", get().to(show::open))
        .route("/notifications/{id}", post().to(update::read))
        .route("/account/notifications", get().to(choices::edit))
        .route("/account/notifications", post().to(choices::update))
        .route("/e/{token}/unsubscribe", get().to(stops::edit))
        .route("/e/{token}/unsubscribe", post().to(stops::create));
}

/// Canned replies stand before the questions of the desk.
fn canned_replies(site: &mut ServiceConfig) {
    use desk::routes::canned;
    site.route("/desk/canned-replies", get().to(canned::index))
        .route("/desk/canned-replies", post().to(canned::create))
        .route("/desk/canned-replies/new", get().to(canned::new))
        .route(r"/desk/canned-replies/{id:\d+}", get().to(canned::edit))
        .route(r"/desk/canned-replies/{id:\d+}", post().to(canned::update))
        .route(r"/desk/canned-replies/{id:\d+}/archive", post().to(canned::archive))
        .route(r"/desk/canned-replies/{id:\d+}/deletion", post().to(canned::delete));
}

/// What staff promise by a day.
fn promised(site: &mut ServiceConfig) {
    use commitments::routes::{list, mark, say};
    site.route("/desk/commitments", get().to(list::index))
        .route("/desk/commitments/{id}/kept", post().to(say::keep))
        .route("/desk/commitments/{id}/reopening", post().to(say::reopen))
        .route("/desk/commitments/{id}/day", post().to(say::postpone))
        .route("/desk/commitments/{id}/withdrawal", post().to(say::withdraw))
        .route("/posts/{id}/commitments", post().to(mark::create));
}

/// What goes on by phone, letter or e-mail.
fn getting_in_touch(site: &mut ServiceConfig) {
    use escalations::routes::{attempts, ending, letter, list, looks, start};
    site.route("/desk/escalations", get().to(list::index))
        .route("/desk/{id}/escalations", get().to(start::show))
        .route("/desk/{id}/escalations", post().to(start::create))
        .route("/desk/{id}/attempts", post().to(attempts::create))
        .route("/desk/{id}/contact-requests", post().to(attempts::ask_again))
        .route("/desk/{id}/contact-looks", post().to(looks::create))
        .route("/desk/{id}/outcome", post().to(ending::create))
        .route("/desk/{id}/escalation-end", post().to(ending::destroy))
        .route("/desk/{id}/letter", get().to(letter::show))
        .route("/desk/{id}/letter", post().to(letter::update));
}

/// Own views, and what is done to several questions, stand before the questions of the desk too.
fn own_views(site: &mut ServiceConfig) {
    use desk::routes::{bulk, live, own_views};
    site.route("/desk/live", get().to(live::index))
        .route("/desk/bulk", post().to(bulk::create))
        .route(r"/desk/bulk/{id:\d+}/undo", post().to(bulk::undo))
        .route("/desk/views", post().to(own_views::create))
        .route(r"/desk/views/{id:\d+}", get().to(own_views::edit))
        .route(r"/desk/views/{id:\d+}", post().to(own_views::update))
        .route(r"/desk/views/{id:\d+}/deletion", post().to(own_views::delete))
        .route(r"/desk/views/{id:\d+}/restore", post().to(own_views::restore));
}

/// Staff: the desk; admins: boards.
fn desk_and_board_admin(site: &mut ServiceConfig) {
    site.route("/desk", get().to(desk::routes::queue::index))
        .route("/desk/rota", get().to(rota::routes::duty::index))
        .route(r"/desk/rota/{board:\d+}", get().to(rota::routes::duty::edit))
        .route(r"/desk/rota/{board:\d+}", post().to(rota::routes::duty::update))
        .route(r"/desk/rota/{board:\d+}/watch", get().to(rota::routes::watch::show))
        .route(r"/desk/rota/{board:\d+}/watch", post().to(rota::routes::watch::sign))
        .route(r"/desk/rota/{board:\d+}/end", post().to(rota::routes::duty::end))
        .route("/desk/absences", post().to(rota::routes::duty::say_away))
        .route(r"/desk/absences/{id:\d+}/end", post().to(rota::routes::duty::say_back))
        .route("/desk/{id}", get().to(desk::routes::queue::show))
        .route("/desk/{id}/claim", post().to(desk::routes::claim::create))
        .route("/desk/{id}/owner", post().to(desk::routes::assign::create))
        .route("/desk/{id}/presence", post().to(desk::routes::live::presence))
        .route("/desk/{id}/address", post().to(desk::routes::address::create))
        .route("/desk/{id}/posts", post().to(desk::routes::posts::create))
        .route("/desk/{id}/insertions", post().to(desk::routes::insertions::create))
        .route("/desk/{id}/urgency", post().to(desk::routes::urgency::create))
        .route("/desk/{id}/notes", post().to(desk::routes::notes::create))
        .route("/desk/{id}/customer-notes", post().to(desk::routes::customer_notes::create))
        .route("/desk/customer-notes/{id}/deletion", post().to(desk::routes::customer_notes::delete))
        .route("/desk/customer-notes/{id}/restore", post().to(desk::routes::customer_notes::restore))
        .route("/desk/notes/{id}/deletion", post().to(desk::routes::notes::delete))
        .route("/desk/notes/{id}/restore", post().to(desk::routes::notes::restore))
        .route("/admin/boards", get().to(boards::routes::admin::index))
        .route("/admin/boards", post().to(boards::routes::admin::create))
        .route("/admin/boards/new", get().to(boards::routes::admin::new))
        .route("/admin/boards/{id}", get().to(boards::routes::admin::edit))
        .route("/admin/boards/{id}", post().to(boards::routes::admin::update))
        .route("/admin/boards/{id}/archive", post().to(boards::routes::admin::archive));
}

/// Promised times, what counts them, to whom they are made.
fn promises(site: &mut ServiceConfig) {
    use accounts::routes::groups;
    use desk::routes::rules;
    use ledger::routes::{calendars, holidays, targets};
    site.route("/admin/targets", get().to(targets::index))
        .route(r"/admin/targets/{board:\d+}", get().to(targets::edit))
        .route(r"/admin/targets/{board:\d+}", post().to(targets::update))
        .route(r"/admin/targets/{board:\d+}/preview", post().to(targets::preview))
        .route("/admin/calendars", get().to(calendars::index))
        .route("/admin/calendars", post().to(calendars::create))
        .route("/admin/calendars/new", get().to(calendars::new))
        .route("/admin/calendars/preview", post().to(calendars::preview))
        .route(r"/admin/calendars/{id:\d+}", get().to(calendars::edit))
        .route(r"/admin/calendars/{id:\d+}", post().to(calendars::update))
        .route(r"/admin/calendars/{id:\d+}/preview", post().to(calendars::preview_of))
        .route(r"/admin/calendars/{id:\d+}/archive", post().to(calendars::archive))
        .route(r"/admin/calendars/{id:\d+}/holidays", get().to(holidays::new))
        .route(r"/admin/calendars/{id:\d+}/holidays", post().to(holidays::create))
        .route("/admin/ladder", get().to(ladder::routes::edit))
        .route("/admin/ladder", post().to(ladder::routes::update))
        .route("/admin/urgency", get().to(rules::index))
        .route("/admin/urgency", post().to(rules::create))
        .route("/admin/urgency/new", get().to(rules::new))
        .route("/admin/urgency/test", post().to(rules::test))
        .route(r"/admin/urgency/{id:\d+}", get().to(rules::edit))
        .route(r"/admin/urgency/{id:\d+}", post().to(rules::update))
        .route(r"/admin/urgency/{id:\d+}/end", post().to(rules::end))
        .route("/admin/groups", get().to(groups::index))
        .route("/admin/groups", post().to(groups::create))
        .route(r"/admin/groups/{id:\d+}", get().to(groups::show))
        .route(r"/admin/groups/{id:\d+}", post().to(groups::update))
        .route(r"/admin/groups/{id:\d+}/members", post().to(groups::add))
        .route(r"/admin/groups/{id:\d+}/removals", post().to(groups::remove))
        .route(r"/admin/groups/{id:\d+}/end", post().to(groups::end));
}

/// Products: which there are, and which a member owns.
fn own_and_offered(site: &mut ServiceConfig) {
    use products::routes::{list, owned};
    site.route("/account/interests", get().to(owned::edit))
        .route("/account/interests", post().to(owned::update))
        .route("/admin/products", get().to(list::index))
        .route("/admin/products", post().to(list::create))
        .route("/admin/products/new", get().to(list::new))
        .route(r"/admin/products/{id:\d+}", get().to(list::edit))
        .route(r"/admin/products/{id:\d+}", post().to(list::update))
        .route(r"/admin/products/{id:\d+}/archive", post().to(list::archive))
        .route(r"/admin/products/{id:\d+}/restore", post().to(list::restore));
}

/// Admins.
fn administration(site: &mut ServiceConfig) {
    use accounts::routes::members;
    use admin::routes::{overview, settings};
    site.route("/admin", get().to(overview::show))
        .route("/admin/settings", get().to(settings::show))
        .route("/admin/settings", post().to(settings::update))
        .route("/admin/settings/times", post().to(settings::update_times))
        .route("/admin/people", get().to(members::index))
        .route("/admin/people/{id}", get().to(members::show))
        .route("/admin/people/{id}/grants", post().to(members::grant))
        .route("/admin/people/{id}/revocations", post().to(members::revoke));
}

/// What machines ask for.
fn machines_and_files(site: &mut ServiceConfig) {
    site.route("/assets/{name}", get().to(machines::assets::show))
        .route("/health/live", get().to(machines::health::live))
        .route("/health/ready", get().to(machines::health::ready))
        .route("/bench/static", get().to(machines::bench::show));
}
