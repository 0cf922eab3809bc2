//! The tree that html5ever builds, stored in one vector, within the limits.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

use read::Limits;

pub(super) type NodeId = usize;

/// The document node.
pub(super) const ROOT: NodeId = 0;

/// The parent of the contents of templates. It is no part of the tree, so they are not read.
const DISCARDED: NodeId = 1;

pub(super) struct Tree {
    nodes: Vec<Node>,
}

struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    data: NodeData,
}

enum NodeData {
    /// The document node, and nodes without content such as comments.
    Fragment,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
}

/// Builds the tree out of tags and text.
pub(super) struct HtmlTreeBuilder {
    inner: TreeBuilder<NodeId, HtmlTreeSink>,
    limits: Limits,
}

impl HtmlTreeBuilder {
    pub fn new(limits: &Limits) -> HtmlTreeBuilder {
        let sink = HtmlTreeSink {
            nodes: RefCell::new(vec![Node::new(NodeData::Fragment), Node::new(NodeData::Fragment)]),
            elements: Cell::new(0),
            deepest: Cell::new(0),
            most: limits.depth,
        };
        // A page without a doctype (none is handed on) would be read in quirks mode, where a table
        // may stand inside a paragraph; `iframe_srcdoc` is the switch against that.
        let options = TreeBuilderOpts { iframe_srcdoc: true, ..TreeBuilderOpts::default() };
        HtmlTreeBuilder { inner: TreeBuilder::new(sink, options), limits: *limits }
    }

    pub fn start(&mut self, name: &str, attributes: &[(&'static str, &str)], self_closing: bool) {
        let mut attrs: Vec<Attribute> = Vec::new();
        for (name, value) in attributes {
            let name = QualName::new(None, ns!(), LocalName::from(*name));
            if attrs.iter().all(|known| known.name != name) {
                attrs.push(Attribute { name, value: StrTendril::from(*value) });
            }
        }
        self.tag(TagKind::StartTag, name, attrs, self_closing);
    }

    pub fn end(&mut self, name: &str) {
        self.tag(TagKind::EndTag, name, Vec::new(), false);
    }

    pub fn text(&mut self, text: &str) {
        let token = |text| Token::CharacterTokens(StrTendril::from(text));
        if text.contains(['\0', '\r']) {
            let text = text.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
            self.hand_on(token(text.as_str()));
        } else if !text.is_empty() {
            self.hand_on(token(text));
        }
    }

    /// Whether the tree is as large as it may be.
    pub fn is_full(&self) -> bool {
        let sink = &self.inner.sink;
        sink.elements.get() > self.limits.elements || sink.deepest.get() > self.limits.depth
    }

    pub fn finish(self) -> Tree {
        let _ = self.inner.process_token(Token::EOFToken, 1);
        self.inner.end();
        Tree { nodes: self.inner.sink.finish() }
    }

    fn tag(&mut self, kind: TagKind, name: &str, attrs: Vec<Attribute>, self_closing: bool) {
        let name = LocalName::from(name);
        let had_duplicate_attributes = false;
        let tag = Tag { kind, name, self_closing, attrs, had_duplicate_attributes };
        self.hand_on(Token::TagToken(tag));
    }

    fn hand_on(&mut self, token: Token) {
        // The result is meant for html5ever's tokenizer; ours knows which elements hold no tags.
        let _ = self.inner.process_token(token, 1);
    }
}

/// The tree that html5ever makes with its own tokenizer, to compare with.
#[cfg(test)]
pub(super) fn by_html5ever(html: &str) -> Tree {
    use html5ever::tendril::TendrilSink;
    let sink = HtmlTreeBuilder::new(&Limits::default()).inner.sink;
    let tree_builder = TreeBuilderOpts { iframe_srcdoc: true, ..TreeBuilderOpts::default() };
    let options = html5ever::ParseOpts { tree_builder, ..Default::default() };
    Tree { nodes: html5ever::parse_document(sink, options).one(html) }
}

impl Tree {
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn children(&self, id: NodeId) -> &[NodeId] {
        self.nodes.get(id).map_or(&[], |node| &node.children)
    }

    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id)?.parent
    }

    /// The element's name, `""` for what is no element.
    pub fn name(&self, id: NodeId) -> &str {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(NodeData::Element { name, .. }) => &name.local,
            _ => "",
        }
    }

    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(NodeData::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(NodeData::Element { attributes, .. }) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }
}

impl Node {
    fn new(data: NodeData) -> Node {
        Node { parent: None, children: Vec::new(), data }
    }
}

struct HtmlTreeSink {
    nodes: RefCell<Vec<Node>>,
    elements: Cell<usize>,
    deepest: Cell<usize>,
    /// Depth beyond which the exact depth is not counted.
    most: usize,
}

impl HtmlTreeSink {
    fn add(&self, data: NodeData) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(data));
        nodes.len() - 1
    }

    /// Puts a child into `parent`, before the one that stands at `at`.
    fn insert(&self, parent: NodeId, at: usize, child: NodeOrText<NodeId>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.remove_from_parent(&id);
                id
            }
            NodeOrText::AppendText(text) => {
                if self.lengthen(parent, at, &text) {
                    return;
                }
                self.add(NodeData::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let deepest = self.deepest.get().max(depth(&nodes, parent, self.most) + 1);
        self.deepest.set(deepest);
        if let Some(node) = nodes.get_mut(id) {
            node.parent = Some(parent);
        }
        if let Some(node) = nodes.get_mut(parent) {
            node.children.insert(at.min(node.children.len()), id);
        }
    }

    /// Text that follows text becomes part of it.
    fn lengthen(&self, parent: NodeId, at: usize, more: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = nodes
            .get(parent)
            .zip(at.checked_sub(1))
            .and_then(|(node, last)| node.children.get(last).copied());
        match before.and_then(|id| nodes.get_mut(id)).map(|node| &mut node.data) {
            Some(NodeData::Text(text)) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.borrow().get(id)?.parent
    }
}

/// Names are reference-counted: a copy is cheaper than a borrow through the `RefCell`.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for HtmlTreeSink {
    type Handle = NodeId;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        match self.nodes.borrow().get(*target).map(|node| &node.data) {
            Some(NodeData::Element { name, .. }) => Name(name.clone()),
            _ => Name(QualName::new(None, Namespace::from(""), LocalName::from(""))),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        self.add(NodeData::Element { name, attributes })
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(NodeData::Fragment)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(NodeData::Fragment)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let end = self.nodes.borrow().get(*parent).map_or(0, |node| node.children.len());
        self.insert(*parent, end, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let Some(parent) = self.parent(*sibling) else { return };
        if let NodeOrText::AppendNode(id) = &child {
            self.remove_from_parent(id);
        }
        let at = self.nodes.borrow().get(parent).and_then(|node| position(node, *sibling));
        self.insert(parent, at.unwrap_or(usize::MAX), child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        match self.parent(*element) {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(previous, child),
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(*target).and_then(|node| node.parent.take());
        if let Some(node) = parent.and_then(|parent| nodes.get_mut(parent))
            && let Some(at) = position(node, *target)
        {
            node.children.remove(at);
        }
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let children = self
            .nodes
            .borrow_mut()
            .get_mut(*node)
            .map(|node| std::mem::take(&mut node.children))
            .unwrap_or_default();
        for child in children {
            if let Some(node) = self.nodes.borrow_mut().get_mut(child) {
                node.parent = None;
            }
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        if let Some(NodeData::Element { attributes, .. }) =
            self.nodes.borrow_mut().get_mut(*target).map(|node| &mut node.data)
        {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn get_template_contents(&self, _target: &NodeId) -> NodeId {
        DISCARDED
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn set_quirks_mode(&self, _mode: QuirksMode) {}
}

/// Where a child stands; searched from the end, where the parser works.
fn position(node: &Node, child: NodeId) -> Option<usize> {
    node.children.iter().rposition(|id| *id == child)
}

/// The depth of a node. It is counted each time, because the parser also moves whole branches.
fn depth(nodes: &[Node], id: NodeId, most: usize) -> usize {
    std::iter::successors(Some(id), |id| nodes.get(*id)?.parent).take(most + 1).count()
}
