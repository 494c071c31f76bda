//! Addresses of pages that only staff open.

use std::fmt::Display;

use super::seg;

fixed! {
    /// The desk.
    desk = "/desk";
    /// Open escalations by due time.
    call_list = "/desk/escalations";
    /// What was promised, by day.
    commitments = "/desk/commitments";
    /// Canned replies: the list (GET) and a new one (POST).
    canned_replies = "/desk/canned-replies";
    /// Views of one's own on the desk: a new one (POST).
    desk_views = "/desk/views";
    /// What happens while a desk is open.
    desk_live = "/desk/live";
    /// One thing done to several questions of the desk (POST `pick`, `do`).
    desk_bulk = "/desk/bulk";
    /// The form for a new canned reply.
    canned_replies_new = "/desk/canned-replies/new";
    /// What to write next for the FAQ.
    faq_candidates = "/faq-candidates";
    /// Figures.
    reports = "/reports";
    /// Administration.
    admin = "/admin";
    /// Boards, managed.
    admin_boards = "/admin/boards";
    /// The form for a new board.
    admin_boards_new = "/admin/boards/new";
    /// Drafts of articles: the list (GET) and a new one (POST).
    faq_drafts = "/faq-drafts";
    /// FAQ sections, managed.
    admin_sections = "/admin/sections";
    /// What boards promise.
    admin_targets = "/admin/targets";
    /// Business hours and holidays: the list (GET) and a new one (POST).
    admin_calendars = "/admin/calendars";
    /// The form for a new calendar.
    admin_calendars_new = "/admin/calendars/new";
    /// What is typed of a new calendar, with its example (POST).
    admin_calendars_preview = "/admin/calendars/preview";
    /// Rules of urgency: the list (GET) and a new one (POST).
    admin_urgency = "/admin/urgency";
    /// The form for a new rule of urgency.
    admin_urgency_new = "/admin/urgency/new";
    /// Trying the rules of urgency (POST).
    admin_urgency_test = "/admin/urgency/test";
    /// Who is on duty and who is away.
    rota = "/desk/rota";
    /// Saying that somebody is away (POST).
    absences = "/desk/absences";
    /// Who is told when a question comes near its deadline.
    admin_ladder = "/admin/ladder";
    /// Customer groups: the list (GET) and a new one (POST).
    admin_groups = "/admin/groups";
    /// Products: the list (GET) and a new one (POST).
    admin_products = "/admin/products";
    /// The form for a new product.
    admin_products_new = "/admin/products/new";
    /// Members and roles, managed.
    admin_people = "/admin/people";
    /// Settings of the site.
    admin_settings = "/admin/settings";
    /// Where the times of silence and claims are kept.
    admin_times = "/admin/settings/times";
    /// The review queue.
    moderation = "/moderation";
}

verbs! {
    /// Proposing to make a private question public.
    publish = "/t", "publish";
    /// Taking that back (POST).
    publish_end = "/t", "publish-end";
    /// Editing an article.
    article_edit = "/faq", "edit";
    /// Looking at an article and finding it true (POST).
    article_verification = "/faq", "verification";
    /// Taking an article out (POST).
    article_retirement = "/faq", "retirement";
    /// Putting an article on top of its section (POST `on`).
    article_pin = "/faq", "pin";
    /// Adding a draft's thread to an article that answers it (POST `article`).
    faq_draft_addition = "/faq-drafts", "addition";
    /// Taking a promotion back (POST).
    promotion_undo = "/promotions", "undo";
    /// Making an article of a thread (POST).
    promotions = "/t", "promotions";
    /// Moving a section up or down (POST `to`).
    section_place = "/admin/sections", "place";
    /// Owners of a section (POST `handle`, or `remove`).
    section_owners = "/admin/sections", "owners";
    /// Hiding a post or showing it again (POST).
    post_hide = "/posts", "hide";
    /// Taking a board out of the lists, or putting it back (POST).
    board_archive = "/admin/boards", "archive";
    /// Showing a hidden or deleted post again (POST).
    post_restore = "/posts", "restore";
    /// Taking a calendar out of the choice, or putting it back (POST `on`).
    calendar_archive = "/admin/calendars", "archive";
    /// What is typed of a calendar, with its example (POST).
    calendar_preview = "/admin/calendars", "preview";
    /// What typed promises of a board would have come to.
    target_preview = "/admin/targets", "preview";
    /// Holidays out of a file.
    calendar_holidays = "/admin/calendars", "holidays";
    /// Taking a rule of urgency away (POST).
    urgency_rule_end = "/admin/urgency", "end";
    /// Saying how urgent a question is (POST `urgency`).
    question_urgency = "/desk", "urgency";
    /// Giving a question to somebody who answers for its board (POST `to`).
    question_owner = "/desk", "owner";
    /// Merging a question into another (POST `into`).
    merge = "/t", "merge";
    /// Splitting a question off again (POST).
    split = "/t", "split";
    /// Ending an absence (POST).
    absence_end = "/desk/absences", "end";
    /// Taking a board's rota away (POST).
    rota_end = "/desk/rota", "end";
    /// Members of a customer group: adding (POST `who`).
    group_members = "/admin/groups", "members";
    /// Taking a member out of a customer group (POST `member`).
    group_removals = "/admin/groups", "removals";
    /// Taking a customer group away (POST).
    group_end = "/admin/groups", "end";
    /// Putting a product away (POST).
    admin_product_archive = "/admin/products", "archive";
    /// Putting it back on the list (POST).
    admin_product_restore = "/admin/products", "restore";
    /// Putting a canned reply away, or back (POST `on`).
    canned_archive = "/desk/canned-replies", "archive";
    /// Deleting a canned reply that was never sent (POST).
    canned_deletion = "/desk/canned-replies", "deletion";
    /// How a question goes on by phone, letter or e-mail: its page (GET) and beginning (POST).
    escalations = "/desk", "escalations";
    /// Writing a contact note (POST).
    attempts = "/desk", "attempts";
    /// Asking the asker once more how they may be reached (POST).
    contact_requests = "/desk", "contact-requests";
    /// Having shown how the asker is reached (POST).
    contact_looks = "/desk", "contact-looks";
    /// Writing back what came of an escalation (POST `private`, `public`).
    escalation_outcome = "/desk", "outcome";
    /// Calling an escalation off (POST).
    escalation_end = "/desk", "escalation-end";
    /// The letter of an escalation: to write it, and to print.
    letter = "/desk", "letter";
    /// A promise is kept (POST).
    commitment_kept = "/desk/commitments", "kept";
    /// A promise is not kept after all (POST).
    commitment_reopening = "/desk/commitments", "reopening";
    /// A promise has another day (POST `day`).
    commitment_day = "/desk/commitments", "day";
    /// A promise is taken back (POST `reason`).
    commitment_withdrawal = "/desk/commitments", "withdrawal";
    /// Marking what one wrote as a promise (POST `promise`, `promise_on`).
    post_commitments = "/posts", "commitments";
    /// Replying on the desk (POST).
    desk_posts = "/desk", "posts";
    /// Putting a text below what is typed into a reply (POST `put`).
    desk_insertions = "/desk", "insertions";
    /// Being shown the e-mail address of whoever asks (POST).
    question_address = "/desk", "address";
    /// Saying that one has a question open (POST `doing`).
    desk_presence = "/desk", "presence";
    /// Taking back what was done to several questions (POST).
    desk_bulk_undo = "/desk/bulk", "undo";
    /// Taking an own view of the desk away (POST).
    desk_view_deletion = "/desk/views", "deletion";
    /// Bringing it back (POST).
    desk_view_restore = "/desk/views", "restore";
    /// Notes of staff about whoever asks a question (POST).
    customer_notes = "/desk", "customer-notes";
    /// Taking an own note about a customer away (POST).
    customer_note_deletion = "/desk/customer-notes", "deletion";
    /// Bringing it back (POST).
    customer_note_restore = "/desk/customer-notes", "restore";
    /// Notes of staff on a question (POST).
    notes = "/desk", "notes";
    /// Taking an own note away (POST).
    note_deletion = "/desk/notes", "deletion";
    /// Bringing it back (POST).
    note_restore = "/desk/notes", "restore";
    /// Moving a thread to another board.
    move_thread = "/t", "move";
    /// Locking a thread (POST).
    lock = "/t", "lock";
}

/// A question on the desk.
pub fn desk_question(id: impl Display) -> String {
    format!("/desk/{}", seg(id))
}

/// Claiming a question on the desk (POST).
pub fn claim(id: impl Display) -> String {
    format!("/desk/{}/claim", seg(id))
}

/// An own view of the desk, for changing it.
pub fn desk_view(id: impl Display) -> String {
    format!("/desk/views/{}", seg(id))
}

/// A product, for changing it.
pub fn admin_product(id: impl Display) -> String {
    format!("/admin/products/{}", seg(id))
}

/// A canned reply, for changing it.
pub fn canned_reply(id: impl Display) -> String {
    format!("/desk/canned-replies/{}", seg(id))
}

/// A draft of an article.
pub fn faq_draft(id: impl Display) -> String {
    format!("/faq-drafts/{}", seg(id))
}

/// A board, managed.
pub fn admin_board(id: impl Display) -> String {
    format!("/admin/boards/{}", seg(id))
}

/// A calendar, managed.
pub fn admin_calendar(id: impl Display) -> String {
    format!("/admin/calendars/{}", seg(id))
}

/// What a board promises, managed.
pub fn admin_target(board: impl Display) -> String {
    format!("/admin/targets/{}", seg(board))
}

/// A rule of urgency, managed.
pub fn admin_urgency_rule(id: impl Display) -> String {
    format!("/admin/urgency/{}", seg(id))
}

/// The daily watch of a board: what to read (GET), and signing for the day (POST).
pub fn watch(board: impl Display) -> String {
    format!("/desk/rota/{}/watch", seg(board))
}

/// The rota of a board: its form.
pub fn rota_of(board: impl Display) -> String {
    format!("/desk/rota/{}", seg(board))
}

/// A customer group, managed.
pub fn admin_group(id: impl Display) -> String {
    format!("/admin/groups/{}", seg(id))
}

/// A FAQ section, managed.
pub fn admin_section(id: impl Display) -> String {
    format!("/admin/sections/{}", seg(id))
}

/// A member, managed.
pub fn admin_person(id: impl Display) -> String {
    format!("/admin/people/{}", seg(id))
}

/// Giving a member a role (POST).
pub fn admin_person_grants(id: impl Display) -> String {
    format!("/admin/people/{}/grants", seg(id))
}

/// Taking a role from a member (POST `role`).
pub fn admin_person_revocations(id: impl Display) -> String {
    format!("/admin/people/{}/revocations", seg(id))
}

/// A table of the reports as a file.
pub fn reports_file(name: impl Display) -> String {
    format!("/reports/{}.csv", seg(name))
}

/// One decision of the review queue.
pub fn moderation_item(id: impl Display) -> String {
    format!("/moderation/{}", seg(id))
}
