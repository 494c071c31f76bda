//! Every form of the site as somebody fills it in who may use it.

/// Who sends a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Guest,
    /// Who asked the sample's question.
    Asker,
    /// Who replied to it.
    Replier,
    /// Some other customer.
    Customer,
    Admin,
}

/// A form: the route as in `src/routes.rs`, an address of it and fields, with the sample's names in braces.
pub(super) struct Form {
    pub(super) route: &'static str,
    pub(super) address: &'static str,
    pub(super) who: Who,
    pub(super) fields: &'static [(&'static str, &'static str)],
}

const fn form(
    route: &'static str,
    address: &'static str,
    who: Who,
    fields: &'static [(&'static str, &'static str)],
) -> Form {
    Form { route, address, who, fields }
}

const BOARD: &[(&str, &str)] = &[
    ("slug", "orders{thread}"),
    ("parent", ""),
    ("name-en", "Orders"),
    ("line-en", "Parcels and bills"),
    ("charter-en", "Be kind."),
    ("readers", "public"),
    ("icon", "chat"),
    ("helpful", "2"),
    ("position", "1"),
];
/// One weekday for all seven, which are read alike: each page has every zone there is, and takes a while to read.
const CALENDAR: &[(&str, &str)] = &[
    ("name", "Office {thread}"),
    ("zone", "Europe/Berlin"),
    ("monday", "9-18"),
    ("days", "2026-12-25 Christmas"),
];
const EXAMPLE: &[(&str, &str)] = &[
    ("zone", "Europe/Berlin"),
    ("monday", "9-12, 13-18"),
    ("asked", "2026-11-06T17:50"),
    ("promised", "2:00"),
];
const RULE: &[(&str, &str)] = &[
    ("name", "Money"),
    ("urgency", "high"),
    ("words", "refund"),
    ("board", "1"),
    ("group", ""),
    ("age", "2"),
    ("me_toos", "3"),
];
const TARGET: &[(&str, &str)] = &[
    ("answer-0-normal", "4:00"),
    ("next-0-normal", "4:00"),
    ("outcome-0-normal", "48:00"),
    ("calendar-0-normal", "1"),
    ("answer-{group}-high", "1:00"),
    ("next-{group}-high", "1:00"),
    ("outcome-{group}-high", "8:00"),
    ("calendar-{group}-high", "1"),
];
const SECTION: &[(&str, &str)] = &[
    ("name-en", "Repairs"),
    ("line-en", "What we mend"),
    ("slug", "repairs{thread}x"),
    ("parent", ""),
    ("board", ""),
];
const ARTICLE: &[(&str, &str)] = &[
    ("title", "How do I clean it?"),
    ("short", "With a cloth."),
    ("body", "Take a *dry* cloth."),
    ("section", "{section_id}"),
    ("audience", "{audience}"),
    ("review_on", "2027-02-01"),
    ("related", "{article}"),
    ("keep", "nothing"),
    ("version", "1"),
];
const CANNED: &[(&str, &str)] = &[
    ("name", "Greeting"),
    ("whose", "shared"),
    ("board", "{board}"),
    ("position", "3"),
    ("body-en", "Hello {name}, which model is it?"),
];
const SETTINGS: &[(&str, &str)] = &[
    ("site_name", "Brightloom Help"),
    ("lang", "en"),
    ("langs", "en"),
    ("zone", "UTC"),
    ("contact_email", "help@example.org"),
    ("contact_phone", "+1 555 0100"),
    ("contact_hours", "Weekdays"),
];

/// One for each POST route.
#[rustfmt::skip]
pub(super) const FORMS: &[Form] = &[
    form("POST /language", "/language", Who::Guest, &[("lang", "en"), ("back", "/faq")]),
    form("POST /theme", "/theme", Who::Customer, &[("theme", "dark"), ("back", "/faq")]),
    form("POST /setup", "/setup", Who::Guest, SETTINGS),
    form("POST /sign-up", "/sign-up", Who::Guest, &[("name", "Eve"), ("email", "eve{thread}@example.org"), ("password", "violet kettle mountain")]),
    form("POST /sign-in", "/sign-in", Who::Guest, &[("email", "ada@example.org"), ("password", "violet kettle"), ("next", "/faq")]),
    form("POST /confirm", "/confirm", Who::Guest, &[("email", "ada@example.org")]),
    form("POST /e/{token}/confirm", "/e/nothing/confirm", Who::Guest, &[]),
    form("POST /recover", "/recover", Who::Guest, &[("email", "ada@example.org")]),
    form("POST /recover/{token}", "/recover/nothing", Who::Guest, &[("password", "violet kettle mountain")]),
    form("POST /ask", "/ask", Who::Customer, &[("title", "Why does it blink?"), ("board", "lamps"), ("body", "It blinks."), ("tags", "care, lamp"), ("shown", "1")]),
    form("POST /ask/answered", "/ask/answered", Who::Customer, &[("title", "Why does it blink?"), ("body", "It blinks."), ("shown", "a1")]),
    form("POST /t/{id}/posts", "/t/{thread}/posts", Who::Customer, &[("body", "Try another socket."), ("follow", "1"), ("do", ""), ("page", "1")]),
    form("POST /t/{id}/acceptance", "/t/{thread}/acceptance", Who::Asker, &[("post", "{reply}"), ("on", "1"), ("page", "1")]),
    form("POST /t/{id}/me-toos", "/t/{thread}/me-toos", Who::Customer, &[("on", "1"), ("page", "1")]),
    form("POST /t/{id}/follows", "/t/{thread}/follows", Who::Customer, &[("on", "1"), ("page", "1")]),
    form("POST /t/{id}/outcome", "/t/{thread}/outcome", Who::Asker, &[("says", "withdrawn"), ("page", "1")]),
    form("POST /posts/{id}/votes", "/posts/{reply}/votes", Who::Customer, &[("on", "1"), ("page", "1")]),
    form("POST /posts/{id}/verification", "/posts/{reply}/verification", Who::Admin, &[("on", "1"), ("page", "1")]),
    form("POST /posts/{id}", "/posts/{reply}", Who::Replier, &[("body", "Is it switched on?"), ("revision", "0")]),
    form("POST /posts/{id}/hide", "/posts/{reply}/hide", Who::Admin, &[("reason", "Rude")]),
    form("POST /posts/{id}/restore", "/posts/{hidden}/restore", Who::Admin, &[("reason", "A mistake")]),
    form("POST /posts/{id}/deletion", "/posts/{reply}/deletion", Who::Replier, &[]),
    form("POST /posts/{id}/flags", "/posts/{reply}/flags", Who::Customer, &[("reason", "spam"), ("note", "Look at the link.")]),
    form("POST /t/{id}/move", "/t/{thread}/move", Who::Admin, &[("board", "cables")]),
    form("POST /drafts", "/drafts", Who::Customer, &[("place", "t/{thread}"), ("title", "A"), ("body", "B")]),
    form("POST /drafts/discard", "/drafts/discard", Who::Customer, &[("place", "ask")]),
    form("POST /uploads", "/uploads", Who::Customer, &[]),
    form("POST /preview", "/preview", Who::Guest, &[("body", "**bold**")]),
    form("POST /notifications", "/notifications", Who::Asker, &[("newest", "{notification}")]),
    form("POST /notifications/{id}", "/notifications/{notification}", Who::Asker, &[("back", "/faq")]),
    form("POST /account", "/account", Who::Customer, &[("name", "Carol"), ("lang", "en"), ("theme", "dark"), ("zone", "UTC"), ("shortcuts", "1")]),
    form("POST /account/security/password", "/account/security/password", Who::Customer, &[("old", "violet"), ("password", "violet kettle mountain")]),
    form("POST /account/notifications", "/account/notifications", Who::Customer, &[("here-reply", "1"), ("mail-reply", "1")]),
    form("POST /e/{token}/rate", "/e/nothing/rate", Who::Guest, &[("solved", "yes"), ("satisfied", "4")]),
    form("POST /t/{id}/ratings", "/t/{thread}/ratings", Who::Asker, &[("solved", "yes"), ("satisfied", "4")]),
    form("POST /e/{token}/solved", "/e/nothing/solved", Who::Guest, &[("says", "not_solved"), ("reason", "It hums.")]),
    form("POST /e/{token}/unsubscribe", "/e/nothing/unsubscribe", Who::Guest, &[]),
    form("POST /account/security/ends", "/account/security/ends", Who::Customer, &[("session", "00")]),
    form("POST /account/security/other-ends", "/account/security/other-ends", Who::Customer, &[]),
    form("POST /faq/{id}/votes", "/faq/{article}/votes", Who::Guest, &[("helpful", "no"), ("reason", "wrong"), ("note", "It is not so.")]),
    form("POST /faq/{id}/edit", "/faq/{article}/edit", Who::Admin, ARTICLE),
    form("POST /faq/{id}/verification", "/faq/{article}/verification", Who::Admin, &[]),
    form("POST /faq/{id}/retirement", "/faq/{article}/retirement", Who::Admin, &[]),
    form("POST /faq/{id}/pin", "/faq/{article}/pin", Who::Admin, &[("on", "1")]),
    form("POST /t/{id}/promotions", "/t/{thread}/promotions", Who::Admin, &[]),
    form("POST /promotions/{id}/undo", "/promotions/{promotion}/undo", Who::Admin, &[]),
    form("POST /faq-drafts", "/faq-drafts", Who::Admin, &[("section", "{section_id}")]),
    form("POST /faq-drafts/{id}/addition", "/faq-drafts/{draft}/addition", Who::Admin, &[("article", "{article}")]),
    form("POST /faq-drafts/{id}", "/faq-drafts/{draft}", Who::Admin, &[("do", "save"), ("find", ""), ("title", "How?"), ("short", "So."), ("body", "Like *this*."), ("section", "{section_id}"), ("audience", "{audience}"), ("review_on", "2027-02-01"), ("related", "{article}"), ("keep", "nothing"), ("version", "{draft_version}")]),
    form("POST /desk/{id}/claim", "/desk/{thread}/claim", Who::Admin, &[("on", "1"), ("back", "/desk")]),
    form("POST /desk/{id}/notes", "/desk/{thread}/notes", Who::Admin, &[("note", "Known fault."), ("back", "/desk")]),
    form("POST /desk/notes/{id}/deletion", "/desk/notes/{own_note}/deletion", Who::Admin, &[("back", "/desk")]),
    form("POST /desk/notes/{id}/restore", "/desk/notes/{own_note}/restore", Who::Admin, &[("back", "/desk")]),
    form("POST /desk/canned-replies", "/desk/canned-replies", Who::Admin, CANNED),
    form("POST /desk/canned-replies/{id}", "/desk/canned-replies/{canned}", Who::Admin, CANNED),
    form("POST /desk/canned-replies/{id}/archive", "/desk/canned-replies/{canned}/archive", Who::Admin, &[("on", "1")]),
    form("POST /desk/canned-replies/{id}/deletion", "/desk/canned-replies/{canned}/deletion", Who::Admin, &[]),
    form("POST /moderation/{id}", "/moderation/{flag}", Who::Admin, &[("do", "hide"), ("reason", "Advertising")]),
    form("POST /admin/settings", "/admin/settings", Who::Admin, SETTINGS),
    form("POST /admin/settings/times", "/admin/settings/times", Who::Admin, &[("first_reminder", "2"), ("second_reminder", "4"), ("presumed_solved", "9"), ("claim", "20")]),
    form("POST /admin/people/{id}/grants", "/admin/people/{member}/grants", Who::Admin, &[("role", "agent"), ("board", "{board}")]),
    form("POST /admin/people/{id}/revocations", "/admin/people/{member}/revocations", Who::Admin, &[("role", "999999")]),
    form("POST /admin/boards", "/admin/boards", Who::Admin, BOARD),
    form("POST /admin/boards/{id}", "/admin/boards/{board}", Who::Admin, BOARD),
    form("POST /admin/boards/{id}/archive", "/admin/boards/{board}/archive", Who::Admin, &[("on", "0")]),
    form("POST /admin/targets/{board}", "/admin/targets/1", Who::Admin, TARGET),
    form("POST /admin/calendars", "/admin/calendars", Who::Admin, CALENDAR),
    form("POST /admin/calendars/preview", "/admin/calendars/preview", Who::Admin, EXAMPLE),
    form("POST /admin/calendars/{id}", "/admin/calendars/{calendar}", Who::Admin, CALENDAR),
    form("POST /admin/calendars/{id}/preview", "/admin/calendars/{calendar}/preview", Who::Admin, &[("promised", "2:00")]),
    form("POST /admin/calendars/{id}/archive", "/admin/calendars/{calendar}/archive", Who::Admin, &[("on", "0")]),
    form("POST /admin/calendars/{id}/holidays", "/admin/calendars/{calendar}/holidays", Who::Admin, &[]),
    form("POST /desk/{id}/urgency", "/desk/{thread}/urgency", Who::Admin, &[("urgency", "high"), ("back", "/desk")]),
    form("POST /admin/urgency", "/admin/urgency", Who::Admin, RULE),
    form("POST /admin/urgency/test", "/admin/urgency/test", Who::Admin, &[("text", "smoke"), ("on", "1"), ("of", ""), ("hours", "2"), ("count", "3")]),
    form("POST /admin/urgency/{id}", "/admin/urgency/{rule}", Who::Admin, RULE),
    form("POST /admin/urgency/{id}/end", "/admin/urgency/{rule}/end", Who::Admin, &[]),
    form("POST /admin/groups", "/admin/groups", Who::Admin, &[("name", "Group {thread}")]),
    form("POST /admin/groups/{id}", "/admin/groups/{group}", Who::Admin, &[("name", "Other {thread}")]),
    form("POST /admin/groups/{id}/members", "/admin/groups/{group}/members", Who::Admin, &[("who", "@ada")]),
    form("POST /admin/groups/{id}/removals", "/admin/groups/{group}/removals", Who::Admin, &[("member", "{member}")]),
    form("POST /admin/groups/{id}/end", "/admin/groups/{spare_group}/end", Who::Admin, &[]),
    form("POST /admin/sections", "/admin/sections", Who::Admin, SECTION),
    form("POST /admin/sections/{id}", "/admin/sections/{section_id}", Who::Admin, SECTION),
    form("POST /admin/sections/{id}/place", "/admin/sections/{section_id}/place", Who::Admin, &[("to", "up")]),
    form("POST /admin/sections/{id}/owners", "/admin/sections/{section_id}/owners", Who::Admin, &[("handle", "ada"), ("remove", "")]),
    // last: it ends the session
    form("POST /sign-out", "/sign-out", Who::Customer, &[]),
];
