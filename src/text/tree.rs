//! What is done to a parsed text before it is written as HTML: mentions, headings, task lists, foreign images, dangerous HTML.

use std::collections::HashMap;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeCodeBlock, NodeLink, NodeValue};
use comrak::{Arena, Node};

use super::markdown::{Heading, ID_PREFIX, MENTIONS_MAX, MarkdownContext, Surface};
use super::sanitise;
use super::slug;
use super::tags::{self, Piece};

/// Levels of quotes and lists in each other from which on a text is shown as typed.
const DEPTH_MAX: usize = 60;

/// Characters of a handle.
const HANDLE_CHARS: std::ops::RangeInclusive<usize> = 2..=30;

/// What the walk found.
pub(super) struct Tree {
    pub(super) mentions: Vec<String>,
    pub(super) headings: Vec<Heading>,
}

/// Whether quotes, lists or emphasis stand in each other deeper than anybody writes.
pub(super) fn is_too_deep(root: Node<'_>) -> bool {
    let mut depth: usize = 0;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth = depth.saturating_sub(1),
        }
        if depth > DEPTH_MAX {
            return true;
        }
    }
    false
}

/// Changes the tree in place.
pub(super) fn prepare<'a>(root: Node<'a>, arena: &'a Arena<'a>, context: &MarkdownContext<'_>) -> Tree {
    let mut tree = Tree { mentions: Vec::new(), headings: Vec::new() };
    let mut outline = Outline::default();
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        demote_heading(node, context.surface, &mut outline, &mut tree.headings);
        tick_box_as_text(node, arena);
        foreign_image_as_link(node, arena);
        dangerous_html_as_text(node);
        mentions_as_links(node, arena, context, &mut tree.mentions);
    }
    tree
}

fn new_node<'a>(arena: &'a Arena<'a>, value: NodeValue) -> Node<'a> {
    arena.alloc(AstNode::from(value))
}

/// The headings met so far.
#[derive(Default)]
struct Outline {
    /// Levels, as typed, of those that the next one may stand under.
    above: Vec<u8>,
    /// How often a name was given as an id.
    ids: HashMap<String, usize>,
}

impl Outline {
    /// How deep a heading stands, from 0: people begin at any level and leave some out, pages may not.
    fn depth(&mut self, typed: u8) -> u8 {
        self.above.retain(|level| *level < typed);
        let depth = u8::try_from(self.above.len()).unwrap_or(u8::MAX);
        self.above.push(typed);
        depth
    }
}

fn demote_heading(node: Node<'_>, surface: Surface, outline: &mut Outline, found: &mut Vec<Heading>) {
    let level = match &mut node.data_mut().value {
        NodeValue::Heading(heading) => {
            heading.level = surface.first_level().saturating_add(outline.depth(heading.level)).min(6);
            heading.level
        }
        _ => return,
    };
    if surface == Surface::Post {
        return;
    }
    let text = node.collect_text();
    let name = slug::slug(&text);
    let times = outline.ids.entry(name.clone()).or_insert(0);
    *times += 1;
    let id = if *times == 1 { format!("{ID_PREFIX}{name}") } else { format!("{ID_PREFIX}{name}-{times}") };
    found.push(Heading { level, id, text });
}

/// A box that cannot be ticked is no control: a sign says the same to everybody.
fn tick_box_as_text<'a>(node: Node<'a>, arena: &'a Arena<'a>) {
    let NodeValue::TaskItem(task) = node.data().value else { return };
    let list = match node.parent().map(|parent| parent.data().value.clone()) {
        Some(NodeValue::List(list)) => list,
        _ => return,
    };
    let sign = if task.symbol.is_some() { "☑ " } else { "☐ " };
    let sign = new_node(arena, NodeValue::Text(sign.into()));
    node.data_mut().value = NodeValue::Item(list);
    match node.first_child() {
        Some(child) if matches!(child.data().value, NodeValue::Paragraph) => child.prepend(sign),
        _ => {
            let paragraph = new_node(arena, NodeValue::Paragraph);
            paragraph.append(sign);
            node.prepend(paragraph);
        }
    }
}

fn foreign_image_as_link<'a>(node: Node<'a>, arena: &'a Arena<'a>) {
    let link = match &node.data().value {
        NodeValue::Image(link) if !sanitise::is_upload(&link.url) => link.clone(),
        _ => return,
    };
    if node.ancestors().skip(1).any(|above| matches!(above.data().value, NodeValue::Link(_))) {
        for child in node.children().collect::<Vec<_>>() {
            node.insert_before(child);
        }
        node.detach();
        return;
    }
    if node.first_child().is_none() {
        node.append(new_node(arena, NodeValue::Text(link.url.clone().into())));
    }
    node.data_mut().value = NodeValue::Link(link);
}

/// HTML that we would not show at all stands there as the text it is: people ask about it.
fn dangerous_html_as_text(node: Node<'_>) {
    let mut data = node.data_mut();
    match &mut data.value {
        NodeValue::HtmlInline(html) if has_forbidden_tag(html) => {
            let text = std::mem::take(html);
            data.value = NodeValue::Text(text.into());
        }
        NodeValue::HtmlBlock(block) if has_forbidden_tag(&block.literal) => {
            let literal = std::mem::take(&mut block.literal);
            let code =
                NodeCodeBlock { fenced: true, info: "html".to_owned(), literal, ..NodeCodeBlock::default() };
            data.value = NodeValue::CodeBlock(Box::new(code));
        }
        _ => {}
    }
}

fn has_forbidden_tag(html: &str) -> bool {
    tags::pieces(html).any(|piece| match piece {
        Piece::Start(name, _) | Piece::End(name) => !sanitise::ELEMENTS.contains(&name.as_str()),
        Piece::Text(_) | Piece::Nothing => false,
    })
}

fn mentions_as_links<'a>(
    node: Node<'a>,
    arena: &'a Arena<'a>,
    context: &MarkdownContext<'_>,
    found: &mut Vec<String>,
) {
    let text = match &node.data().value {
        NodeValue::Text(text) if text.contains('@') => text.to_string(),
        _ => return,
    };
    if node
        .ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
    {
        return;
    }
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('@') {
        plain.push_str(before);
        let handle = handle_at(&plain, after);
        rest = after;
        match handle.filter(|handle| note_mention(handle, found)) {
            None => plain.push('@'),
            Some(handle) => {
                if !plain.is_empty() {
                    node.insert_before(new_node(arena, NodeValue::Text(std::mem::take(&mut plain).into())));
                }
                let url = (context.mention_url)(&handle.to_ascii_lowercase());
                let link = new_node(arena, NodeValue::Link(Box::new(NodeLink { url, title: String::new() })));
                link.append(new_node(arena, NodeValue::Text(format!("@{handle}").into())));
                node.insert_before(link);
                rest = after.strip_prefix(handle).unwrap_or(after);
            }
        }
    }
    plain.push_str(rest);
    node.data_mut().value = NodeValue::Text(plain.into());
}

/// The handle after an `@`, if the `@` begins a word there. Chinese stands without a blank on both sides.
fn handle_at<'t>(before: &str, after: &'t str) -> Option<&'t str> {
    if before
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '@' | '-' | '+' | ':'))
    {
        return None;
    }
    let bytes = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    let handle = after.get(..bytes)?.trim_end_matches(['-', '_']);
    let next = after.get(bytes..).and_then(|rest| rest.chars().next());
    let is_word = handle.starts_with(|c: char| c.is_ascii_alphanumeric()) && next != Some('@');
    (is_word && HANDLE_CHARS.contains(&handle.len())).then_some(handle)
}

/// Notes a handle once, in lower case as all handles are; `false` if the text has enough already.
fn note_mention(handle: &str, found: &mut Vec<String>) -> bool {
    let handle = handle.to_ascii_lowercase();
    if found.contains(&handle) {
        return true;
    }
    if found.len() >= MENTIONS_MAX {
        return false;
    }
    found.push(handle);
    true
}
