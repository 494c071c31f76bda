//! The editor: sources left, the article to be right, private details and what publishing does below it.

use maud::{Markup, html};

use super::fields::{ArticleFields, fields};
use super::sources::sources;
use crate::db::SectionId;
use crate::door::Visit;
use crate::faq::model::{ArticleCard, Detail, Fate, Section, Typed, kind_words};
use crate::faq::policy;
use crate::faq::queries::drafts::Draft;
use crate::faq::reads::{SourcePost, SourceThread};
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::form::{FieldErrors, error_summary};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;

/// The thread beside a draft.
pub struct Source {
    /// The thread.
    pub thread: SourceThread,
    /// Its posts that matter.
    pub posts: Vec<SourcePost>,
    /// How many are told on publishing.
    pub people: i64,
    /// Whether its question is open: publishing proposes the article to its asker.
    pub is_open: bool,
}

/// What the page shows.
pub struct DraftPage {
    /// The draft as it is kept.
    pub draft: Draft,
    /// What was typed.
    pub typed: Typed,
    /// The thread it is made from.
    pub source: Option<Source>,
    /// Private details of both.
    pub details: Vec<Detail>,
    /// Articles that may answer it already: question, address.
    pub similar: Vec<(String, String)>,
    /// The articles chosen as related.
    pub related: Vec<ArticleCard>,
    /// Articles found for linking.
    pub found: Vec<ArticleCard>,
    /// What was looked for.
    pub find: String,
    /// All sections.
    pub sections: Vec<Section>,
    /// Those the viewer owns.
    pub owned: Vec<SectionId>,
    /// What is wrong.
    pub errors: FieldErrors,
    /// What stands now, when somebody else was faster.
    pub meanwhile: Vec<Labelled>,
    /// The form's one-time key.
    pub key: String,
}

/// The page.
pub fn draft(visit: &Visit, page: &DraftPage) -> Markup {
    let words = visit.words;
    let saved =
        words.with(t::COMMON_DRAFT_SAVED, &[("time", time::clock(page.draft.saved_at, visit.zone).into())]);
    let faq = words.text(t::COMMON_NAV_FAQ);
    let list = words.text(t::FAQ_DRAFTS);
    html! {
        (error_summary(words, &page.errors))
        div .row .row--between {
            div {
                (breadcrumb(words, &[(&faq, urls::faq().to_owned()), (&list, urls::faq_drafts().to_owned())]))
                h1 { (words.text(if page.source.is_some() { t::FAQ_PROMOTE } else { t::FAQ_NEW_ARTICLE })) }
            }
            p .row .row--tight .meta { span { (saved) } }
        }
        (meanwhile(words, &page.meanwhile))
        (similar(visit, page))
        form .promote .mt-4 method="post" action=(urls::faq_draft(page.draft.id)) {
            input type="hidden" name="key" value=(page.key);
            // Enter in a field saves; only its own button publishes.
            button .sr type="submit" name="do" value="save" tabindex="-1" aria-hidden="true" { (words.text(t::FAQ_SAVE_DRAFT)) }
            @if let Some(source) = &page.source { (sources(visit, page, source)) }
            div .stack { (article_card(visit, page)) (private(visit, page)) (consequences(visit, page)) }
        }
    }
}

fn similar(visit: &Visit, page: &DraftPage) -> Markup {
    html! {
        @if !page.similar.is_empty() {
            div .mt-4 {
                (notice::notice(NoticeKind::Warn, html! {
                    b { (visit.words.text(t::FAQ_SIMILAR)) }
                    @for (title, url) in &page.similar { " " a href=(url) { (title) } }
                }))
            }
        }
    }
}

fn article_card(visit: &Visit, page: &DraftPage) -> Markup {
    let lang = page.draft.language();
    let this = ArticleFields {
        typed: &page.typed,
        errors: &page.errors,
        sections: &page.sections,
        related: &page.related,
        found: &page.found,
        find: &page.find,
        lang,
    };
    html! {
        section .card .card--flush aria-labelledby="draft" {
            div .panelh {
                h2 id="draft" { (visit.words.text(t::FAQ_DRAFT)) }
                span .meta .push lang=(lang.tag()) { (lang.own_name()) }
            }
            div .pform { (fields(visit, &this)) }
        }
    }
}

fn private(visit: &Visit, page: &DraftPage) -> Markup {
    let words = visit.words;
    let may_keep = policy::can_keep(&visit.viewer, page.draft.author_id).is_ok();
    html! {
        section .card aria-labelledby="private" {
            h2 .card__h id="private" { (icons::eye_off()) " " (words.text(t::FAQ_PRIVATE)) }
            @if page.details.is_empty() {
                p .hint { (words.text(t::FAQ_PRIVATE_NONE)) }
            } @else {
                p .hint { (words.text(t::FAQ_PRIVATE_HINT)) }
                div .mt-2 { @for detail in &page.details { (one_detail(visit, detail, may_keep)) } }
            }
        }
    }
}

fn one_detail(visit: &Visit, detail: &Detail, may_keep: bool) -> Markup {
    let words = visit.words;
    let left_out = detail.fate == Fate::LeftOut;
    let kept = detail.fate == Fate::Kept;
    html! {
        div .red {
            span {
                span .mask .mask--done[left_out] { (detail.text) } " "
                span .meta { (words.text(kind_words(detail.kind))) }
            }
            @if left_out {
                span .chip .chip--solved { (icons::check_circle()) (words.text(t::FAQ_LEFT_OUT)) }
            } @else {
                span .chip .chip--due { (icons::alert()) (words.text(if kept { t::FAQ_KEPT } else { t::FAQ_STILL_IN })) }
                @if may_keep || kept {
                    label .check { input type="checkbox" name="keep" value=(detail.text) checked[kept]; span { (words.text(t::FAQ_KEEP)) } }
                }
            }
        }
    }
}

fn consequences(visit: &Visit, page: &DraftPage) -> Markup {
    let words = visit.words;
    let may = may_publish(visit, page);
    let section =
        page.typed.section.map(|id| super::fields::path_of(visit, &page.sections, id)).unwrap_or_default();
    html! {
        section .card .card--soft .stack .stack-sm aria-labelledby="publish" {
            h2 .card__h id="publish" { (words.text(t::FAQ_WHEN_PUBLISH)) }
            ul .plain {
                @if let Some(source) = &page.source {
                    li { (words.with(t::FAQ_WILL_SHOW, &[("count", 1_i64.into())])) }
                    @if source.is_open { li { (words.with(t::FAQ_WILL_PROPOSE, &[("count", 1_i64.into())])) } }
                    li { (words.with(t::FAQ_WILL_TELL, &[("count", source.people.into())])) }
                    li { (words.text(t::FAQ_WILL_WORDING)) }
                }
                @if !section.is_empty() { li { (words.with(t::FAQ_WILL_STAND, &[("section", section.into())])) } }
                li { (words.with(t::FAQ_WILL_FALLBACK, &[("language", page.draft.language().own_name().into())])) }
            }
            div .row {
                @if may {
                    button .btn .btn--primary type="submit" name="do" value="publish" { (icons::book()) (words.text(t::FAQ_PUBLISH)) }
                }
                button .btn type="submit" name="do" value="save" { (words.text(t::FAQ_SAVE_DRAFT)) }
            }
            @if may { p .meta { (words.text(t::FAQ_UNDO_HINT)) } } @else { p .meta { (words.text(t::FAQ_REFUSE_PUBLISH)) } }
        }
    }
}

/// Whether the button stands: in the chosen section, or in any while none is chosen.
fn may_publish(visit: &Visit, page: &DraftPage) -> bool {
    let may = |section| policy::can_publish(&visit.viewer, section, &page.owned).is_ok();
    may_any(page, may) || visit.viewer.is_admin()
}

/// The section can still be changed in the form, so one of them is enough; the POST judges the one that was sent.
fn may_any(page: &DraftPage, may: impl Fn(SectionId) -> bool) -> bool {
    page.sections.iter().any(|section| may(section.id))
}
