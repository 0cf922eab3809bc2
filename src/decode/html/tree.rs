//! The tree that html5ever builds, in one vector, and never larger than the limits.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};

use super::super::Limits;

/// Bytes handed to the parser before the limits are looked at again. One piece can overstep them
/// by no more than it has tags.
const PIECE: usize = 4 << 10;

pub(super) type NodeId = usize;

/// The document node.
pub(super) const ROOT: NodeId = 0;

/// Where the contents of templates go: it hangs nowhere, so nobody reads it.
const DISCARDED: NodeId = 1;

pub(super) struct Tree {
    nodes: Vec<Node>,
    pub limit_reached: bool,
}

struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    data: Data,
}

enum Data {
    /// The document, and what hangs nowhere.
    Fragment,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
}

/// Builds the tree of a page that has passed the guard.
pub(super) fn parse(html: &str, limits: &Limits) -> Tree {
    let sink = Sink {
        nodes: RefCell::new(vec![Node::new(Data::Fragment), Node::new(Data::Fragment)]),
        elements: Cell::new(0),
        deepest: Cell::new(0),
        most: limits.depth,
    };
    // A page without a doctype (the guard takes it away) would be read in quirks mode, where a
    // table may stand inside a paragraph; `iframe_srcdoc` is the switch against that.
    let tree_builder =
        TreeBuilderOpts { iframe_srcdoc: true, drop_doctype: true, ..Default::default() };
    let mut parser = parse_document(sink, ParseOpts { tree_builder, ..Default::default() });
    let mut limit_reached = false;
    let mut rest = html;
    while !rest.is_empty() && !limit_reached {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        parser.process(StrTendril::from(piece));
        let sink = &parser.tokenizer.sink.sink;
        limit_reached = sink.elements.get() > limits.elements || sink.deepest.get() > limits.depth;
        rest = after;
    }
    Tree { nodes: parser.finish(), limit_reached }
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
            Some(Data::Element { name, .. }) => &name.local,
            _ => "",
        }
    }

    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(Data::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(Data::Element { attributes, .. }) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }
}

impl Node {
    fn new(data: Data) -> Node {
        Node { parent: None, children: Vec::new(), data }
    }
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
    elements: Cell<usize>,
    deepest: Cell<usize>,
    /// Depth beyond which nobody needs to know how deep.
    most: usize,
}

impl Sink {
    fn add(&self, data: Data) -> NodeId {
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
                self.add(Data::Text(text.to_string()))
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
            Some(Data::Text(text)) => {
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

/// Names are counted pointers: handing out a copy is cheaper than lending through the `RefCell`.
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

impl TreeSink for Sink {
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
            Some(Data::Element { name, .. }) => Name(name.clone()),
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
        self.add(Data::Element { name, attributes })
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Data::Fragment)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(Data::Fragment)
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
        if let Some(Data::Element { attributes, .. }) =
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

/// How deep a node hangs. It is counted each time, because the parser also moves whole branches.
fn depth(nodes: &[Node], id: NodeId, most: usize) -> usize {
    std::iter::successors(Some(id), |id| nodes.get(*id)?.parent).take(most + 1).count()
}
