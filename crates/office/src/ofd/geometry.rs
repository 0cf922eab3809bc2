//! Numbers, boxes and transformations (GB/T 33190-2016, 7.3 and 8.2). The format counts in
//! millimetres, y downwards; what this module returns is in points.

use roxmltree::Node;

use super::element::numbers;
use crate::xml::child;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// A4, in points.
const A4: PageSize = PageSize { width: 210.0 * POINTS, height: 297.0 * POINTS };

/// The size of a page, in points. Its upper left corner is the origin of its coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageSize {
    pub width: f32,
    pub height: f32,
}

impl Default for PageSize {
    fn default() -> PageSize {
        A4
    }
}

impl PageSize {
    /// The size that a page gives itself.
    pub fn of(page: Node<'_, '_>) -> Option<PageSize> {
        PageSize::within(child(page, "Area")?)
    }

    /// The size of pages that give themselves none.
    pub fn of_document(common: Node<'_, '_>) -> Option<PageSize> {
        PageSize::within(child(common, "PageArea")?)
    }

    fn within(areas: Node<'_, '_>) -> Option<PageSize> {
        let numbers = numbers(child(areas, "PhysicalBox")?.text()?)?;
        let [_, _, width, height] = *numbers.first_chunk()?;
        (width > 0.0 && height > 0.0)
            .then_some(PageSize { width: width * POINTS, height: height * POINTS })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub x: f32,
    pub y: f32,
}

/// x′ = ax + cy + e, y′ = bx + dy + f.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transform([f32; 6]);

impl Transform {
    /// From millimetres of the page to points.
    pub fn page() -> Transform {
        Transform([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0])
    }

    /// From the coordinates of an object to the page, where `self` is from what is around it.
    /// `None` where its `Boundary` or `CTM` cannot be read, so that its position is unknown.
    pub fn of(self, object: Node<'_, '_>) -> Option<Transform> {
        let corner = match object.attribute("Boundary") {
            None => [0.0, 0.0],
            Some(boundary) => {
                let [x, y, _, _] = *numbers(boundary)?.first_chunk()?;
                [x, y]
            }
        };
        let matrix = match object.attribute("CTM") {
            None => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            Some(matrix) => *numbers(matrix)?.first_chunk()?,
        };
        let [x, y] = corner;
        Some(self.after([1.0, 0.0, 0.0, 1.0, x, y]).after(matrix))
    }

    /// The sides of an object's `Boundary` on the page: left, top, right, bottom.
    pub fn boundary(self, object: Node<'_, '_>) -> Option<[f32; 4]> {
        let [x, y, width, height] = *numbers(object.attribute("Boundary")?)?.first_chunk()?;
        let (one, other) = (self.point(x, y), self.point(x + width, y + height));
        let sides =
            [one.x.min(other.x), one.y.min(other.y), one.x.max(other.x), one.y.max(other.y)];
        Some(sides)
    }

    pub fn point(self, x: f32, y: f32) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point { x: a * x + c * y + e, y: b * x + d * y + f }
    }

    /// `inner` first, then `self`.
    fn after(self, inner: [f32; 6]) -> Transform {
        let [a, b, c, d, e, f] = self.0;
        let [ia, ib, ic, id, ie, if_] = inner;
        Transform([
            a * ia + c * ib,
            b * ia + d * ib,
            a * ic + c * id,
            b * ic + d * id,
            a * ie + c * if_ + e,
            b * ie + d * if_ + f,
        ])
    }
}
