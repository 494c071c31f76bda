//! The editor: sources left, the article to be right, private details and what publishing does below it.

use maud::{Markup, html};

use super::fields::{ArticleFields, fields};
use super::foreign;
use super::sources::sources;
use crate::db::{AudienceId, SectionId};
use crate::door::Visit;
use crate::faq::examine::Examined;
use crate::faq::model::{ArticleCard, Detail, Fate, Section, Typed, kind_words};
use crate::faq::policy;
use crate::faq::queries::drafts::Draft;
use crate::faq::reads::{Concerned, SourcePost, SourceThread};
use crate::text::Html;
use crate::text::mask::PrivateKind;
use crate::text::names::Names;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::composer::draft_of;
use crate::ui::form::{FieldErrors, error_summary};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::form_key;

/// The thread beside a draft.
pub struct Source {
    /// The thread.
    pub thread: SourceThread,
    /// Its posts that matter.
    pub posts: Vec<SourcePost>,
    /// The names of its people.
    pub names: Names,
    /// Whether its question is open: publishing proposes the article to its asker.
    pub is_open: bool,
}

/// An article that may answer it already.
pub struct Similar {
    /// The article.
    pub card: ArticleCard,
    /// Whether the viewer may add the thread to it.
    pub may_add: bool,
}

/// What the page shows.
pub struct DraftPage {
    /// The draft as it is kept.
    pub draft: Draft,
    /// What was typed.
    pub typed: Typed,
    /// The thread it is made from.
    pub source: Option<Source>,
    /// What was found in both.
    pub examined: Examined,
    /// The answer as readers will see it, if that is shown.
    pub preview: Option<Html>,
    /// Whom the thread concerns, and who is told on publishing.
    pub concerned: Concerned,
    /// Articles that may answer it already.
    pub similar: Vec<Similar>,
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
    let kept = draft_of(words, format!("promotion:{}:{}", page.draft.id, page.typed.version));
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
        form .promote .mt-4 method="post" action=(urls::faq_draft(page.draft.id))
            data-draft=(kept.place) data-restored=(kept.restored) data-change {
            input type="hidden" name="key" value=(page.key);
            // Enter in a field saves; only its own button publishes.
            button .sr type="submit" name="do" value="save" tabindex="-1" aria-hidden="true" { (words.text(t::FAQ_SAVE_DRAFT)) }
            @if let Some(source) = &page.source { (sources(visit, page, source)) }
            div .stack { (article_card(visit, page)) (private(visit, page)) (consequences(visit, page)) }
        }
    }
}

fn similar(visit: &Visit, page: &DraftPage) -> Markup {
    let words = visit.words;
    html! {
        @if !page.similar.is_empty() {
            section .note .note--warn .mt-4 aria-labelledby="similar" {
                (icons::book())
                div .stack .stack-sm {
                    h2 .card__h id="similar" { (words.text(t::FAQ_SIMILAR)) }
                    @for Similar { card, may_add } in &page.similar {
                        div .row .row--tight {
                            a href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) }
                            @if *may_add { (add_instead(visit, page, card)) }
                        }
                    }
                    @if page.similar.iter().any(|similar| similar.may_add) { p .meta { (words.text(t::FAQ_ADD_HINT)) } }
                }
            }
        }
    }
}

fn add_instead(visit: &Visit, page: &DraftPage, card: &ArticleCard) -> Markup {
    let (article, action) = (card.id.to_string(), urls::faq_draft_addition(page.draft.id));
    let fields = [(form_key::FIELD, page.key.as_str()), ("article", &article)];
    button::post(&action, &fields, Look::Small, html! { (visit.words.text(t::FAQ_ADD_INSTEAD)) })
}

fn article_card(visit: &Visit, page: &DraftPage) -> Markup {
    let lang = page.draft.language();
    let sources: Vec<AudienceId> = page.source.iter().map(|source| source.thread.audience).collect();
    let this = ArticleFields {
        typed: &page.typed,
        errors: &page.errors,
        sections: &page.sections,
        related: &page.related,
        found: &page.found,
        find: &page.find,
        lang,
        action: &urls::faq_draft(page.draft.id),
        preview: page.preview.as_ref(),
        sources: &sources,
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
            @if page.examined.details.is_empty() {
                p .hint { (words.text(t::FAQ_PRIVATE_NONE)) }
            } @else {
                p .hint { (words.text(t::FAQ_PRIVATE_HINT)) }
                div .mt-2 { @for detail in &page.examined.details { (one_detail(visit, detail, may_keep)) } }
            }
        }
    }
}

fn one_detail(visit: &Visit, detail: &Detail, may_keep: bool) -> Markup {
    let words = visit.words;
    let left_out = detail.fate == Fate::LeftOut;
    // What only the draft holds is in its field.
    let place = detail.place.as_deref().or((!left_out).then_some("body"));
    let may_keep = may_keep || detail.kind == PrivateKind::Name;
    let kept = detail.fate == Fate::Kept;
    html! {
        div .red {
            span {
                span .mask .mask--done[left_out] {
                    @match place {
                        Some(place) => a href=(format!("#{place}")) { (detail.text) },
                        None => (detail.text),
                    }
                } " "
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
    let may_here =
        page.typed.section.is_none_or(|id| policy::can_publish(&visit.viewer, id, &page.owned).is_ok());
    let section =
        page.typed.section.map(|id| super::fields::path_of(visit, &page.sections, id)).unwrap_or_default();
    html! {
        section .card .card--soft .stack .stack-sm aria-labelledby="publish" {
            h2 .card__h id="publish" { (words.text(t::FAQ_WHEN_PUBLISH)) }
            ul .plain {
                @if let Some(source) = &page.source {
                    li { (words.with(t::FAQ_WILL_SHOW, &[("count", 1_i64.into())])) }
                    @if source.is_open && reach(visit, page, source) { li { (words.with(t::FAQ_WILL_PROPOSE, &[("count", 1_i64.into())])) } }
                    li { (words.with(t::FAQ_WILL_TELL, &[("count", page.concerned.told.into())])) }
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
            @if !may || !may_here { p { (words.text(t::FAQ_REFUSE_PUBLISH)) " " (words.text(t::FAQ_OWNERS_SEE_DRAFTS)) } }
            @if may { p .meta { (words.text(t::FAQ_UNDO_HINT)) } }
        }
    }
}

/// Whether all readers of the thread will read the article.
fn reach(visit: &Visit, page: &DraftPage, source: &Source) -> bool {
    let audience = page.typed.audience.unwrap_or(page.draft.audience_id);
    !policy::is_wider(&visit.site.rules, source.thread.audience, audience)
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
