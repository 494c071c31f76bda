//! Who gets what: one line a route.

/// A route as in `src/routes.rs`, an address of it with the sample's names in braces, the form to send, and one letter
/// for each of guest, customer, agent, moderator, lead, admin:
///
/// p a page · r a redirect elsewhere (also after a form that was taken) · s to the sign-in page · f the form again with an
/// error · b not understood · n not found · x refused with a sentence · c somebody was faster · m an answer for machines or the script.
#[rustfmt::skip]
pub(super) const TABLE: &[(&str, &str, &str, &str)] = &[
    // public
    ("GET /",                           "/",                                 "",                   "pppppp"),
    ("GET /boards",                     "/boards",                           "",                   "pppppp"),
    ("GET /b/{slug}",                   "/b/lamps",                          "",                   "pppppp"),
    ("GET /unanswered",                 "/unanswered",                       "",                   "pppppp"),
    ("GET /tags/{tag}",                 "/tags/care",                        "",                   "pppppp"),
    ("GET /u/{handle}",                 "/u/ada",                            "",                   "pppppp"),
    ("GET /rules",                      "/rules",                            "",                   "pppppp"),
    ("GET /privacy",                    "/privacy",                          "",                   "pppppp"),
    ("GET /accessibility",              "/accessibility",                    "",                   "pppppp"),
    ("POST /language",                  "/language",                         "lang=en&back=/",     "rrrrrr"),
    ("POST /theme",                     "/theme",                            "theme=dark&back=/",  "rrrrrr"),

    // the way in
    ("GET /setup",                      "/setup",                            "",                   "nnnnnn"),
    ("POST /setup",                     "/setup",                            "",                   "nnnnnn"),
    ("GET /sign-up",                    "/sign-up",                          "",                   "prrrrr"),
    ("POST /sign-up",                   "/sign-up",                          "",                   "ffffff"),
    ("GET /sign-up/mail",               "/sign-up/mail",                     "",                   "pppppp"),
    ("GET /sign-in",                    "/sign-in",                          "",                   "prrrrr"),
    ("POST /sign-in",                   "/sign-in",                          "",                   "ffffff"),
    ("GET /confirm",                    "/confirm",                          "",                   "pppppp"),
    ("POST /confirm",                   "/confirm",                          "",                   "frrrrr"),
    ("GET /confirm/{token}",            "/confirm/nothing",                  "",                   "pppppp"),
    ("POST /confirm/{token}",           "/confirm/nothing",                  "",                   "rrrrrr"),
    ("GET /recover",                    "/recover",                          "",                   "pppppp"),
    ("POST /recover",                   "/recover",                          "",                   "ffffff"),
    ("GET /recover/{token}",            "/recover/nothing",                  "",                   "rrrrrr"),
    ("POST /recover/{token}",           "/recover/nothing",                  "",                   "rrrrrr"),

    // asking and answering
    ("GET /ask",                        "/ask",                              "",                   "pppppp"),
    ("POST /ask",                       "/ask",                              "title=Why does it blink&board=lamps&body=It blinks.&shown=1", "frrrrr"),
    ("GET /ask/suggest",                "/ask/suggest?q=lamp",               "",                   "pppppp"),
    ("GET /search",                     "/search?q=lamp",                    "",                   "pppppp"),
    ("GET /t/{id}",                     "/t/{thread}",                       "",                   "rrrrrr"),
    ("GET /t/{id}/{slug}",              "/t/{thread}/{slug}",                "",                   "pppppp"),
    ("POST /t/{id}/posts",              "/t/{thread}/posts",                 "body=Try another socket.", "srrrrr"),
    ("POST /t/{id}/acceptance",         "/t/{thread}/acceptance",            "post={reply}&on=1",  "sxxxxx"),
    ("POST /t/{id}/me-toos",            "/t/{thread}/me-toos",               "on=1",               "srrrrr"),
    ("POST /t/{id}/follows",            "/t/{thread}/follows",               "on=1",               "srrrrr"),
    ("POST /t/{id}/outcome",            "/t/{thread}/outcome",               "says=withdrawn",     "sxxxxx"),
    ("POST /posts/{id}/votes",          "/posts/{reply}/votes",              "on=1",               "srrrrr"),
    ("POST /posts/{id}/verification",   "/posts/{reply}/verification",       "on=1",               "sxrxrr"),

    // posts that stand
    ("GET /posts/{id}/edit",            "/posts/{reply}/edit",               "",                   "sxpppp"),
    ("GET /t/{id}/edit",                "/t/{thread}/edit",                  "",                   "rrrrrr"),
    ("POST /posts/{id}",                "/posts/{reply}",                    "body=Is it switched on?&revision=0", "sxrrrr"),
    ("GET /posts/{id}/history",         "/posts/{reply}/history",            "",                   "pppppp"),
    ("GET /t/{id}/history",             "/t/{thread}/history",               "",                   "rrrrrr"),
    ("POST /posts/{id}/hide",           "/posts/{reply}/hide",               "reason=Rude",        "sxrrrr"),
    ("POST /posts/{id}/restore",        "/posts/{hidden}/restore",           "reason=A mistake",                   "snrrrr"),
    ("POST /posts/{id}/deletion",       "/posts/{reply}/deletion",           "",                   "sxxxxx"),
    ("GET /posts/{id}/flags",           "/posts/{reply}/flags",              "",                   "sppppp"),
    ("GET /t/{id}/flags",               "/t/{thread}/flags",                 "",                   "rrrrrr"),
    ("POST /posts/{id}/flags",          "/posts/{reply}/flags",              "reason=spam",        "srrrrr"),
    ("GET /t/{id}/move",                "/t/{thread}/move",                  "",                   "sxpppp"),
    ("POST /t/{id}/move",               "/t/{thread}/move",                  "board=cables",      "sxrrrr"),
    ("POST /drafts",                    "/drafts",                           "place=ask&title=A&body=B", "srrrrr"),
    ("POST /drafts/discard",            "/drafts/discard",                   "place=ask",          "srrrrr"),
    ("GET /uploads",                    "/uploads",                          "",                   "sppppp"),
    ("POST /uploads",                   "/uploads",                          "",                   "sbbbbb"),
    ("GET /uploads/{name}",             "/uploads/nothing.png",              "",                   "nnnnnn"),
    ("POST /preview",                   "/preview",                          "body=**bold**",      "pppppp"),

    // own pages
    ("GET /my/questions",               "/my/questions",                     "",                   "sppppp"),
    ("GET /my/following",               "/my/following",                     "",                   "sppppp"),
    ("GET /my/drafts",                  "/my/drafts",                        "",                   "sppppp"),
    ("GET /notifications",              "/notifications",                    "",                   "sppppp"),
    ("POST /notifications",             "/notifications",                    "",                   "srrrrr"),
    ("GET /notifications/{id}",         "/notifications/{notification}",     "",                   "snnnnn"),
    ("POST /notifications/{id}",        "/notifications/{notification}",     "",                   "snnnnn"),
    ("GET /account",                    "/account",                          "",                   "sppppp"),
    ("POST /account",                   "/account",                          "",                   "sfffff"),
    ("GET /account/security",           "/account/security",                 "",                   "sppppp"),
    ("POST /account/security/password", "/account/security/password",        "",                   "sfffff"),
    ("POST /account/security/ends",     "/account/security/ends",            "",                   "sbbbbb"),
    ("POST /account/security/other-ends", "/account/security/other-ends",    "",                   "srrrrr"),

    // the FAQ
    ("GET /faq",                        "/faq",                              "",                   "pppppp"),
    ("GET /faq/{section}",              "/faq/{section}",                    "",                   "pppppp"),
    ("GET /faq/{section}/{slug}",       "/faq/{section}/clean{thread}x",              "",                   "pppppp"),
    ("GET /faq/{id}",                   "/faq/{article}",                    "",                   "rrrrrr"),
    ("POST /faq/{id}/votes",            "/faq/{article}/votes",              "helpful=yes",        "rrrrrr"),
    ("GET /faq/{id}/edit",              "/faq/{article}/edit",               "",                   "snxxxp"),
    ("POST /faq/{id}/edit",             "/faq/{article}/edit",               "",                   "snxxxf"),
    ("POST /faq/{id}/verification",     "/faq/{article}/verification",       "",                   "snxxxr"),
    ("POST /faq/{id}/retirement",       "/faq/{article}/retirement",         "",                   "snxxxr"),
    ("POST /faq/{id}/pin",              "/faq/{article}/pin",                "on=1",               "snxxxr"),
    ("POST /t/{id}/promotions",         "/t/{thread}/promotions",            "",                   "sxrxrr"),
    ("POST /promotions/{id}/undo",      "/promotions/0/undo",                "",                   "snnnnn"),
    ("GET /faq-drafts",                 "/faq-drafts",                       "",                   "snpxpp"),
    ("POST /faq-drafts",                "/faq-drafts",                       "",                   "snrxrr"),
    ("GET /faq-drafts/{id}",            "/faq-drafts/0",                     "",                   "snnxnn"),
    ("POST /faq-drafts/{id}",           "/faq-drafts/0",                     "",                   "snnxnn"),

    // staff
    ("GET /desk",                       "/desk",                             "",                   "snpppp"),
    ("GET /desk/{id}",                  "/desk/{thread}",                    "",                   "snpppp"),
    ("POST /desk/{id}/claim",           "/desk/{thread}/claim",              "on=1",               "snrxrr"),
    ("GET /moderation",                 "/moderation",                       "",                   "snpppp"),
    ("POST /moderation/{id}",           "/moderation/{flag}",                "do=keep",            "snrrrr"),

    // admins
    ("GET /admin",                      "/admin",                            "",                   "snnnnp"),
    ("GET /admin/settings",             "/admin/settings",                   "",                   "snnnnp"),
    ("POST /admin/settings",            "/admin/settings",                   "",                   "snnnnf"),
    ("POST /admin/settings/times",      "/admin/settings/times",             "",                   "snnnnf"),
    ("GET /admin/members",              "/admin/members",                    "",                   "snnnnp"),
    ("GET /admin/members/{id}",         "/admin/members/{member}",           "",                   "snnnnp"),
    ("POST /admin/members/{id}/grants", "/admin/members/{member}/grants",    "role=agent",         "snnnnr"),
    ("POST /admin/members/{id}/revocations", "/admin/members/{member}/revocations", "grant=0",     "snnnnb"),
    ("GET /admin/boards",               "/admin/boards",                     "",                   "snnnnp"),
    ("POST /admin/boards",              "/admin/boards",                     "",                   "snnnnf"),
    ("GET /admin/boards/new",           "/admin/boards/new",                 "",                   "snnnnp"),
    ("GET /admin/boards/{id}",          "/admin/boards/{board}",             "",                   "snnnnp"),
    ("POST /admin/boards/{id}",         "/admin/boards/{board}",             "",                   "snnnnf"),
    ("POST /admin/boards/{id}/archive", "/admin/boards/{board}/archive",     "",                   "snnnnr"),
    ("GET /admin/sections",             "/admin/sections",                   "",                   "snnnnp"),
    ("POST /admin/sections",            "/admin/sections",                   "",                   "snnnnf"),
    ("GET /admin/sections/{id}",        "/admin/sections/{section_id}",      "",                   "snnnnp"),
    ("POST /admin/sections/{id}",       "/admin/sections/{section_id}",      "",                   "snnnnf"),
    ("POST /admin/sections/{id}/place", "/admin/sections/{section_id}/place", "to=up",             "snnnnr"),
    ("POST /admin/sections/{id}/owners", "/admin/sections/{section_id}/owners", "",                "snnnnr"),

    // machines; mails that go into a folder are shown to whoever sits at the machine, as this test does
    ("GET /robots.txt",                 "/robots.txt",                       "",                   "mmmmmm"),
    ("GET /mails",                      "/mails",                            "",                   "pppppp"),
    ("GET /mails/{name}",               "/mails/nothing",                    "",                   "nnnnnn"),
    ("GET /assets/{name}",              "/assets/askwell.css",               "",                   "mmmmmm"),
    ("GET /health/live",                "/health/live",                      "",                   "mmmmmm"),
    ("GET /health/ready",               "/health/ready",                     "",                   "mmmmmm"),
    ("GET /bench/static",               "/bench/static",                     "",                   "pppppp"),

    // last: it ends the sessions of all
    ("POST /sign-out",                  "/sign-out",                         "",                   "rrrrrr"),
];
