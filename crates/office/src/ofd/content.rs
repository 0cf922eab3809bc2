//! Draws one page or template: its layers, blocks and composite objects, down to text, lines and
//! pictures (GB/T 33190-2016, 7.7 and 13).

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::budget::DrawingBudget;
use super::element::is_set;
use super::geometry::Transform;
use super::{path, text};
use crate::xml::child;
use read::paged::{DrawnLine, DrawnShape, TextSpan};

/// Composite objects within one another. They are for signs and logos; a cycle ends here.
const DEEPEST: usize = 16;

/// So many bytes of the data of a path cost as much as an object.
const DATA: usize = 16;

#[derive(Clone, Debug, Default)]
pub(super) struct PageDrawing {
    pub spans: Vec<TextSpan>,
    pub rules: Vec<DrawnLine>,
    pub shapes: Vec<DrawnShape>,
    pub pictures: bool,
    /// Characters whose text is known to the font only.
    pub undecodable: usize,
    /// Objects whose place cannot be read are left out.
    pub left_out: bool,
    /// The page's own spans with text, without those of its templates.
    pub own_text: usize,
}

impl PageDrawing {
    /// Draws an area over what is drawn already.
    fn shape(&mut self, shape: Option<DrawnShape>, budget: &mut DrawingBudget) {
        let before = self.spans.len();
        let corners = |shape: &DrawnShape| shape.figures.iter().map(Vec::len).sum();
        let shape = shape.filter(|shape| budget.take(corners(shape)));
        self.shapes.extend(shape.map(|shape| DrawnShape { before, ..shape }));
    }

    /// Draws `other` over this.
    pub fn add(&mut self, other: PageDrawing) {
        let below = self.spans.len();
        let moved = |shape: DrawnShape| DrawnShape { before: shape.before + below, ..shape };
        self.shapes.extend(other.shapes.into_iter().map(moved));
        self.spans.extend(other.spans);
        self.rules.extend(other.rules);
        self.pictures |= other.pictures;
        self.undecodable += other.undecodable;
        self.own_text += other.own_text;
    }
}

/// The composite units of the resources, by their ids.
#[derive(Clone, Default)]
pub(super) struct CompositeUnits<'t>(HashMap<&'t str, Node<'t, 't>>);

impl<'t> CompositeUnits<'t> {
    pub fn of(resources: &'t [Document<'t>]) -> CompositeUnits<'t> {
        let units = resources.iter().flat_map(|resource| {
            resource.descendants().filter(|node| node.tag_name().name() == "CompositeGraphicUnit")
        });
        CompositeUnits(units.filter_map(|unit| Some((unit.attribute("ID")?, unit))).collect())
    }

    /// These, and those of a page's own resources.
    pub fn and<'p>(&self, own: &'p [Document<'p>]) -> CompositeUnits<'p>
    where
        't: 'p,
    {
        let mut all: HashMap<&'p str, Node<'p, 'p>> = CompositeUnits::of(own).0;
        all.extend(self.0.iter().map(|(id, unit)| (*id, *unit)));
        CompositeUnits(all)
    }
}

/// Draws the content of a page.
pub(super) fn draw(
    page: Node<'_, '_>,
    units: &CompositeUnits<'_>,
    budget: &mut DrawingBudget,
) -> PageDrawing {
    let mut drawing = PageDrawing::default();
    let Some(content) = child(page, "Content") else { return drawing };
    let mut layers: Vec<Node> = content.children().filter(Node::is_element).collect();
    layers.sort_by_key(|layer| match layer.attribute("Type") {
        Some("Background") => 0,
        Some("Foreground") => 2,
        _ => 1,
    });
    let waiting = layers.into_iter().rev().map(|layer| (layer, Transform::page(), 0));
    let mut waiting: Vec<(Node, Transform, usize)> = waiting.collect();
    while let Some((object, outer, depth)) = waiting.pop() {
        if !budget.take(1) {
            break;
        }
        if !is_set(object, "Visible", true) {
            continue;
        }
        match object.tag_name().name() {
            "Layer" | "PageBlock" => {
                waiting.extend(object.children().rev().map(|inner| (inner, outer, depth)));
            }
            "TextObject" => match text::read(object, outer, budget) {
                Some(text) => {
                    drawing.spans.extend(text.spans);
                    drawing.undecodable += text.undecodable;
                }
                None => drawing.left_out = true,
            },
            "PathObject" if !budget.take(path::size(object) / DATA) => break,
            "PathObject" => {
                match path::read(object, outer) {
                    Some(rules) if budget.take(rules.len()) => drawing.rules.extend(rules),
                    Some(_) => {}
                    None => drawing.left_out = true,
                }
                drawing.shape(path::area(object, outer), budget);
            }
            "ImageObject" => {
                drawing.pictures = true;
                drawing.shape(path::picture(object, outer), budget);
            }
            "CompositeObject" => match (outer.of(object), unit(object, units)) {
                _ if depth >= DEEPEST => budget.overdraw(),
                (Some(inner), Some(content)) => {
                    waiting.extend(content.children().rev().map(|part| (part, inner, depth + 1)));
                }
                _ => drawing.left_out = true,
            },
            _ => {}
        }
    }
    drawing
}

fn unit<'t>(object: Node<'_, '_>, units: &CompositeUnits<'t>) -> Option<Node<'t, 't>> {
    child(*units.0.get(object.attribute("ResourceID")?)?, "Content")
}
