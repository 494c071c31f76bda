//! HTML of other forums and of mails to Markdown.

use htmd::HtmlToMarkdown;

use super::tags;

/// Elements whose content no reader saw.
const UNSEEN: [&str; 8] = ["script", "style", "head", "template", "noscript", "iframe", "object", "svg"];

/// Markdown of a foreign page's HTML. Where it nests too deeply to be walked, only its text is kept.
pub fn to_markdown(html: &str) -> String {
    if tags::depth(html) > tags::DEPTH_MAX {
        return only_text(html);
    }
    let converter = HtmlToMarkdown::builder().skip_tags(UNSEEN.to_vec()).build();
    match converter.convert(html) {
        Ok(markdown) => markdown.trim().to_owned(),
        Err(_) => only_text(html),
    }
}

fn only_text(html: &str) -> String {
    tags::text_only(html).trim().to_owned()
}
