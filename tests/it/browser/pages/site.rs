//! A small community in which every page has something to show.

use super::Who;
use crate::faq::{self, fields_of};
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::browser::Chromium;
use crate::support::{page::Page, waiting};
use crate::threads::{ask, post_id};
use askwell::db::MemberId;
use askwell::mail::signed::Purpose;

/// Everything Markdown has, wide things included.
const RICH: &str = "Try this:\n\n1. Open **Settings**\n2. Set `night = off`\n\n- [x] done\n- [ ] ~~not needed~~\n\n```rust\nlet a_rather_long_name = \"a line that is much wider than a phone is, as code often happens to be\";\n```\n\n\
    | Model | Firmware | Works | And one column | that is wider | than a phone |\n|---|---|---|---|---|---|\n| A19 | 2.4.1 | yes | and | so | on |\n\n> quoted\n\n## A heading\n\n@ada see https://example.org/averyveryverylongaddresswithoutanyplacetobreakitapart/averyveryverylongaddress";

pub(super) struct Site {
    pub(super) app: TestApp,
    pub(super) ada: Browser,
    bo: Browser,
    priya: Browser,
    root: Browser,
    names: Vec<(&'static str, String)>,
}

impl Site {
    pub(super) async fn new() -> Self {
        let app = TestApp::start_with_mail_page().await;
        let board = app.board("setup", "Setup").await;
        app.board("billing", "Billing").await;
        let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
        let (priya, root) = (app.agent("Priya").await, app.admin("Root").await);
        let mut site = Self { app, ada, bo, priya, root, names: Vec::new() };
        site.name("{board}", board);
        site.name("{member}", crate::support::questions::member(&site.app, "priya").await);
        site.sections_and_articles().await;
        site.crowd(board).await;
        site.own_questions().await;
        site.answered_thread().await;
        site.canned_replies().await;
        site.escalated().await;
        site.private().await;
        site.products().await;
        site.mails().await;
        site.app.settle().await;
        site
    }

    fn name(&mut self, name: &'static str, value: impl ToString) {
        self.names.push((name, value.to_string()));
    }

    /// The address with its names filled in.
    pub(super) fn fill(&self, address: &str) -> String {
        self.names.iter().fold(address.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    /// A browser of this person.
    pub(super) async fn open(&self, who: Who) -> Chromium {
        let browser = self.app.browser().await;
        match who {
            Who::Guest => browser,
            Who::Asker => browser.signed_in(&self.ada).await,
            Who::Newcomer => browser.being(&self.app, "Cem").await,
            Who::Agent => browser.signed_in(&self.priya).await,
            Who::Admin => browser.signed_in(&self.root).await,
        }
    }

    /// Two sections, one of them Priya's, with articles in two languages, one retired.
    async fn sections_and_articles(&mut self) {
        let app = &self.app;
        let section = faq::section(app, "lamps", "Lamps and shades").await;
        let other = faq::section(app, "orders", "Orders").await;
        faq::article(app, "lamps", "clean", "How do I clean the shade?", "public").await;
        faq::article(app, "lamps", "chinese", "更新固件后怎么办？", "public").await;
        faq::article(app, "orders", "late", "When does my order arrive?", "public").await;
        faq::article(app, "lamps", "old", "How did it work before?", "public").await;
        app.sql(&format!(
            "update articles set lang = 'zh-Hans', short = '请重新启动。' where slug = 'chinese';
             update articles set state = 'retired', retired_at = '2026-11-02T09:00:00Z' where slug = 'old';
             insert into section_owners select {section}, id from members where handle = 'priya';
             update sections set position = 2 where id = {other};
             insert into customer_groups (name, created_at) values ('Contract customers', '2026-11-02T09:00:00Z');
             insert into customer_group_members (group_id, member_id, added_at)
                select 1, id, '2026-11-02T09:00:00Z' from members where handle = 'priya';"
        ))
        .await;
        self.name("{section}", section);
    }

    /// So many questions that lists have a second page, and one with so many replies that it has one.
    async fn crowd(&mut self, board: i64) {
        let start = crate::support::app::start_of_time();
        for n in 0..52 {
            let asked = start - chrono::TimeDelta::minutes(n * 11);
            waiting::ask(&self.app, board, "bo", &format!("The lamp blinks {n} times"), asked).await;
        }
        let long = waiting::ask(&self.app, board, "bo", "A long story about a lamp", start).await;
        for n in 0..24 {
            waiting::reply(&self.app, long, "ada", &format!("Chapter {n}")).await;
        }
        self.name("{long}", format!("/t/{long}/q"));
        self.name("{waiting_id}", long);
    }

    /// What Ada has open: an edited question with a picture's line, a draft of a reply.
    async fn own_questions(&mut self) {
        let (short, short_id) = ask(&self.bo, "setup", "更新固件后灯自动熄灭").await;
        let (mine, mine_id) = ask(&self.ada, "billing", "Is there a student discount?").await;
        self.ada.post("/drafts", &[("place", &format!("t/{short_id}")), ("body", "Half a reply")]).await;
        self.bo.post(&format!("/t/{mine_id}/posts"), &[("body", "Yes, at the till.")]).await.ok();
        self.name("{short}", short);
        self.name("{mine}", mine);
    }

    /// A thread in which everything is set that can be: accepted, verified, asked back, edited, hidden, flagged, in the FAQ.
    async fn answered_thread(&mut self) {
        let form = [
            ("title", "Lamp goes off at three every night"),
            ("board", "setup"),
            ("body", "Since **yesterday**."),
            ("tags", "night mode, firmware"),
            ("shown", "1"),
        ];
        let thread = self.ada.post("/ask", &form).await.ok().path;
        let id: i64 = thread.split('/').nth(2).unwrap().parse().unwrap();
        let posts = format!("/t/{id}/posts");
        for (who, body) in [
            (&self.bo, RICH),
            (&self.bo, "Another way."),
            (&self.priya, "Turn the night mode off."),
            (&self.ada, "谢谢！"),
            (&self.bo, "Buy my lamps."),
        ] {
            who.post(&posts, &[("body", body)]).await.ok();
        }
        self.priya.post(&posts, &[("body", "Which model?"), ("do", "ask_back")]).await.ok();
        let mut numbered = Vec::new();
        for number in 1..=6 {
            numbered.push(post_id(&self.app, id, number).await);
        }
        self.marks(id, &numbered).await;
        self.name("{thread}", thread);
        self.name("{thread_id}", id);
        self.name("{question}", numbered[0]);
        self.name("{reply}", numbered[2]);
        self.name("{edited}", numbered[4]);
        self.name("{hidden}", numbered[5]);
        self.promote(id).await;
    }

    async fn marks(&self, thread: i64, posts: &[i64]) {
        let on = [("on", "1")];
        let (question, accepted, verified, thanks, advert) =
            (posts[0], posts[1], posts[2], posts[4], posts[5]);
        self.bo.post(&format!("/t/{thread}/me-toos"), &on).await.ok();
        self.priya.post(&format!("/posts/{verified}/verification"), &on).await.ok();
        self.ada.post(&format!("/posts/{accepted}/votes"), &on).await.ok();
        let accept = [("post", accepted.to_string()), ("on", "1".to_owned())];
        self.ada
            .post(&format!("/t/{thread}/acceptance"), &accept.each_ref().map(|(n, v)| (*n, v.as_str())))
            .await
            .ok();
        let title = "Lamp goes off at three every night";
        let edit = [("title", title), ("body", "Since **Monday**, each night."), ("revision", "0")];
        self.ada.post(&format!("/posts/{question}"), &edit).await.ok();
        self.ada.post(&format!("/posts/{thanks}"), &[("body", "谢谢你！"), ("revision", "0")]).await.ok();
        self.priya.post(&format!("/posts/{advert}/hide"), &[("reason", "Advertising")]).await.ok();
        let flag = [("reason", "other"), ("note", "This does not work for me")];
        self.ada.post(&format!("/posts/{verified}/flags"), &flag).await.ok();
    }

    /// The thread becomes an article with everything an article has; another one is still a draft.
    async fn promote(&mut self, thread: i64) {
        let section = self.fill("{section}");
        let audience = faq::audience(&self.app, "public").await;
        let draft = self.priya.post(&format!("/t/{thread}/promotions"), &[]).await.ok().path;
        let other =
            self.app.number("select id as count from articles where slug = 'clean'").await.to_string();
        let title = "Why does my lamp go off in the night?";
        // Whoever is named in the thread stays out of the article.
        let text = RICH.replace("@ada ", "");
        let mut fields = fields_of(title, &text, &section, &audience, "1");
        fields.extend([("related", other.as_str()), ("do", "publish")]);
        let article = self.priya.post(&draft, &fields).await.ok().path;
        let id = self.app.number("select max(id) as count from articles").await;
        self.priya.post(&format!("/faq/{id}/pin"), &[("on", "1")]).await.ok();
        self.bo.post(&format!("/faq/{id}/votes"), &[("helpful", "yes")]).await.ok();
        let waiting = self.fill("{waiting_id}");
        let private = "Write to me at dana@post.example or call +49 170 1234567.";
        self.bo.post(&format!("/t/{waiting}/posts"), &[("body", private)]).await.ok();
        let draft = self.priya.post(&format!("/t/{waiting}/promotions"), &[]).await.ok().path;
        self.name("{draft}", draft);
        self.name("{article_id}", id);
        self.name("{article}", article);
    }

    /// A shared one that was sent, one of Priya's own, and one that was put away.
    async fn canned_replies(&mut self) {
        let english = [
            ("name", "Ask for the model and the serial number under the base"),
            ("whose", "shared"),
            ("position", "1"),
            ("body-en", "Hello {name},\n\nwhich model is it, and what is {serial number}?"),
            ("body-zh-hans", "{name}您好，请问是哪个型号？"),
        ];
        self.root.post("/desk/canned-replies", &english).await.ok();
        let id = self.app.number("select max(id) as count from canned_replies").await;
        self.priya
            .post("/desk/canned-replies", &[("name", "Thanks"), ("position", "2"), ("body-en", "Thank you!")])
            .await
            .ok();
        let away = [("name", "Old"), ("whose", "shared"), ("position", "3"), ("body-zh-hant", "您好")];
        self.root.post("/desk/canned-replies", &away).await.ok();
        let old = self.app.number("select max(id) as count from canned_replies").await;
        self.root.post(&format!("/desk/canned-replies/{old}/archive"), &[("on", "1")]).await.ok();
        let posts = format!("/t/{}/posts", self.fill("{waiting_id}"));
        let sent = [("body", "Which model is it?"), ("canned", &format!("r{id}")), ("do", "ask_back")];
        self.priya.post(&posts, &sent).await.ok();
        let note = [(
            "note",
            "The same as *last week*: see <https://example.org/a-rather-long-address-of-a-ticket/12345678901234567890>.",
        )];
        for question in ["{waiting_id}", "{thread_id}"] {
            self.priya.post(&self.fill(&format!("/desk/{question}/notes")), &note).await.ok();
        }
        let view = [
            ("view", "over"),
            ("lang", "en"),
            ("waited", "1d"),
            ("name", "English, over a day, over target"),
        ];
        self.priya.post("/desk/views", &view).await.ok();
        self.name("{own_view}", self.app.number("select max(id) as count from desk_views").await);
        let rota = "insert into rotas (board_id, changed_at, made_on) values ({board}, '2026-11-02T09:00:00Z', '2026-11-02');
            insert into rota_places (board_id, member_id, place, weekdays)
                select {board}, id, 0, 127 from members where handle = 'priya'";
        self.app.sql(&self.fill(rota)).await;
        self.name("{canned}", id);
        self.name("{canned_source}", format!("r{id}"));
    }

    /// A question of Ada's that goes on by letter, with a note, an address, and the way that its mail shows.
    async fn escalated(&mut self) {
        let (_, id) =
            ask(&self.ada, "billing", "The invoice never came, and the address on it is an old one").await;
        let owner =
            self.app.number("select id as count from members where handle = 'priya'").await.to_string();
        let form = [
            ("channel", "letter"),
            ("owner", owner.as_str()),
            ("due", "2026-11-05T12:00"),
            ("message", "We will write you a letter about this."),
        ];
        self.priya.post(&format!("/desk/{id}/escalations"), &form).await.ok();
        let tried = [("result", "sent"), ("note", "Posted by registered mail, no. 12345678901234567890")];
        self.priya.post(&format!("/desk/{id}/attempts"), &tried).await.ok();
        let promise = [
            ("body", "We will look for it by Friday."),
            ("promise", "Find the invoice in the archive of the year before last"),
            ("promise_on", "2026-11-06"),
        ];
        self.priya.post(&format!("/t/{id}/posts"), &promise).await.ok();
        let address = [
            ("channel", "letter"),
            ("address", "Ada Other\n1 A Rather Long Street Name\nLondon N1 1AA"),
            ("agree-address", "1"),
        ];
        self.ada.post(&format!("/t/{id}/contact"), &address).await.ok();
        let asker = self.app.number(&format!("select author_id as count from threads where id = {id}")).await;
        let token = self.app.engine.app.signed.token(Purpose::GiveContact, MemberId(asker), &id.to_string());
        self.name("{reach}", askwell::urls::contact_by_mail(&token));
        self.name("{escalated_id}", id);
    }

    /// A private question of Ada's that is proposed to become public, and the way to say yes or no that its mail shows.
    async fn private(&mut self) {
        let form = [
            ("title", "My invoice names somebody else"),
            ("board", "billing"),
            ("body", "It says **Dan**, with the telephone number +44 20 7946 0018."),
            ("private", "1"),
            ("shown", "1"),
        ];
        let path = self.ada.post("/ask", &form).await.ok().path;
        let id: i64 = path.split('/').nth(2).unwrap().parse().unwrap();
        let promise = [
            ("body", "We will send you another one by Friday."),
            ("promise", "Send another invoice"),
            ("promise_on", "2026-11-06"),
        ];
        self.priya.post(&format!("/t/{id}/posts"), &promise).await.ok();
        let promise = self.app.number("select max(id) as count from commitments").await;
        let public = [
            ("title", "My invoice names somebody else"),
            ("text-1", "It says **somebody else**, with a telephone number."),
            ("text-2", "We will send you another one by Friday."),
            (&*format!("promise-{promise}"), "Send another invoice"),
        ];
        self.priya.post(&format!("/t/{id}/publish"), &public).await.ok();
        let asker = self.app.number(&format!("select author_id as count from threads where id = {id}")).await;
        let about = format!("select max(id) as count from publications where thread_id = {id}");
        let about = self.app.number(&about).await.to_string();
        let token = self.app.engine.app.signed.token(Purpose::Publish, MemberId(asker), &about);
        self.name("{publication}", askwell::urls::publication_by_mail(&token));
        self.name("{private_id}", id);
        self.name("{private}", path);
    }

    /// Products, of which Ada owns one and asked about one, and what staff noted about her.
    async fn products(&mut self) {
        for (name, versions) in
            [("Brightloom Lamp of the second generation", "1.0\n2.0 for Europe"), ("Cable", "")]
        {
            let form = [("name", name), ("versions", versions), ("position", "1")];
            self.root.post("/admin/products", &form).await.ok();
        }
        let (lamp, cable) = (
            self.app.number("select min(id) as count from products").await,
            self.app.number("select max(id) as count from products").await,
        );
        let own = (format!("own-{lamp}"), format!("{lamp}:2.0 for Europe"));
        self.ada.post("/account/interests", &[(own.0.as_str(), own.1.as_str())]).await.ok();
        self.root.post(&format!("/admin/products/{cable}/archive"), &[]).await.ok();
        let about = "insert into thread_products (thread_id, product_id, version)
            select id, {product}, '2.0 for Europe' from threads where id in ({thread_id}, {escalated_id})";
        self.name("{product}", lamp);
        self.app.sql(&self.fill(about)).await;
        let note = [(
            "customer_note",
            "Prefers letters.\nTicket 12345678901234567890123456789012345678901234567890",
        )];
        self.priya.post(&self.fill("/desk/{escalated_id}/customer-notes"), &note).await.ok();
    }

    /// The mail by which Ada may choose a new password, the page it leads to, and the page that ends another mail.
    async fn mails(&mut self) {
        self.app.guest().post("/recover", &[("email", "ada@example.org")]).await.ok();
        self.app.settle().await;
        let list = self.app.guest().get("/mails").await.ok();
        let document = scraper::Html::parse_document(&list.body);
        let links = scraper::Selector::parse("main a[href^='/mails/']").unwrap();
        let all: Vec<String> =
            document.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect();
        drop(document);
        for mail in all {
            let page = self.app.guest().get(&mail).await.ok();
            if let Some(stop) = link(&page, "/unsubscribe", "/e/") {
                self.name("{stop}", stop);
            }
            if let Some(recovery) = link(&page, "/recover/", "/recover/") {
                self.name("{recovery}", recovery);
                self.name("{mail}", mail);
            }
        }
        self.way_to_say_solved().await;
    }

    /// As a mail about an answer has it.
    async fn way_to_say_solved(&mut self) {
        let waits = "from ledger l join threads t on t.id = l.question_id where l.state = 'waiting_asker'";
        let thread = self.app.number(&format!("select max(t.id) as count {waits}")).await;
        let asker =
            self.app.number(&format!("select author_id as count from threads where id = {thread}")).await;
        let signed = &self.app.engine.app.signed;
        let token = |purpose| signed.token(purpose, MemberId(asker), &thread.to_string());
        let ways = [
            ("{solved}", askwell::urls::solved_by_mail(&token(Purpose::SaySolved))),
            ("{rate}", askwell::urls::rate_by_mail(&token(Purpose::Rate))),
        ];
        let rated = "insert into ratings (question_id, closed_at, board_id, solved, rated_at)
             select id, created_at, board_id, false, created_at from threads";
        self.app.sql(&format!("{rated} where id = {thread}")).await;
        for (name, way) in ways {
            self.name(name, way);
        }
    }
}

/// The link of a mail with this part, as a path that begins so.
fn link(page: &Page, part: &str, begins: &str) -> Option<String> {
    let address = page.attribute(&format!("a[href*='{part}']"), "href")?;
    address.find(begins).map(|at| address[at..].to_owned())
}
