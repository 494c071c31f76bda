//! Editing an article.

use maud::{Markup, html};

use super::fields::{ArticleFields, fields};
use crate::db::{AudienceId, SectionId};
use crate::door::Visit;
use crate::faq::model::{ArticleCard, Section, Typed};
use crate::faq::policy;
use crate::faq::queries::articles::Article;
use crate::text::Html;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::composer::draft_of;
use crate::ui::form::{FieldErrors, error_summary};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::words::t;
use crate::urls;
use crate::web::form_key;

/// What the page shows.
pub struct EditPage {
    /// The article as it is.
    pub article: Article,
    /// What was typed.
    pub typed: Typed,
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
    /// The answer as readers will see it, if that is shown.
    pub preview: Option<Html>,
    /// Who reads the threads it was made from.
    pub sources: Vec<AudienceId>,
    /// What is wrong.
    pub errors: FieldErrors,
    /// What stands now, when somebody else was faster.
    pub meanwhile: Vec<Labelled>,
}

/// The page.
pub fn edit(visit: &Visit, page: &EditPage) -> Markup {
    let words = visit.words;
    // Only sections the viewer may publish in are offered.
    let own: Vec<Section> = page
        .sections
        .iter()
        .filter(|section| policy::can_publish(&visit.viewer, section.id, &page.owned).is_ok())
        .cloned()
        .collect();
    let this = ArticleFields {
        typed: &page.typed,
        errors: &page.errors,
        sections: &own,
        related: &page.related,
        found: &page.found,
        find: &page.find,
        lang: page.article.lang(),
        action: &urls::article_edit(page.article.id),
        preview: page.preview.as_ref(),
        sources: &page.sources,
    };
    let kept = draft_of(words, format!("article:{}:{}", page.article.id, page.typed.version));
    html! {
        (error_summary(words, &page.errors))
        (breadcrumb(words, &[(&words.text(t::COMMON_NAV_FAQ), urls::faq().to_owned()), (&page.article.title, page.article.url())]))
        h1 { (words.text(t::FAQ_EDIT)) }
        (meanwhile(words, &page.meanwhile))
        form .card .card--flush .mt-4 method="post" action=(urls::article_edit(page.article.id))
            data-draft=(kept.place) data-restored=(kept.restored) data-change {
            div .pform {
                (form_key::input(""))
                button .sr type="submit" name="do" value="save" tabindex="-1" aria-hidden="true" { (words.text(t::COMMON_SAVE)) }
                (fields(visit, &this))
                div .row {
                    button .btn .btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn .btn--quiet href=(page.article.url()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}
