//! What the asker reads before they say yes or no: the public version, exactly.

use maud::{Markup, html};

use super::readers;
use crate::boards::Board;
use crate::db::PublicationId;
use crate::door::Visit;
use crate::privacy::model::{Says, Version};
use crate::privacy::policy::{self, Agreed};
use crate::privacy::reads::{Around, Standing, StandingPromise};
use crate::products;
use crate::text::{Html, Lang, lang};
use crate::threads::model::Thread;
use crate::threads::rendering::render_now;
use crate::ui::form;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, Words, t};
use crate::ui::{breadcrumb, icons};
use crate::urls;
use crate::viewer::AudienceRule;
use crate::web::stand;

/// A post as it would be.
pub struct Post {
    number: i32,
    by: String,
    /// Its text in its language; `None`: it is left out.
    text: Option<(Html, Lang)>,
    promises: Vec<(String, Option<String>)>,
}

/// A proposal that waits.
pub struct Asked {
    /// Its row.
    pub id: PublicationId,
    /// The title.
    pub title: String,
    /// The asker's name, as others would read it.
    pub asker: String,
    /// The posts.
    pub posts: Vec<Post>,
    /// What becomes public beside them.
    pub around: Around,
    /// Whether it shows pictures of ours, which a link of a mail does not let anybody see.
    pub pictures: bool,
    /// Its fingerprint.
    pub stand: String,
    /// Whether it is about what stands.
    pub current: bool,
}

/// What the page shows.
pub struct Shown<'a> {
    /// Where its form is sent.
    pub address: &'a str,
    /// The question's board.
    pub board: &'a Board,
    /// The question.
    pub thread: &'a Thread,
    /// What is asked.
    pub asked: Option<&'a Asked>,
    /// Whether they have agreed before.
    pub agreed: Agreed,
    /// Whether a link of a mail led here to a proposal that has ended, if nothing is asked.
    pub over: Over,
    /// Why what they said came to nothing.
    pub wrong: Option<Key>,
}

/// How a link stands whose proposal has ended: such a link shows no more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// There is no such link: they are signed in.
    No,
    /// Nothing else is asked.
    Yes,
    /// They are asked anew.
    Newer,
}

/// The fingerprint of what is asked: which proposal, who would read it, and what becomes public with it.
pub fn stand(id: PublicationId, readers: &AudienceRule, around: &Around) -> String {
    let who = format!("{id}/{}/{}/{:?}", readers.id, readers.rule, readers.board);
    let product = around.product.as_ref().map(|product| (product.name.as_str(), product.version.as_deref()));
    let (name, version) = product.unwrap_or_default();
    let out = around.out_of_sight.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(" ");
    let beside = [who.as_str(), name, version.unwrap_or_default(), out.as_str()];
    stand::of(beside.into_iter().chain(around.tags.iter().map(String::as_str)))
}

/// The posts as they would be shown. Takes milliseconds each.
pub fn posts(
    words: Words,
    of: Lang,
    standing: &[Standing],
    promises: &[StandingPromise],
    version: &Version,
    out_of_sight: &[(i32, String)],
) -> Vec<Post> {
    let by = |name: &str| words.with(t::PRIVACY_POST_BY, &[("name", name.into())]);
    let out = out_of_sight.iter().map(|(number, author)| Post {
        number: *number,
        by: by(author),
        text: None,
        promises: Vec::new(),
    });
    let shown = standing.iter().filter_map(|post| {
        let public = version.posts.iter().find(|public| public.post == post.id)?;
        let text = public.body.as_ref().map(|body| {
            let lang = lang::detect(body, of);
            (render_now(body, lang).html, lang)
        });
        let below = promises.iter().filter(|one| one.post == post.id && text.is_some());
        let promises = below.filter_map(|one| {
            let says = version.promises.iter().find(|says| says.commitment == one.says.commitment)?;
            Some((says.text.clone(), says.reason.clone()))
        });
        let promises = promises.collect();
        Some(Post { number: post.number, by: by(&post.author), text, promises })
    });
    let mut posts: Vec<Post> = shown.chain(out).collect();
    posts.sort_by_key(|post| post.number);
    posts
}

/// The page.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, thread) = (visit.words, shown.thread);
    html! {
        div .narrow .narrow--wide .stack {
            @if shown.over == Over::No || shown.asked.is_some() {
                (breadcrumb::breadcrumb(words, &[(&thread.title, urls::thread(thread.id, &thread.slug))]))
            }
            h1 { (words.text(t::PRIVACY_ASKED_TITLE)) }
            @if let Some(wrong) = shown.wrong {
                (notice::result(NoticeKind::Warn, html! { (words.text(wrong)) }))
            }
            @match shown.asked {
                Some(asked) if shown.board.is_private(thread.audience_id) => (question(visit, shown, asked)),
                _ => (stands(visit, shown)),
            }
        }
    }
}

/// Nothing is asked: how it stands.
fn stands(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, thread) = (visit.words, shown.thread);
    html! {
        @if shown.over == Over::Newer {
            (notice::notice(NoticeKind::Plain, html! { (words.text(t::PRIVACY_STANDS_NEWER)) }))
        } @else if shown.board.is_private(thread.audience_id) {
            (notice::notice(NoticeKind::Plain, html! { (words.text(t::PRIVACY_STANDS_PRIVATE)) }))
        } @else {
            (notice::notice(NoticeKind::Plain, html! { (words.text(t::PRIVACY_STANDS_PUBLIC)) " " (readers(visit, shown.board)) }))
            @if shown.agreed == Agreed::Yes {
                p { (words.text(t::PRIVACY_STANDS_BACK)) " " a href=(urls::thread_privacy(thread.id)) { (words.text(t::PRIVACY_MAKE)) } }
            }
        }
        @if shown.over == Over::No {
            p { a href=(urls::thread(thread.id, &thread.slug)) lang=(thread.lang) { (thread.title) } }
        }
    }
}

fn question(visit: &Visit, shown: &Shown<'_>, asked: &Asked) -> Markup {
    let words = visit.words;
    html! {
        p .lead { (words.text(t::PRIVACY_ASKED_LEAD)) " " (readers(visit, shown.board)) }
        @if !asked.current {
            (notice::notice(NoticeKind::Warn, html! { (words.text(t::PRIVACY_ASKED_OUTDATED)) }))
        } @else if policy::can_answer(&visit.viewer, shown.thread, shown.board).is_err() && visit.viewer.is(shown.thread.author_id) {
            (notice::notice(NoticeKind::Warn, html! { (words.text(t::THREADS_REFUSED_UNCONFIRMED)) }))
        }
        section .stack aria-labelledby="public-h" {
            h2 id="public-h" lang=(lang::detect(&asked.title, shown.thread.language()).tag()) { (asked.title) }
            @for post in &asked.posts { (post_of(visit, post, &asked.asker)) }
            @if let Some(product) = &asked.around.product { p .meta { (products::cards::fact(words, product)) } }
            @if !asked.around.tags.is_empty() {
                p .row .row--tight { @for tag in &asked.around.tags { span .tag { (tag) } " " } }
            }
        }
        @let unseen = asked.pictures && shown.over != Over::No;
        @if unseen && asked.current {
            (notice::notice(NoticeKind::Warn, html! {
                (words.text(t::PRIVACY_ASKED_PICTURES)) " "
                a href=(urls::sign_in_then(&urls::publication(shown.thread.id))) { (words.text(t::PRIVACY_ASKED_SIGN_IN)) }
            }))
        }
        form .card .stack method="post" action=(shown.address) {
            (form::hidden("publication", &asked.id.to_string()))
            (form::hidden(stand::FIELD, &asked.stand))
            p { (words.text(t::PRIVACY_ASKED_MEANS)) }
            div .row {
                @if asked.current && !unseen {
                    button .btn .btn--primary type="submit" name="says" value=(Says::Yes.as_str()) { (words.text(t::PRIVACY_SAY_YES)) }
                }
                button .btn type="submit" name="says" value=(Says::No.as_str()) { (icons::lock()) (words.text(t::PRIVACY_SAY_NO)) }
            }
        }
    }
}

fn post_of(visit: &Visit, post: &Post, asker: &str) -> Markup {
    let words = visit.words;
    html! {
        article .card .stack .stack-sm {
            p .meta { @if post.number == 1 { (words.with(t::PRIVACY_QUESTION_BY, &[("name", asker.into())])) } @else { (post.by) } }
            @match &post.text {
                Some((html, lang)) => div .prose lang=(lang.tag()) { (html) },
                None => p .meta { (words.text(t::PRIVACY_LEFT_OUT)) },
            }
            @for (promised, reason) in &post.promises {
                p .promise {
                    (icons::clock()) " " b { (words.text(t::COMMITMENTS_PROMISED)) } " " (promised)
                    @if let Some(reason) = reason { " " span .meta { (words.with(t::COMMITMENTS_REASON, &[("reason", reason.into())])) } }
                }
            }
        }
    }
}
